"""Hard wraps that became blanks: a page's lines joined with a space where each line broke.

`…以创建全 国义务教育…` was set in lines of equal width. A blank between ideographs, or after a full-width sign, is a
line break; the width of the page is the most common distance between such breaks. A line as wide as the page runs on
(the blank goes); one that falls short ends a paragraph (a newline comes back), and so does a full stop before a
numbered heading. A blank beside a digit or Latin letter may be spacing or a break: it goes, and the cheapest choice
of breaks by width says whether a paragraph ends there.

Widths are in half columns: an ideograph 2, a digit or Latin letter 1, a blank beside one ½.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, pairwise

import msgspec

from reportkit.clean.lines import Line
from reportkit.clean.markers import opens_numbered
from reportkit.clean.working import CleanChange
from reportkit.regex import regex

JOIN = "wrap.blank"
PARAGRAPH = "wrap.paragraph"

_BLANK = regex(r"[ \u3000\xa0]+")
_NARROW = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.%+-")
_PART = regex(r"第[一二三四五六七八九十]{1,3}(?:章|节|编|篇|部分)\Z")  # the blank after it is its own
_SENTENCE_ENDS = "。！？!?；;：:"
_TITLE_LINES = 20  # before a page in which its title may stand
_SHORTEST_LINE = 200  # characters; a shorter line is no page that lost its breaks
_FEWEST_BREAKS = 6
_FEWEST_FULL = 4  # lines as wide as the page
_NARROWEST_PAGE = 24
_INDENT = 4.0  # of a paragraph's first line
_RAGGED = 8.0  # a line this much narrower than the page can't run on
_OVERHANG = 4.0  # punctuation hangs over, Latin letters are wider than counted

# Costs of a line, in columns it is off by.
_ENDS_IN_STOP = 2.5
_ENDS_WITHOUT_STOP = 10.0
_AT_SPACING = 10.0  # a paragraph that ends at a blank beside a digit, with no other sign


class _Blank(msgspec.Struct, frozen=True, gc=False):
    """A blank `[start, end)`; `certain` is a line break for sure; `stop`: a sentence ends before it; `marker`: and a
    numbered heading follows.
    """

    start: int
    end: int
    certain: bool
    stop: bool
    marker: bool = False


class _Page(msgspec.Struct, frozen=True, gc=False):
    """How a text is set: the column at which each character begins, the width of a line, and how many lines are full;
    none where its blanks are no breaks.
    """

    columns: list[float]
    width: float
    full: int


class _Path(msgspec.Struct, frozen=True, gc=False):
    """The cheapest breaks up to a blank: `line` is where the line before began, `paragraph` whether it opened one."""

    cost: float
    line: int
    paragraph: bool


def blank_wraps(lines: list[Line]) -> list[CleanChange]:
    """Changes that undo line wraps standing as blanks, and give paragraphs back their newlines."""
    changes: list[CleanChange] = []
    for index, line in enumerate(lines):
        if len(line.text) >= _SHORTEST_LINE and line.text.count(" ") * 60 > len(line.text):
            changes += _unwrap(line, {_solid(other.text) for other in lines[max(0, index - _TITLE_LINES) : index]})
    return changes


def _unwrap(line: Line, titles: set[str]) -> list[CleanChange]:
    text = line.text
    blanks = [
        _blank(text, found)
        for found in _BLANK.finditer(text)
        if not _PART.search(text[max(0, found.start() - 8) : found.start()])
    ]
    page = max((_page(columns, blanks) for columns in (_columns(text), _counted(text))), key=lambda page: page.full)
    if not page.full:
        return []
    breaks = _line_breaks(page, _after_title(text, blanks, titles))
    changes = []
    for blank in blanks:
        start, end = line.start + blank.start, line.start + blank.end
        if breaks.get(blank.start):
            changes.append(CleanChange(start, end, "\n", PARAGRAPH, "unwrap"))
        elif blank.start in breaks or not (text[blank.start - 1] in _NARROW and text[blank.end] in _NARROW):
            changes.append(CleanChange(start, end, "", JOIN, "unwrap"))
    return changes


def _blank(text: str, found: re.Match[str]) -> _Blank:
    start, end = found.span()
    before, after = text[start - 1], text[end]
    certain = not (before in _NARROW or after in _NARROW) or not (before.isalnum() or before in _NARROW)
    stop = before in _SENTENCE_ENDS
    return _Blank(start, end, certain, stop, stop and opens_numbered(text, end))


def _page(columns: list[float], blanks: list[_Blank]) -> _Page:
    """The page: its width is that most stretches between certain breaks have; none where they don't agree."""
    certain = [blank for blank in blanks if blank.certain]
    if len(certain) < _FEWEST_BREAKS:
        return _Page(columns, 0.0, 0)
    widths = [columns[b.start] - columns[a.end] for a, b in pairwise(certain)]
    width, _ = Counter(round(w / 2) * 2 for w in widths).most_common(1)[0]
    full = sum(width - _INDENT - 1 <= w <= width + _OVERHANG for w in widths)
    open_ended = sum(not blank.stop for blank in certain)
    set_in_lines = full >= max(_FEWEST_FULL, len(widths) / 3) and 5 * open_ended >= 2 * len(certain)
    return _Page(columns, float(width), full if width >= _NARROWEST_PAGE and set_in_lines else 0)


