"""Tables in plain text: rows of cells divided by tabs or bars; unit and name come from the heads.

A row is a line with a tab or two bars in it. Head rows are those above the first row with a number; the table's title
and its unit (单位:亿元) stand in the lines right above.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.hierarchy import parents_of
from reportkit.indicators.measure import Reading
from reportkit.indicators.naming import Name
from reportkit.indicators.rows import Line, heads_over, table_blocks
from reportkit.indicators.tableheads import (
    HeadWords,
    Unit,
    head_reading,
    head_words,
    lines_above,
    says_more,
    split_unit,
    subject_of_title,
    unit_of,
)
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, Number, ReportOutline


class TableFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A number of a table read with its heads.

    `marked` says that its row is marked as part of one above, `parent` is the start of the number it is part of.
    """

    number: Number
    name: Name
    reading: Reading
    row: Span
    period: str | None
    marked: bool
    parent: int | None


def read_tables(
    clean: CleanText, report: ReportOutline, numbers: tuple[Number, ...], rules: RuleSet
) -> dict[int, TableFigure]:
    """The table figures of a report by the start of their number; `numbers` are those that may be indicators."""
    view = clean.view
    if view.find("\t", report.start, report.end) < 0 and view.find("|", report.start, report.end) < 0:
        return {}
    words = rules.compiled(head_words)
    by_start = {n.start: n for n in numbers}
    figures: dict[int, TableFigure] = {}
    for block in table_blocks(view, report):
        figures.update(_Table(view, report.start, block, by_start, words).figures())
    return figures


class _Table:
    """One block of rows."""

    def __init__(self, view: str, floor: int, lines: list[Line], numbers: dict[int, Number], words: HeadWords) -> None:
        self.view, self.numbers, self.words = view, numbers, words
        first = next((i for i, line in enumerate(lines) if self._data(line)), len(lines))
        self.heads = [line for line in lines[:first] if len(line.cells) > 1]
        self.rows = [line for line in lines[:first] if len(line.cells) == 1] + lines[first:]
        self.subject, self.unit_line = lines_above(view, lines[0].span[0], floor, words)

    def figures(self) -> Iterator[tuple[int, TableFigure]]:
        """The figures of each group of rows; its label, where it has one, says more than the table's title."""
        group: list[Line] = []
        for line in self.rows:
            if len(line.cells) > 1:
                group.append(line)
                continue
            yield from self._group(group)
            self.subject, group = self._unmarked(line.span), []
        yield from self._group(group)

    def _unmarked(self, label: Span) -> Span:
        start, end = label
        return (start + 2, end) if self.view[start + 1 : start + 2] == "、" else label

    def _group(self, rows: list[Line]) -> Iterator[tuple[int, TableFigure]]:
        columns: dict[int, list[TableFigure]] = {}
        for row in rows:
            row_head = next((c for c in row.cells if c[1] > c[0] and c[0] not in self.numbers), None)
            if row_head is None:
                continue
            heads, unit = heads_over(row, self.heads), self._unit_of_row(row)
            for column, cell in self._data(row).items():
                number = self.numbers[self._number_start(cell)]
                figure = self._figure(row, row_head, heads.get(column), unit, number)
                columns.setdefault(column, []).append(figure)
        for found in columns.values():
            parents = parents_of([f.number for f in found], [f.marked for f in found])
            for figure, parent in zip(found, parents, strict=True):
                if parent is not None and figure.reading.measure == "level":
                    figure = msgspec.structs.replace(figure, parent=found[parent].number.start)
                yield figure.number.start, figure

    def _data(self, line: Line) -> dict[int, Span]:
        """The cells of a line that hold a number and nothing else, by column."""
        return {i: cell for i, cell in enumerate(line.cells) if i and self._number_start(cell) in self.numbers}

    def _number_start(self, cell: Span) -> int:
        start, end = cell
        while start < end and start not in self.numbers and self.view[start] in self.words.signs:
            start += 1
        number = self.numbers.get(start)
        return start if number is not None and number.end == end else -1

    def _figure(
        self, row: Line, row_head: Span, head: Span | None, row_unit: Unit | None, number: Number
    ) -> TableFigure:
        head, unit = split_unit(self.view, head, self.words) if head is not None else (None, None)
        reading = head_reading(self.view, head, number, self.words)
        row_name, head_unit = split_unit(self.view, row_head, self.words)
        mark = self.words.part_marks.at_start(self.view, *row_name)
        if reading.measure in ("level", "change"):
            unit = unit or head_unit or row_unit or self._unit_of_table()
        if unit and not number.unit and not number.unit_mult:
            number = msgspec.structs.replace(number, unit=unit[1], unit_mult=unit[0])
        row_name = (row_name[0] + (mark[0] if mark else 0), row_name[1])
        label = self._label(head, row_name, reading)
        period = self.words.year.match(self.view, *head) if head else None
        return TableFigure(
            number=number,
            name=Name(pieces=(row_name, label) if label else (row_name,), base=(row_name,)),
            reading=reading,
            row=row.span,
            period=period.group() if period else None,
            marked=mark is not None,
            parent=None,
        )

    def _unit_of_row(self, row: Line) -> Unit | None:
        """The unit in a cell of its own."""
        units = (unit_of(self.view[slice(*cell)], self.words) for cell in row.cells[1:])
        return next((unit for unit in units if unit), None)

    def _unit_of_table(self) -> Unit | None:
        return unit_of(self.view[slice(*self.unit_line)].split(":")[-1], self.words) if self.unit_line else None

    def _label(self, head: Span | None, row: Span, reading: Reading) -> Span | None:
        """What a column's head or the table's title adds to a row's name."""
        if head is not None and says_more(self.view, head, self.words):
            return None if self.view[row[1] - 1] == self.view[head[1] - 1] else head
        if self.subject is None or reading.measure != "level":
            return None
        return subject_of_title(self.view, self.subject, row, self.words)
