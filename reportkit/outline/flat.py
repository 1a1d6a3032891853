"""Documents whose line breaks were turned into blanks: where blanks end paragraphs, patterns see line breaks again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.outline.text import BLANKS, paragraphs
from reportkit.regex import regex

MIN_FLAT_LINE = 300  # a flattened document is one long line, or few
MIN_PARAGRAPHS = 3  # with so many blanks after a sentence's end, or more
MAX_TITLE = 45  # a segment that ends without 。 is a title line when not longer
_RUN = regex(f"[{BLANKS}]+")
_SENTENCE_ENDS = "。!?:;…”)"
_MARKER_ENDS = "、.)"
_OPENING = regex(r"(?:19|20)[0-9xX_*]{2}[ ,年]|[0-9]{1,2}(?:[、)]|\.(?![0-9]))")  # digits a paragraph may start with


def with_line_breaks(view: str, serial: re.Pattern[str]) -> str:
    """`view`, same length, with a line break for the first of the blanks between two paragraphs or titles.

    `serial` matches what counts samples behind their title (篇2); it stays in the title's line.
    """
    if view.count("。 ") + view.count("。\u3000") < MIN_PARAGRAPHS:
        return view
    pieces, at = [], 0
    for start, end in paragraphs(view):
        if end - start >= MIN_FLAT_LINE:
            breaks = list(_breaks(view, start, end, serial))
            if sum(view[place - 1] == "。" for place in breaks) >= MIN_PARAGRAPHS:
                for place in breaks:
                    pieces += [view[at:place], "\n"]
                    at = place + 1
    return "".join([*pieces, view[at:]]) if pieces else view


def _breaks(view: str, start: int, end: int, serial: re.Pattern[str]) -> Iterator[int]:
    """The blanks of a long line that end a sentence or a short title."""
    opened = start
    for run in _RUN.finditer(view, start, end):
        place = run.start()
        counted = serial.match(view, run.end()) is not None
        if view[place - 1] not in _SENTENCE_ENDS and (counted or not _ends_title(view, opened, place, run.end())):
            continue
        yield place
        opened = run.end()


def _spaced_letter(view: str, place: int, after: int) -> bool:
    """Whether the blanks `[place, after)` stand between two single characters of a letter-spaced word (一、综 合)."""
    before = view[place - 2]
    return (before in BLANKS or before in _MARKER_ENDS) and view[after + 1 : after + 2] in BLANKS


def _ends_title(view: str, opened: int, place: int, after: int) -> bool:
    """Whether `view[opened:place]` may be a title line: short, no sentence, its blank not one of a spaced-out line."""
    if not 2 <= place - opened <= MAX_TITLE or "。" in view[opened:place]:
        return False
    left, right = view[place - 1], view[after]
    if left in _MARKER_ENDS or _spaced_letter(view, place, after):
        return False
    if right.isascii() and right.isalnum():
        return not (left.isascii() and left.isalpha()) and _OPENING.match(view, after) is not None
    spaced_out = view[place - 2] in BLANKS and view[after + 1 : after + 2] in BLANKS
    return not spaced_out and not (left.isascii() and left.isalnum())
