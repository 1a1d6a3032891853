"""The lines of a text, as the passes of the cleaner see them: blank ones left out, blanks at the edges not counted."""

from __future__ import annotations

from typing import NamedTuple

from reportkit.clean.working import CleanChange


class Line(NamedTuple):
    """`text` stands at `[start, end)`; blanks before and after it, and the line break, are outside."""

    start: int
    end: int
    text: str


def lines_of(text: str) -> list[Line]:
    """The non-blank lines of `text` in order. Any Unicode line break ends a line."""
    lines: list[Line] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        content = raw.strip()
        if content:
            start = at if raw[0] == content[0] else at + len(raw) - len(raw.lstrip())
            lines.append(Line(start, start + len(content), content))
        at += len(raw)
    return lines


def line_edges(text: str) -> list[CleanChange]:
    """One newline between lines, no blanks at the edges of a line, none at the edges of the text."""
    changes: list[CleanChange] = []
    at = 0
    wanted = ""
    for line in lines_of(text):
        if text[at : line.start] != wanted:
            changes.append(CleanChange(at, line.start, wanted, "wrap.line-edges", "unwrap"))
        at = line.end
        wanted = "\n"
    if at < len(text):
        changes.append(CleanChange(at, len(text), "", "wrap.line-edges", "unwrap"))
    return changes
