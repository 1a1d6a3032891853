"""Titles without a marker: lines of their own, parts glued into a paragraph, and titles glued to a paragraph's end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportkit.outline.vocabulary import Patterns

MAX_LINE_TITLE = 32
MIN_LINE_TITLE = 2
MIN_PARAGRAPH = 40  # what stands under an unnumbered title is a paragraph of at least so many characters
_ENDS = "。:;!?,、…”)》"
_SENTENCE_ENDS = "。:;!?…”)"
_HAN = re.compile("[\u4e00-\u9fff]")


class Untitled(NamedTuple):
    """A title without a marker, `view[start:end]`. `form`: part (a half of the report), line, stopped (a line that ends
    with 。), tail (glued to the end of a paragraph)."""

    start: int
    end: int
    form: str


class Line(NamedTuple):
    """A paragraph and the marker it starts with, if any."""

    start: int
    end: int
    marked: bool


def find_untitled(view: str, lines: Sequence[Line], patterns: Patterns) -> list[Untitled]:
    """The unnumbered titles among the paragraphs of a report's body."""
    found: list[Untitled] = []
    series = False
    for index, line in enumerate(lines):
        if line.marked:
            continue
        before = lines[index - 1] if index else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        form = _line_form(view, line, before, after, series, patterns)
        if form:
            series = series or form == "stopped"
            end = line.end - 1 if view[line.end - 1] in "。:" else line.end
            found.append(Untitled(line.start, end, form))
        elif line.end - line.start > MIN_PARAGRAPH:
            found.extend(_inside(view, line, after, patterns))
    return found


def _line_form(
    view: str, line: Line, before: Line | None, after: Line | None, series: bool, patterns: Patterns
) -> str | None:
    length = line.end - line.start
    if not MIN_LINE_TITLE <= length <= MAX_LINE_TITLE or after is None:
        return None
    text = view[line.start : line.end]
    if not _HAN.search(text[:3]) and text[0] not in '“"' and not text[:4].isdigit():
        return None
    part = patterns["part-title"].match(text)
    if part is not None and part.end() >= length - 1:
        return "part"
    if patterns["salutation"].match(text) or patterns["date"].match(text) or patterns["not-title"].search(text):
        return None
    body = after.end - after.start >= MIN_PARAGRAPH and view[after.end - 1] in _SENTENCE_ENDS
    led = before is None or before.marked or view[before.end - 1] in _SENTENCE_ENDS
    if not led or not (body or after.marked):
        return None
    last = text[-1]
    if last == "。":
        colon = before is not None and view[before.end - 1] == ":"
        return "stopped" if (colon or series) and text.count("。") == 1 and text.count(",") <= 1 else None
    if last in _ENDS and last not in "”)》":
        return None
    if after.marked and before is not None and not before.marked and view[before.end - 1] == ":":
        return None
    return None if "。" in text or ":" in text else "line"


def _inside(view: str, line: Line, after: Line | None, patterns: Patterns) -> list[Untitled]:
    """Parts glued into a paragraph (…加以解决。二〇三一年工作安排2031年,…) and a title glued to its end."""
    found = []
    for part in patterns["part-title"].finditer(view, line.start, line.end):
        before = view[part.start() - 1] if part.start() > line.start else "\n"
        after_char = view[part.end() : part.end() + 4]
        if before in "\n。!?:" and after_char and (after_char.isdigit() or (part.start() == line.start and False)):
            found.append(Untitled(part.start(), part.end(), "part"))
    return found
