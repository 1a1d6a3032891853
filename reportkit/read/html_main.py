"""Which lines of a page are its main text, and which the furniture around it.

The main text stands in the smallest element that holds nearly all prose; what a class or tag calls navigation, and
lists that are nothing but links, are furniture wherever they stand. Prose elsewhere stays: a line too many is taken
away by the cleaner, a line lost is lost.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reportkit.read.extracted import Piece
from reportkit.read.html_lines import Lines, Region
from reportkit.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_NEARLY_ALL = 0.95  # of the prose
_LEAST_PROSE = 150  # characters; a page with less is kept whole but for what its tags call navigation
_LONG_LINE = 40  # characters outside links: prose even without a full stop
_RESCUED = 30  # characters outside links a sentence has at least that is kept outside the main text
_ASIDE_MOST = 0.1  # of the prose may stand in a part called navigation; more, and the name is wrong
_LINKED = 0.6  # of a line's characters inside links make it a link
_LINK_RUN = 3  # link lines in a row are a list of other pages
_TITLE_LEAST = 4  # characters
_EXCERPT_ENDS = ("…", "...")
_SENTENCE_SIGNS = "。；，！？"
_PART_TAGS = frozenset(("nav", "aside", "footer"))
_NAME = regex(r"[A-Z]?[a-z]+|[A-Z]+")


class _Sums(NamedTuple):
    """Characters of prose and inside links before each line; one entry more than there are lines."""

    prose: list[int]
    linked: list[int]
    chars: list[int]

    def of(self, region: Region) -> tuple[int, int, int]:
        prose, linked, chars = (sums[region.end] - sums[region.first] for sums in self)
        return prose, linked, chars


def furniture_lines(lines: Lines, title: str, part_names: frozenset[str]) -> set[int]:
    """The indices of the lines that are not the main text of the page; `title` is its title without the site's name."""
    pieces = lines.pieces
    sums = _Sums(
        [0, *accumulate(map(_prose, pieces))],
        [0, *accumulate(piece.linked for piece in pieces)],
        [0, *accumulate(len(piece.text) for piece in pieces)],
    )
    aside = _asides(lines, sums, part_names)
    if sums.prose[-1] < _LEAST_PROSE:
        return aside
    first, end = _main(lines.regions, sums, aside, len(pieces))
    first = _title_line(pieces, title, first, aside)
    outside = set(range(first)) | set(range(end, len(pieces)))
    linkless = _linkless(lines.regions, sums, first, end, len(pieces))
    kept = {i for i in outside - aside if linkless[i] and len(pieces[i].text) >= _RESCUED and "。" in pieces[i].text}
    return (outside - kept) | aside | _link_runs(pieces, first, end)


def _prose(piece: Piece) -> int:
    """How many characters of a line are prose, or figures of a table."""
    own = len(piece.text) - piece.linked
    if own < len(piece.text) * (1 - _LINKED):
        return 0
    if piece.kind == "row" or own >= _LONG_LINE or any(sign in piece.text for sign in _SENTENCE_SIGNS):
        return own
    return 0


def _asides(lines: Lines, sums: _Sums, part_names: frozenset[str]) -> set[int]:
    """Lines in parts called navigation, footer and the like that don't hold much of the prose."""
    found: set[int] = set()
    most = max(sums.prose[-1] * _ASIDE_MOST, 1)
    for region in lines.regions:
        if region.end > region.first and _is_part(region.element, part_names):
            prose, linked, chars = sums.of(region)
            if prose <= most or linked > chars * _LINKED:
                found.update(range(region.first, region.end))
    return {index for index in found if lines.pieces[index].kind != "heading"}


def _is_part(element: _Element, part_names: frozenset[str]) -> bool:
    if element.tag in _PART_TAGS or element.get("role") in ("navigation", "contentinfo", "search"):
        return True
    if element.tag == "body":
        return False
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return any(name.lower() in part_names for name in _NAME.findall(names))


def _main(regions: list[Region], sums: _Sums, aside: set[int], count: int) -> tuple[int, int]:
    """The lines of the smallest element that holds nearly all prose, what stands aside not counted."""
    lost = [0, *accumulate(sums.prose[i + 1] - sums.prose[i] if i in aside else 0 for i in range(count))]
    wanted = (sums.prose[-1] - lost[-1]) * _NEARLY_ALL
    best = (0, count)
    for region in regions:
        prose = sums.prose[region.end] - sums.prose[region.first] - (lost[region.end] - lost[region.first])
        if prose >= wanted and region.end - region.first < best[1] - best[0]:
            best = (region.first, region.end)
    return best


def _title_line(pieces: list[Piece], title: str, first: int, aside: set[int]) -> int:
    """Where the main text starts: at the last line before `first` that is the title, else an <h1>, else at `first`."""
    above = range(first - 1, -1, -1)
    titled = (i for i in above if i not in aside and _is_title(pieces[i].text, title))
    headed = (i for i in above if pieces[i].kind == "heading" and pieces[i].level == 1)
    return next(titled, next(headed, first))


def _is_title(text: str, title: str) -> bool:
    return _TITLE_LEAST <= len(text) <= 2 * len(title) and (text in title or title in text)


def _linkless(regions: list[Region], sums: _Sums, first: int, end: int, count: int) -> list[bool]:
    """For each line outside `[first, end)` whether the largest part of the page around it has no links."""
    free: list[bool | None] = [None] * count
    for region in reversed(regions):  # outer ones come first
        apart = region.end <= first or region.first >= end
        if apart and region.end > region.first and free[region.first] is None:
            plain = not sums.linked[region.end] - sums.linked[region.first]
            free[region.first : region.end] = [plain] * (region.end - region.first)
    return [plain is not False for plain in free]


def _link_runs(pieces: list[Piece], first: int, end: int) -> set[int]:
    """Runs of lines inside the main text that are nothing but links, or the excerpts under them."""
    found: set[int] = set()
    run: list[int] = []
    for index in range(first, end + 1):
        if index < end and _is_link(pieces[index], after_link=bool(run)):
            run.append(index)
            continue
        found.update(run if len(run) >= _LINK_RUN else ())
        run = []
    return found


def _is_link(piece: Piece, *, after_link: bool) -> bool:
    excerpt = after_link and piece.text.endswith(_EXCERPT_ENDS)
    return excerpt or piece.linked > len(piece.text) * _LINKED
