"""Tables of HTML and Word as lines: a row is a line, its cells apart by tabs, each in the column it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportkit.regex import regex

MAX_SPAN = 100  # columns or rows one cell may cover; more is an error of the page

_BLANKS = regex(r"[ \t\r\n\f\v]+")


class Cell(NamedTuple):
    """`lines` are the paragraphs of the cell; `columns` and `rows` how many it covers."""

    lines: tuple[str, ...]
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        return join_lines(self.lines)


def join_lines(lines: Iterable[str]) -> str:
    """Lines of a cell as one: with nothing between where an ideograph or full-width sign stands, else with a blank."""
    text = ""
    for line in lines:
        line = _BLANKS.sub(" ", line).strip()
        apart = text and line and text[-1] < "\u2e80" and line[0] < "\u2e80"
        text += f" {line}" if apart else line
    return text


def row_lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The lines of a table.

    A cell over several columns stands in the first, the others stay empty. One over several rows stands in the first
    row; labels at the left edge are said again in each row, since a line cannot start with an empty cell. Columns and
    rows with nothing in them are left out.
    """
    grid = _placed(rows)
    used = sorted({column for line in grid for column, text in line.items() if text})
    rank = {column: place for place, column in enumerate(used)}
    lines = (_row_line({rank[column]: text for column, text in line.items() if text}) for line in grid)
    return [line for line in lines if line]


def _row_line(cells: dict[int, str]) -> str:
    if len(cells) == 1:  # a caption or a unit line set in the table
        return next(iter(cells.values()))
    parts: list[str] = []
    at = 0
    for column, text in cells.items():
        parts += ["\t" * (column - at), text]
        at = column
    return "".join(parts)


def _placed(rows: Sequence[Sequence[Cell]]) -> list[dict[int, str]]:
    """The text in each column, row by row, in the order of the columns."""
    grid: list[dict[int, str]] = []
    over: dict[int, tuple[int, str]] = {}  # column: rows still covered from above, and the text there
    for row in rows:
        line: dict[int, str] = {}
        covered = {column: text for column, (_, text) in over.items()}
        over = {column: (left - 1, text) for column, (left, text) in over.items() if left > 1}
        at = 0
        for column in sorted(covered):  # at the left edge, without a gap
            if column != at:
                break
            line[column] = covered[column]
            at += 1
        for cell in row:
            while at in covered:
                at += 1
            line[at] = text = cell.text
            width = min(max(cell.columns, 1), MAX_SPAN)
            height = min(max(cell.rows, 1), MAX_SPAN)
            if height > 1:
                over.update({at + i: (height - 1, "" if i else text) for i in range(width)})
            at += width
        grid.append(line)
    return grid
