"""Rows of tables in plain text: lines of cells divided by tabs or bars."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportkit.alignment import Span
from reportkit.stages import ReportOutline

_BLANKS = " \u3000"


class Line(msgspec.Struct, frozen=True, gc=False):
    """A row of a table: its span and the spans of its cells, blanks at their edges left out."""

    span: Span
    cells: tuple[Span, ...]


def table_blocks(view: str, report: ReportOutline) -> Iterator[list[Line]]:
    """Runs of lines that are rows."""
    block: list[Line] = []
    at = report.start
    while at < report.end:
        end = view.find("\n", at, report.end)
        end = report.end if end < 0 else end
        mark = "\t" if view.find("\t", at, end) >= 0 else "|"
        if view.count(mark, at, end) >= (1 if mark == "\t" else 2):
            block.append(Line((at, end), _cells(view, at, end, mark)))
        elif block:
            yield block
            block = []
        at = end + 1
    if block:
        yield block


def _cells(view: str, start: int, end: int, mark: str) -> tuple[Span, ...]:
    if mark == "|":
        start += view.startswith("|", start, end)
        end -= view.endswith("|", start, end)
    cells = []
    while True:
        cut = view.find(mark, start, end)
        stop = end if cut < 0 else cut
        left, right = start, stop
        while left < right and view[left] in _BLANKS:
            left += 1
        while right > left and view[right - 1] in _BLANKS:
            right -= 1
        cells.append((left, right))
        if cut < 0:
            return tuple(cells)
        start = cut + 1
