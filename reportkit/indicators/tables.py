"""Tables in plain text: rows of cells divided by tabs or bars; unit and name come from the heads.

A row is a line with a tab or two bars in it. Head rows are those above the first row with a number; the table's title
and its unit (单位:亿元) stand in the lines right above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.hierarchy import parents_of
from reportkit.indicators.lexicon import WordTable, pattern, word_table
from reportkit.indicators.measure import Reading, measure_words
from reportkit.indicators.naming import Name
from reportkit.indicators.phrases import PhraseWords, leading_time, phrase_words
from reportkit.indicators.rows import Line, table_blocks
from reportkit.model import Direction
from reportkit.numbers.numerals import NumeralReader
from reportkit.numbers.units import UnitTable
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, Number, ReportOutline

_ABOVE = 3  # lines above a table in which its title and unit stand
_TITLE = 40  # characters a title has at most


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


class TableWords(msgspec.Struct, frozen=True):
    """The word lists tables are read with."""

    unit_in_head: re.Pattern[str]
    year: re.Pattern[str]
    title_year: re.Pattern[str]
    phrases: PhraseWords
    units: UnitTable
    numerals: NumeralReader
    unit_lead: tuple[str, ...]
    generic: frozenset[str]
    generic_titles: tuple[str, ...]
    signs: str
    minus: str
    moves: WordTable[str]
    growth: tuple[str, ...]
    share: tuple[str, ...]
    marked: tuple[str, ...]
    against: tuple[str, ...]
    changes: tuple[str, ...]
    part_marks: WordTable[str]


def table_words(rules: RuleSet) -> TableWords:
    measures = rules.compiled(measure_words)
    return TableWords(
        unit_in_head=pattern(rules, "table.unit-in-head"),
        year=pattern(rules, "table.year"),
        title_year=pattern(rules, "table.title-year"),
        phrases=rules.compiled(phrase_words),
        units=rules.compiled(UnitTable),
        numerals=rules.compiled(NumeralReader),
        unit_lead=rules.words("table.unit-lead"),
        generic=frozenset(rules.words("table.generic-head")),
        generic_titles=rules.words("table.generic-title"),
        signs="".join(rules.words("table.signs")),
        minus="".join(rules.words("table.minus")),
        moves=word_table(rules, "measure.up", "measure.down"),
        growth=measures.growth_heads + measures.fall_heads,
        share=measures.share_heads,
        marked=rules.words("frame.marked"),
        against=rules.words("frame.against"),
        changes=rules.words("table.change-head"),
        part_marks=word_table(rules, "table.part-marks"),
    )


def read_tables(
    clean: CleanText, report: ReportOutline, numbers: tuple[Number, ...], rules: RuleSet
) -> dict[int, TableFigure]:
    """The table figures of a report by the start of their number; `numbers` are those that may be indicators."""
    view = clean.view
    if view.find("\t", report.start, report.end) < 0 and view.find("|", report.start, report.end) < 0:
        return {}
    words = rules.compiled(table_words)
    by_start = {n.start: n for n in numbers}
    figures: dict[int, TableFigure] = {}
    for block in table_blocks(view, report):
        figures.update(_Table(clean, report, block, by_start, words).figures())
    return figures


class _Table:
    """One block of rows."""

    def __init__(
        self,
        clean: CleanText,
        report: ReportOutline,
        lines: list[Line],
        numbers: dict[int, Number],
        words: TableWords,
    ) -> None:
        self.clean, self.view, self.words = clean, clean.view, words
        self.numbers = numbers
        first = next((i for i, line in enumerate(lines) if self._data(line)), len(lines))
        self.heads = [line for line in lines[:first] if len(line.cells) > 1]
        self.rows = [line for line in lines[:first] if len(line.cells) == 1] + lines[first:]
        self.title, self.unit_line = self._above(lines[0].span[0], report.start)
        self.subject = self.title

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
            heads, unit = self._heads_of(row), self._unit_of_row(row)
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

    def _above(self, start: int, floor: int) -> tuple[Span | None, Span | None]:
        """The title and the unit line above a table."""
        title: Span | None = None
        unit: Span | None = None
        for _ in range(_ABOVE):
            end = start - 1
            if end <= floor:
                break
            start = self.view.rfind("\n", floor, end) + 1
            start = max(start, floor)
            if self.view.startswith(self.words.unit_lead, start, end):
                unit = (start, end)
            elif 0 < end - start <= _TITLE and self.view[end - 1] not in "。;:,":
                title = (start, end)
                break
            else:
                break
        return title, unit

    def _heads_of(self, row: Line) -> dict[int, Span]:
        """The lowest head of each column that is not empty; cells are counted without empty ones where that fits.

        The corner above the labels of the rows may be empty: then the line of heads starts at the second column.
        """
        filled = [i for i, cell in enumerate(row.cells) if cell[1] > cell[0]]
        found: dict[int, Span] = {}
        for line in self.heads:
            heads = [cell for cell in line.cells if cell[1] > cell[0]]
            if len(heads) == len(filled):
                found.update(zip(filled, heads, strict=True))
            elif len(heads) == len(line.cells) == len(filled) - 1 == len(row.cells) - 1:
                found.update(zip(filled[1:], heads, strict=True))
            else:
                found.update((i, cell) for i, cell in enumerate(line.cells) if cell[1] > cell[0])
        return found

    def _figure(
        self, row: Line, row_head: Span, head: Span | None, row_unit: tuple[int, str] | None, number: Number
    ) -> TableFigure:
        head, unit = self._unit(head)
        reading = self._reading(head, number)
        row_name, head_unit = self._unit(row_head)
        assert row_name is not None
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

    def _unit_of_row(self, row: Line) -> tuple[int, str] | None:
        """The unit in a cell of its own."""
        return next((unit for cell in row.cells[1:] if (unit := self._unit_text(self.view[slice(*cell)]))), None)

    def _unit_of_table(self) -> tuple[int, str] | None:
        return self._unit_text(self.view[slice(*self.unit_line)].split(":")[-1]) if self.unit_line else None

    def _label(self, head: Span | None, row: Span, reading: Reading) -> Span | None:
        """What a column's head or the table's title adds to a row's name."""
        if (
            head
            and leading_time(self.view, *head, self.words.phrases) < head[1]
            and self.view[slice(*head)] not in self.words.generic
        ):
            return None if self.view[row[1] - 1] == self.view[head[1] - 1] else head
        return self._subject_of_title(row) if self.subject and reading.measure == "level" else None

    def _subject_of_title(self, row: Span) -> Span | None:
        """The title after its year, unless the row's name already says it."""
        assert self.subject is not None
        start, end = self.subject
        if self.view.endswith(self.words.generic_titles, start, end):
            return None
        year = self.words.title_year.search(self.view, start, end)
        start = year.end() if year else start
        subject = self.view[start:end]
        return None if self.view[slice(*row)] in subject or subject[-2:] in self.view[slice(*row)] else (start, end)

    def _unit(self, head: Span | None) -> tuple[Span | None, tuple[int, str] | None]:
        """A head without the unit in its brackets, and that unit."""
        if head is None:
            return None, None
        match = self.words.unit_in_head.search(self.view, *head)
        unit = self._unit_text(match.group(1)) if match else None
        return ((head[0], match.start()), unit) if match and unit else (head, None)

    def _unit_text(self, text: str) -> tuple[int, str] | None:
        """Multiplier and unit of 万吨, ±%, 亿元."""
        text = text.strip(self.words.signs + " ")
        at = mult = 0
        while at < len(text):
            unit = self.words.units.at(text, at)
            if unit is not None and unit.end == len(text):
                return mult, unit.text
            power = self.words.numerals.powers.get(text[at : at + 1])
            if power is None:
                return None
            mult += power
            at += 1
        return None

    def _reading(self, head: Span | None, number: Number) -> Reading:
        """The measure a column head gives: 同比增长 growth, 占比 share, else a level."""
        if head is None:
            return Reading(measure="level")
        start, end = head
        negative = self.view[number.start - 1] in self.words.minus or (number.value is not None and number.value < 0)
        if self.view.endswith(self.words.changes, start, end):
            return Reading(
                measure="change", direction="down" if negative else "up", baseline=self._baseline(start, end)
            )
        moved = self.words.moves.at_end(self.view, start, end)
        if moved is not None or self.view.endswith(self.words.growth, start, end):
            falls = moved is not None and moved[1] == "down"
            negative = self.view[number.start - 1] in self.words.minus or (
                number.value is not None and number.value < 0
            )
            direction: Direction = "down" if falls != negative else "up"
            return Reading(measure="growth", direction=direction, baseline=self._baseline(start, end))
        share = self.view.endswith(self.words.share, start, end)
        return Reading(measure="share" if share else "level")

    def _baseline(self, start: int, end: int) -> str | None:
        for word in self.words.marked:
            if self.view.startswith(word, start, end):
                return word
        if self.view.startswith(self.words.against, start, end):
            moved = self.words.moves.first_in(self.view, start + 1, end)
            return self.view[start + 1 : moved[0]] if moved else None
        return None
