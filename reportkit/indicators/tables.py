"""Tables in plain text: unit, name, measure and period of a figure come from its row, the heads over it and the title.

Head lines are those above the first row with a figure; the title and the unit of the whole (单位:亿元) stand in the
lines right above, or in rows of one cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from msgspec.structs import replace

from reportkit.alignment import Span
from reportkit.indicators.cellnames import Row, without_aside
from reportkit.indicators.cellnumbers import CellNumbers
from reportkit.indicators.cells import CellReader, Sheet, TableFigure
from reportkit.indicators.columns import heads_over
from reportkit.indicators.context import Context
from reportkit.indicators.hierarchy import completes, parents_of
from reportkit.indicators.mentions import ScopeWords, place_in_title
from reportkit.indicators.rows import Line, is_blank, table_blocks
from reportkit.indicators.tableheads import Unit, above_table, plain, tells_move, title_unit, unit_of
from reportkit.indicators.tabletimes import TableTimes
from reportkit.numbers.modifiers import ModifierTable
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

_MOST_HEADS = 4  # lines of heads over a table
_RATES = frozenset("%‰")  # rates are no parts of one another

Tables = dict[int, TableFigure | None]


def read_tables(context: Context, numbers: tuple[Number, ...], rules: RuleSet) -> Tables:
    """The table figures of a report by the start of their number; None for a number in a table that is no figure."""
    found: Tables = {}
    by_start: dict[int, Number] | None = None
    for block in table_blocks(context.clean, context.report):
        by_start = by_start or {n.start: n for n in numbers}
        found.update(_Table(context, block, by_start, rules).read())
    return found


class _Table:
    """One block of rows, read from above."""

    def __init__(self, context: Context, lines: list[Line], numbers: dict[int, Number], rules: RuleSet) -> None:
        self.view, self.lines, self.numbers = context.clean.view, lines, numbers
        self.cells = rules.compiled(CellReader)
        self.words = self.cells.words
        self.reader = CellNumbers(self.view, numbers, self.words, rules.compiled(ModifierTable))
        self.scopes = rules.compiled(ScopeWords)
        self.heads: list[Line] = []
        self.stale = False  # whether the heads are those of rows already read
        above = above_table(self.view, lines[0].span[0], context.report.start, self.words)
        self.subject, self.units = above.title, above.units
        self.times = TableTimes(context, lines[0].span[0], above.title, rules)

    def read(self) -> Iterator[tuple[int, TableFigure | None]]:
        """The figures of each group of rows, and the numbers of heads and labels, which are none."""
        group: list[Line] = []
        for line in self.lines:
            if self._is_row(line, first=not group):
                group.append(line)
                continue
            filled = line.filled()
            if len(filled) > 1 and not self._is_head(line, after=self.stale or bool(group)):
                continue
            yield from self._group(group)
            self.stale = self.stale or bool(group)
            if len(filled) > 1 or (filled and not self.stale and self._ends_head(line.cells[filled[0]])):
                self.heads = [line] if self.stale else [*self.heads[1 - _MOST_HEADS :], line]
                self.stale = False
            else:
                self._label(line)
            group = []
        yield from self._group(group)

    def _label(self, line: Line) -> None:
        """A row of one cell: the unit, or a title, or what a group of rows is about."""
        filled = line.filled()
        if not filled:
            return
        span = line.cells[filled[0]]
        units = title_unit(self.view, span, self.words)
        self.units = units or self.units
        if not units or self.view.find("(", *span) > span[0]:
            self.times.title(span)
            if not self.times.is_time(span):
                self.subject = span

    def _is_head(self, line: Line, *, after: bool) -> bool:
        """Whether a line without figures is one of heads; below rows only one that tells what stands in columns."""
        first = line.cells[0]
        if all(is_blank(self.view, cell) or self._unit_in(cell) for cell in line.cells[1:]):
            units = sum(cell[0] < cell[1] and self._unit_in(cell) for cell in line.cells[1:])
            return units > 1 and bool(self.heads) and (is_blank(self.view, first) or self._unit_in(first))
        return (
            not after
            or self._is_corner(first)
            or self._years(line)
            or any(self.times.is_time(line.cells[i]) for i in line.filled())
        )

    def _is_corner(self, cell: Span) -> bool:
        """Whether the first cell of a line stands over labels: it is empty, or says of what kind they are."""
        return cell[0] == cell[1] or plain(self.view, cell).endswith((*self.words.corners, *self.words.places))

    def _ends_head(self, cell: Span) -> bool:
        """Whether a line of one cell below heads is the rest of the last of them: it says how something moved."""
        return bool(self.heads) and tells_move(self.view, cell, self.words)

    def _unit_in(self, cell: Span) -> bool:
        return unit_of(self.view[slice(*cell)], self.words) is not None

    def _is_row(self, line: Line, *, first: bool) -> bool:
        return len(line.cells) > 1 and bool(self._data(line)) and not (first and self._years(line))

    def _years(self, line: Line) -> bool:
        """Whether all numbers of a line above the rows are years, which head the columns."""
        data = self._data(line)
        if not data or any(self.times.year_of(line.cells[i]) is None for i in data):
            return False
        return len(data) > 1 or not self.heads

    def _data(self, line: Line) -> dict[int, Number]:
        """The figures of a line that are a cell and nothing else, by column; none in the first, which is the label."""
        found = {}
        headed = bool(self.heads)
        years = headed and self._holds_no_years(line)
        for i, cell in enumerate(line.cells):
            number = self.reader.read(cell, headed=headed, years=years) if i and cell[1] > cell[0] else None
            if number is not None:
                found[i] = number
        return found

    def _holds_no_years(self, line: Line) -> bool:
        """Whether what looks like years in a line are figures: they sum up others, or don't follow one another."""
        if self._is_corner(line.cells[0]):
            return False
        return plain(self.view, line.cells[0]) in self.words.totals or not self.reader.are_years(line.cells[1:])

    def _group(self, lines: list[Line]) -> Iterator[tuple[int, TableFigure | None]]:
        sheet = Sheet(subject=self.subject, place=self._place(), units=self.units)
        columns: dict[int, list[TableFigure]] = {}
        rows: list[Row] = []
        whole: Span | None = None
        carried: Unit | None = None
        total: Number | None = None
        parts: list[Number] = []  # of a division of `total` that a mark opened
        width = max((len(line.cells) for line in lines), default=0)
        for line, below in zip_longest(lines, lines[1:]):
            data = self._data(line)
            row = self._row(line, width - len(line.cells), data, lines)
            if row is None:
                continue
            rows.append(row)
            first = data[min(data)]
            if row.marked or parts:
                parts.append(first)
            last = total is not None and completes(total, parts)
            parts = [] if last else parts
            if row.label and not last and self._is_whole(row, below):
                whole, carried, total, parts = row.label, row.unit or carried, first, []
            elif self._is_part(row) and not (row.unit and carried and row.unit != carried):
                row = replace(row, whole=whole, carried=carried)
            for column, figure in self.cells.figures(self.view, row, sheet, self.times):
                columns.setdefault(column, []).append(figure)
            yield from ((start, None) for start in self._others(line, data))
        if rows:
            yield from ((start, None) for line in self.heads for start in self._others(line, {}))
        for found in columns.values():
            yield from self._related(found)

    def _place(self) -> Span | None:
        """Whose figures the title says the table gives, its number left out."""
        if self.subject is None:
            return None
        start, end = self.subject
        number = self.words.title_number.match(self.view, start, end)
        return place_in_title(self.view, (number.end() if number else start, end), self.scopes)

    def _is_whole(self, row: Row, below: Line | None) -> bool:
        """Whether a row says what the rows below are parts of: the title says it too, or the row below is marked."""
        if row.label is None or row.marked:
            return False
        text = self.view[slice(*row.label)]
        if text.endswith(self.words.products):
            return True
        if row.unit and self.subject is not None and self.view.find(text, *self.subject) >= 0:
            return True
        return below is not None and self.words.part_marks.at_start(self.view, *below.cells[0]) is not None

    def _is_part(self, row: Row) -> bool:
        """Whether a row may be a part of one above: it is marked, or does not say what is measured."""
        if row.label is None or row.marked:
            return row.marked
        return not self.view.endswith(self.words.measured, *without_aside(self.view, row.label))

    def _row(self, line: Line, short: int, data: dict[int, Number], lines: list[Line]) -> Row | None:
        """A row under its heads; where labels that span rows are left out, its cells stand further left."""
        shift = short if short and min(data) + short == min(self._data(lines[0])) and line is not lines[0] else 0
        if shift:
            empty = ((line.span[0], line.span[0]),) * shift
            line = Line(line.span, (*empty, *line.cells))
            data = {i + shift: number for i, number in data.items()}
        return self.cells.row(self.view, line, heads_over(self.view, line, self.heads), data, self.times)

    def _others(self, line: Line, data: dict[int, Number]) -> Iterator[int]:
        """The numbers in cells of a line that are heads, labels or numbers of rows."""
        first = min(data, default=len(line.cells))
        for i, (start, end) in enumerate(line.cells):
            if i < first:
                yield from (at for at in range(start, end) if at in self.numbers)

    def _related(self, found: list[TableFigure]) -> Iterator[tuple[int, TableFigure]]:
        """The figures of a column with the totals they are part of."""
        last = found[-1].total and len(found) > 2 and not found[0].total
        parents = parents_of([f.number for f in found], [f.marked for f in found], total_last=last)
        for figure, parent in zip(found, parents, strict=True):
            if parent is not None and figure.reading.measure == "level" and figure.number.unit not in _RATES:
                total, number = found[parent].number, figure.number
                if not number.unit:
                    number = replace(number, unit=total.unit, unit_mult=number.unit_mult or total.unit_mult)
                figure = replace(figure, number=number, parent=total.start)
            yield figure.number.start, figure
