"""The lines of a text, as the passes of the cleaner see them: blank ones left out, blanks at the edges not counted."""

from __future__ import annotations

import msgspec


class Line(msgspec.Struct, frozen=True, gc=False):
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