def _columns(text: str) -> list[float]:
    """The column at which each character of the text begins, were it one line."""
    return list(accumulate((0.5 if c == " " else 1 if c in _NARROW else 2 for c in text), initial=0.0))


def _counted(text: str) -> list[float]:
    """The same, of a text cut by the number of its characters, as programs do."""
    return list(accumulate((0.0 if c == " " else 2.0 for c in text), initial=0.0))


def _after_title(text: str, blanks: list[_Blank], titles: set[str]) -> list[_Blank]:
    """The blanks from the end of a title on that opens the line and also stands, without blanks, on one of its own."""
    for index, blank in enumerate(blanks[:20]):
        if _solid(text[: blank.start]) in titles:
            return blanks[index:]
    return [_Blank(0, 0, certain=True, stop=True), *blanks]


def _solid(text: str) -> str:
    return _BLANK.sub("", text)


def _line_breaks(page: _Page, blanks: list[_Blank]) -> dict[int, bool]:
    """Starts of the blanks at which a line ends, and whether a paragraph does; one ends at the first of `blanks`.

    Shortest path over the blanks: a line from one blank to another costs what it is wider or narrower than the page;
    ending a paragraph costs little after a full stop, more elsewhere, most at a blank beside a digit.
    """
    columns, end = page.columns, len(page.columns) - 1
    stops = [*blanks, _Blank(end, end, certain=True, stop=True)]
    best: list[dict[bool, _Path]] = [{True: _Path(0.0, -1, True)}]  # by blank, by whether a paragraph ends there
    for here in range(1, len(stops)):
        paths: dict[bool, _Path] = {}
        for there in range(here - 1, -1, -1):
            width = columns[stops[here].start] - columns[stops[there].end]
            for opens, path in best[there].items():
                missing = page.width - (_INDENT if opens else 0.0) - width
                for ends, cost in _line_costs(stops[here], missing):
                    total = path.cost + cost
                    if ends not in paths or total < paths[ends].cost:
                        paths[ends] = _Path(total, there, opens)
            if stops[there].certain or width > page.width + _OVERHANG:
                break
        best.append(paths)
    return _breaks_on_path(stops, best)


def _line_costs(blank: _Blank, missing: float) -> list[tuple[bool, float]]:
    """What a line costs that ends at `blank`, `missing` columns short: once as a paragraph's end, once running on."""
    ending = (_ENDS_IN_STOP if blank.stop else _ENDS_WITHOUT_STOP) + (0.0 if blank.certain else _AT_SPACING)
    if blank.marker:
        return [(True, max(0.0, -missing))]
    too_wide = max(0.0, -missing) if missing >= -_OVERHANG else -3 * missing
    costs = [(True, ending + too_wide)]
    if missing < _RAGGED or not blank.certain:
        costs.append((False, too_wide + max(0.0, missing) * (1.5 if missing < _RAGGED else 3)))
    return costs


def _breaks_on_path(stops: list[_Blank], best: list[dict[bool, _Path]]) -> dict[int, bool]:
    here, ends = len(stops) - 1, True
    found = {stops[0].start: True}
    while here > 0:
        found[stops[here].start] = ends
        path = best[here][ends]
        here, ends = path.line, path.paragraph
    return found
