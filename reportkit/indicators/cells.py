"""The figures of one row of a table: name, unit, measure and period from its label and the heads over each."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from reportkit.alignment import Span
from reportkit.indicators.cellnames import Row, Titles, level_name, moved_name
from reportkit.indicators.columns import Heads
from reportkit.indicators.measure import Reading
from reportkit.indicators.naming import Name
from reportkit.indicators.pieces import Pieces
from reportkit.indicators.rows import Line, is_blank
from reportkit.indicators.tableheads import (
    TitleUnits,
    Unit,
    counted_unit,
    fitting_unit,
    head_reading,
    head_unit,
    plain,
    reading_of_cell,
    split_unit,
    topic_of_title,
    unit_of,
)
from reportkit.indicators.tabletimes import TableTimes
from reportkit.indicators.tablewords import head_words
from reportkit.indicators.tidying import tidied, tidy_words
from reportkit.model import Status
from reportkit.rulepack import RuleSet
from reportkit.stages import Number


class TableFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A number of a table read with its heads.

    `marked` says that its row is marked as part of one above, `total` that its row sums up the others; `parent` is the
    start of the number it is part of. `scope` is the place or body its row is about, `status` what its column says.
    """

    number: Number
    name: Name
    reading: Reading
    row: Span
    period: str | None
    scope: Span | None = None
    status: Status | None = None
    marked: bool = False
    total: bool = False
    parent: int | None = None


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for a group of rows: the title or label above them, whose figures they are, and their units."""

    subject: Span | None
    place: Span | None
    units: TitleUnits


class CellReader:
    """Reads the cells of rows; made once for a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self.words = rules.compiled(head_words)
        self.tidy = rules.compiled(tidy_words)

    def row(
        self, view: str, line: Line, heads: dict[int, Heads], data: dict[int, Number], times: TableTimes
    ) -> Row | None:
        """A row with its label; None where nothing says what its figures are."""
        first = min(data)
        column = self._label_column(view, line, heads, first)
        period = None
        if column is None:
            year = times.year_of(line.cells[0])
            if year is None:
                return None
            column, period = 0, year
        cell, own = split_unit(view, line.cells[column], self.words)
        label, marked = self._unmarked(view, cell)
        timed = period is not None or times.is_time(label)
        units = (unit_of(view[slice(*c)], self.words) for i, c in enumerate(line.cells) if i and i not in data)
        corner = heads.get(column)
        return Row(
            line=line,
            heads=heads,
            data=data,
            label=None if timed else label,
            corner=corner[-1] if corner else None,
            unit=own or next((unit for unit in units if unit), None),
            period=(period or times.of_label(label)) if timed else None,
            marked=marked,
        )

    def figures(self, view: str, row: Row, sheet: Sheet, times: TableTimes) -> Iterator[tuple[int, TableFigure]]:
        """The figures of a row by column; one that says how another moved is named after it."""
        level: TableFigure | None = None
        topic = topic_of_title(view, sheet.subject, self.words) if sheet.subject else None
        measured = topic if topic and view.endswith(self.words.measured, *topic) else None
        place = row.corner is not None and plain(view, row.corner).endswith(self.words.places)
        titles = Titles(sheet.subject, measured or row.whole, topic if place else None)
        total = row.label is not None and plain(view, row.label) in self.words.totals
        divided = any(self._is_planned(view, head) for heads in row.heads.values() for head in heads)
        for column, number in row.data.items():
            heads = row.heads.get(column, ())
            if heads and plain(view, heads[-1]) in self.words.serials:
                continue
            unit = head_unit(view, heads, self.words)
            told = heads
            if heads and sheet.subject and all(map(times.is_time, heads)):
                told, unit = (sheet.subject,), unit or head_unit(view, (sheet.subject,), self.words)
            reading = head_reading(view, told, unit, number, self.words)
            reading = reading_of_cell(view, row.line.cells[column], number, reading, self.words)
            bare = tuple(split_unit(view, head, self.words)[0] for head in heads)
            period = times.of_heads(bare)
            if reading.measure == "level":
                pieces = level_name(view, row, bare, titles, self.words, place=place or total)
            else:
                pieces = moved_name(
                    view, row, bare, titles, level.name.pieces if level else None, self.words, place=place or total
                )
                period = period if period and row.period is None else level.period if level else period
            figure = TableFigure(
                number=self._with_unit(view, number, reading, unit, row, sheet, bare),
                name=_named(view, tidied(view, pieces, self.tidy), number),
                reading=reading,
                row=row.line.span,
                period=row.period or period or times.period,
                scope=row.label if place and not total else sheet.place,
                status=self._status(view, bare, reading, level, divided=divided),
                marked=row.marked,
                total=total,
            )
            if reading.measure == "level" and not (level and self._is_earlier(figure, level)):
                level = figure
            yield column, figure

    def _is_earlier(self, figure: TableFigure, level: TableFigure) -> bool:
        """Whether a figure tells of the year before the one left of it: what moved then is the other."""
        if figure.name.pieces != level.name.pieces or not figure.period or not level.period:
            return False
        return figure.period[:4] < level.period[:4]

    def _label_column(self, view: str, line: Line, heads: dict[int, Heads], first: int) -> int | None:
        """Where the label stands: under a head like 项目, else in the first cell with words; the lowest of its kind."""
        found = [
            i for i in line.filled() if i < first and self._has_words(view, line.cells[i], alone=i == first - 1 == 0)
        ]
        if not found:
            return None
        column = min(found, key=lambda i: self._corner_rank(view, heads.get(i)))
        while column + 1 in found and column + 1 not in heads and heads:
            column += 1
        return column

    def _corner_rank(self, view: str, heads: Heads | None) -> int:
        """How far down the list of heads over labels the one over a column stands: 项目 before 类别."""
        text = plain(view, heads[-1]) if heads else ""
        ranks = (rank for rank, word in enumerate(self.words.corners) if text.endswith(word))
        return next(ranks, len(self.words.corners))

    def _has_words(self, view: str, cell: Span, *, alone: bool) -> bool:
        """Whether a cell may be a label: no number and, unless it stands alone before the figures, no unit."""
        text = view[slice(*cell)]
        if is_blank(view, cell) or text.strip(". ").isdecimal():
            return False
        return alone or unit_of(text, self.words) is None

    def _status(
        self, view: str, heads: Heads, reading: Reading, level: TableFigure | None, *, divided: bool
    ) -> Status | None:
        """What the heads of a column say; in a table `divided` into plans and results no plan is a result."""
        if any(self._is_planned(view, head) for head in heads):
            return "target"
        if reading.measure in ("growth", "change") and level is not None:
            return level.status
        return "actual" if divided or any(view.endswith(self.words.done, *head) for head in heads) else None

    def _is_planned(self, view: str, head: Span) -> bool:
        """Whether a head tells of a plan; one of how far a plan was fulfilled tells of a result."""
        if view.endswith(self.words.share, *head):
            return False
        return view.endswith(self.words.plans, *head) or view.startswith(self.words.plan_leads, *head)

    def _unmarked(self, view: str, label: Span) -> tuple[Span, bool]:
        """A label without its number and the sign that marks a part, and whether it had that sign."""
        start, end = label
        while end > start and view[end - 1] in self.words.notes + " :":
            end -= 1
        base = self.words.index_base.search(view, start, end)
        end = base.start() if base else end
        marked = False
        while start < end:
            mark = self.words.part_marks.at_start(view, start, end)
            number = None if mark else self.words.row_marker.match(view, start, end)
            if mark is None and number is None:
                break
            step = mark[0] if mark else number.end() - start if number else 0
            if start + step >= end:
                break
            start, marked = start + step, marked or mark is not None
            while start < end and view[start] in " \u3000":
                start += 1
        return (start, end), marked

    def _with_unit(
        self, view: str, number: Number, reading: Reading, unit: Unit | None, row: Row, sheet: Sheet, heads: Heads
    ) -> Number:
        """A number with the unit of its column, its row or its table, where it has none of its own."""
        if number.unit:
            return number
        if reading.measure in ("level", "change"):
            unit = unit or row.unit or fitting_unit(sheet.units, reading.measure) or row.carried
            if unit is None or number.unit_mult:
                counted = [
                    counted_unit(view, span, self.words) for span in (*reversed(heads), *filter(None, (row.label,)))
                ]
                tail = next((c for c in counted if c), "")
                unit = (0, tail) if tail else unit
        elif unit is None and reading.measure != "rank":
            unit = fitting_unit(sheet.units, reading.measure)
        if unit is None:
            return number
        return replace(number, unit=unit[1], unit_mult=number.unit_mult or unit[0])


def _named(view: str, pieces: Pieces, number: Number) -> Name:
    """The name of a figure; the figure itself where its label holds nothing but a unit."""
    if pieces:
        return Name(pieces=pieces, base=pieces)
    own: Pieces = ((number.start, number.end),)
    return Name(pieces=own, base=own, own=False, unclear=True)
