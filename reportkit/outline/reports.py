"""Where the reports of a file begin: numbered or repeated title lines of a page that holds several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reportkit.alignment import Span
from reportkit.outline.text import squeezed
from reportkit.outline.vocabulary import Patterns

MIN_BODY = 50  # a report has at least so many characters between its title and the next
MIN_UNNUMBERED_BODY = 100  # the same where the titles bear no serial number
MIN_COPIED = 20  # so many equal first characters under two equal titles are a site's abstract and the text itself
MIN_NAMED = 3  # characters of the body named at the start of a title
MAX_TITLE_LINE = 60
_FINISHED = "。!?”)"


class Piece(NamedTuple):
    """One report's stretch of the text; `titled` when it starts with a title line that split the file."""

    start: int
    end: int
    titled: bool


def split_reports(view: str, lines: Sequence[Span], patterns: Patterns) -> list[Piece]:
    """The reports of a file in order; one piece when nothing says there are several."""
    finders = (_serial_starts, _repeated_starts, _titled_starts)
    starts = next((found for finder in finders if (found := finder(view, lines, patterns))), [])
    if not starts:
        return [Piece(0, len(view), False)]
    bounds = [*starts, len(view)]
    return [Piece(start, end, True) for start, end in pairwise(bounds)]


def _serial_starts(view: str, lines: Sequence[Span], patterns: Patterns) -> list[int]:
    """Starts of title lines that share their words and count up (…简短一, …简短二; 篇一, 篇二)."""
    groups: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for start, end in lines:
        if end - start > MAX_TITLE_LINE:
            continue
        text = _without_length(squeezed(view[start:end]), patterns)
        head = patterns["serial-head"].match(text) if patterns["serial-word"].search(text) else None
        if head is not None and (not head["part"] or patterns["report-title"].search(head["title"])):
            groups[""].append((start, head["serial"]))
            continue
        tail = patterns["serial-title"].match(text)
        if tail is not None and patterns["report-title"].search(text):
            groups[tail["stem"].rstrip(" 篇")].append((start, tail["serial"]))
    best = _single_sample(lines, groups[""])
    for members in groups.values():
        kept = _spaced([start for start, _ in members], len(view))
        if len({serial for _, serial in members}) >= 2 and len(kept) > len(best):
            best = kept
    return best


def _single_sample(lines: Sequence[Span], heads: Sequence[tuple[int, str]]) -> list[int]:
    """The start of the only sample a page shows, when the page starts with its title."""
    return [heads[0][0]] if heads and heads[0][0] == lines[0][0] else []


def _repeated_starts(view: str, lines: Sequence[Span], patterns: Patterns) -> list[int]:
    """Starts of one title line found again after a whole report."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for start, end in lines:
        if 5 <= end - start <= MAX_TITLE_LINE and patterns["report-title"].search(view, start, end):
            groups[view[start:end]].append(start)
    best = max(groups.values(), key=len, default=[])
    next_copy = dict(pairwise(best))
    spaced = _spaced(best, len(view), MIN_UNNUMBERED_BODY)
    kept = [start for start in spaced if start not in next_copy or not _is_abstract(view, start, next_copy[start])]
    return kept if len(kept) >= 2 else []


def _is_abstract(view: str, start: int, after: int) -> bool:
    """Whether the text under the title at `start` goes on, or stands again, under the copy of that title at `after`."""
    length = view.find("\n", start) - start
    if view[start:after].rstrip().endswith((":", ",")):
        return True
    opening = view[start + length : after].strip()[:MIN_COPIED]
    return view[after + length : after + length + MAX_TITLE_LINE].lstrip().startswith(opening)


def _without_length(title: str, patterns: Patterns) -> str:
    """A title line without the number of characters a site set behind it."""
    return patterns["site-length"].sub("", title)


def _titled_starts(view: str, lines: Sequence[Span], patterns: Patterns) -> list[int]:
    """Starts of titles that name a body and a kind of report, the first one at the top, each after a finished text."""
    starts: list[int] = []
    before = ""
    for index, (start, end) in enumerate(lines):
        short = end - start <= MAX_TITLE_LINE
        if short and (not index or before in _FINISHED) and _names_report(view[start:end], patterns):
            starts.append(start)
        elif not index:
            return []
        before = "。" if short and patterns["date"].match(view, start, end) else view[end - 1]
    kept = _spaced(starts, len(view), MIN_UNNUMBERED_BODY)
    return kept if len(kept) >= 2 and kept[0] == starts[0] else []


def _names_report(line: str, patterns: Patterns) -> bool:
    if "," in line or not patterns["report-title"].search(line) or patterns["part-title"].fullmatch(line):
        return False
    body = patterns["body-name"].match(patterns["title-lead"].sub("", line))
    return body is not None and len(body["issuer"]) >= MIN_NAMED


def _spaced(starts: Sequence[int], end: int, least: int = MIN_BODY) -> list[int]:
    """The last of each cluster of starts that stand closer than a report is long (the page's list of contents)."""
    bounds = [*starts, end]
    return [start for start, after in pairwise(bounds) if after - start >= least]
