"""Tables whose markup was stripped: each cell on its own line, rows told apart by the indentation of blank lines.

`<tr><td>…` without its tags leaves the cells apart by blank lines as deep as `<td>` stood, the rows by blank lines as
deep as `<tr>`. Rows come back as one line each, cells apart by a tab. A blank set apart from its indentation is an
empty cell, kept inside a row; at the ends of a row empty cells are dropped (no line starts or ends in a blank).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from reportkit.clean.working import CleanChange

RULE = "wrap.table"

_FEWEST_CELLS = 4
_CELL = 60  # characters; longer lines are text, not cells


class _Cell(msgspec.Struct, frozen=True, gc=False):
    """A line with content `[start, end)` (empty for a blank cell).

    `floor` is the least indented blank line between it and the cell above, None where there is none; `adjacent`: the
    cell above stands on the very line above.
    """

    start: int
    end: int
    floor: int | None
    adjacent: bool


def stripped_tables(text: str) -> list[CleanChange]:
    """Changes that set the rows of stripped tables on lines, cells apart by tabs."""
    if "\t\n" not in text and " \n" not in text:
        return []
    changes: list[CleanChange] = []
    for run in _runs(_cells(text)):
        for table, row_floor in _tables(run):
            changes += _rows(table, row_floor)
    return changes


def _cells(text: str) -> Iterator[_Cell]:
    at = 0
    floor: int | None = None
    adjacent = False
    for raw in text.splitlines(keepends=True):
        line = raw.rstrip("\r\n")
        content = line.strip()
        if content:
            start = at + line.index(content[0])
            yield _Cell(start, start + len(content), floor, adjacent)
            floor, adjacent = None, True
        elif line.strip("\t") and line[0] == "\t":  # a blank set apart from its indentation: an empty cell
            yield _Cell(at + len(line), at + len(line), floor, adjacent=False)
            floor, adjacent = None, False
        else:
            adjacent = False
            if line:
                floor = len(line) if floor is None else min(floor, len(line))
        at += len(raw)


def _runs(cells: Iterator[_Cell]) -> Iterator[list[_Cell]]:
    """Stretches of short lines with indented blank lines between them; a line without one goes on a broken cell."""
    run: list[_Cell] = []
    for cell in cells:
        continues = len(run) >= _FEWEST_CELLS and cell.adjacent
        if run and ((cell.floor is None and not continues) or cell.end - cell.start > _CELL):
            yield run
            run = []
        run.append(cell)
    if run:
        yield run


def _tables(run: list[_Cell]) -> Iterator[tuple[list[_Cell], int]]:
    """The tables of a run, each with the depth of the blank lines between its rows."""
    floors = Counter(cell.floor for cell in run[1:] if cell.floor is not None)
    if len(run) < _FEWEST_CELLS or len(floors) < 2:
        return
    cell_floor, _ = floors.most_common(1)[0]
    row_floor = max((floor for floor in floors if floor < cell_floor), default=None)
    if row_floor is None:
        return
    table: list[_Cell] = []
    for cell in run:
        if table and cell.floor is not None and cell.floor < row_floor:
            yield table, row_floor
            table = []
        table.append(cell)
    yield table, row_floor


def _rows(table: list[_Cell], row_floor: int) -> Iterator[CleanChange]:
    """Changes between the cells of one table that have content."""
    last: _Cell | None = None
    separator = ""
    for cell in table:
        if cell.floor is not None:
            separator = "\n" if cell.floor <= row_floor else separator + "\t"
        if cell.start == cell.end:
            continue
        if last is not None:
            yield CleanChange(
                last.end, cell.start, separator[:1] if separator[:1] == "\n" else separator, RULE, "unwrap"
            )
        last, separator = cell, ""
