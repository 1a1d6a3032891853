"""Rows of tables in plain text: lines of cells divided by tabs or bars."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportkit.alignment import Span
from reportkit.stages import ReportOutline

_BLANKS = " \u3000"
_LABEL = 30  # characters a label between rows has at most
_STOPS = frozenset("。;:,!?")
_SIGNS = "+-−±"


class Line(msgspec.Struct, frozen=True, gc=False):
    """A row of a table: its span and the spans of its cells, blanks at their edges left out."""

    span: Span
    cells: tuple[Span, ...]


def table_blocks(view: str, report: ReportOutline) -> Iterator[list[Line]]:
    """Runs of lines that are rows; the label of a group of rows is a line of one cell between them."""
    block: list[Line] = []
    label: Line | None = None  # the line above, if it may be one
    at = report.start
    while at < report.end:
        end = view.find("\n", at, report.end)
        end = report.end if end < 0 else end
        row = _row(view, at, end)
        if label is not None and (row is None or not _goes_on(view, block[-1], row)):
            yield block
            block, label = [], None
        if row is not None:
            block += [row] if label is None else [label, row]
            label = None
        elif block and _is_label(view, at, end):
            label = Line((at, end), ((at, end),))
        elif block:
            yield block
            block = []
        at = end + 1
    if block:
        yield block


def heads_over(row: Line, heads: list[Line]) -> dict[int, Span]:
    """The lowest head of each column of `row` that is not empty; cells are counted without empty ones where that fits.

    The corner above the labels of the rows may be empty: then the line of heads starts at the second column.
    """
    filled = [i for i, cell in enumerate(row.cells) if cell[1] > cell[0]]
    found: dict[int, Span] = {}
    for line in heads:
        named = [cell for cell in line.cells if cell[1] > cell[0]]
        if len(named) == len(filled):
            found.update(zip(filled, named, strict=True))
        elif len(named) == len(line.cells) == len(filled) - 1 == len(row.cells) - 1:
            found.update(zip(filled[1:], named, strict=True))
        else:
            found.update((i, cell) for i, cell in enumerate(line.cells) if cell[1] > cell[0])
    return found


def _row(view: str, start: int, end: int) -> Line | None:
    mark = "\t" if view.find("\t", start, end) >= 0 else "|"
    if view.count(mark, start, end) < (1 if mark == "\t" else 2):
        return None
    return Line((start, end), _cells(view, start, end, mark))


def _is_label(view: str, start: int, end: int) -> bool:
    return 0 < end - start <= _LABEL and _STOPS.isdisjoint(view[start:end])


def _goes_on(view: str, above: Line, row: Line) -> bool:
    """Whether a row below a label has the columns of the one above it, and a figure in the second: it is no head."""
    start, end = row.cells[1]
    return len(row.cells) == len(above.cells) and end > start and (view[start].isdigit() or view[start] in _SIGNS)


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
