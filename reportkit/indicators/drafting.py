"""Drafting: what the readers of this package find for each number of a sentence, put together."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from msgspec.structs import replace

from reportkit.alignment import Span
from reportkit.indicators.cells import TableFigure
from reportkit.indicators.context import Context
from reportkit.indicators.frames import read_frames, whole_of_share
from reportkit.indicators.measure import Reading, read_measures
from reportkit.indicators.names import name_sentence
from reportkit.indicators.naming import Name
from reportkit.indicators.partfigures import Earlier, Figure, figures_of
from reportkit.indicators.partmarks import continues_list, opens_parts
from reportkit.indicators.partnames import name_sum
from reportkit.indicators.partproofs import wholes_of
from reportkit.indicators.parts import totals_of
from reportkit.indicators.periods import period_of
from reportkit.indicators.pieces import text_of
from reportkit.indicators.scope import among_of, scope_of
from reportkit.indicators.sentences import Sentence
from reportkit.indicators.status import status_of
from reportkit.model import PeriodBasis, Status
from reportkit.numbers.making import is_hidden, may_be_indicator
from reportkit.rulepack import RuleSet
from reportkit.stages import Draft, Number

_KEPT = 60  # figures before a share among which its part and its whole are looked for

NAME_UNCLEAR = "name-unclear"  # a flag: nothing named the figure, its name is the words around it


class Drafter:
    """Collects the drafts of one report sentence by sentence."""

    def __init__(self, context: Context, table: dict[int, TableFigure | None], rules: RuleSet) -> None:
        self.context, self.table, self.rules = context, table, rules
        self.clean = context.clean
        self.found: list[Draft] = []
        self._before: tuple[Figure, ...] = ()
        self._free: list[Figure] = []  # those of the paragraph that are no parts
        self._divided: tuple[Figure, ...] = ()  # those whose parts the lines from here on tell of
        self._named: deque[tuple[Figure, str]] = deque(maxlen=_KEPT)
        self._name_before: Name | None = None
        self._names: dict[int, Name] = {}  # those of the paragraph, by draft
        self._cells: dict[int, int] = {}
        self._below: list[tuple[int, int]] = []  # drafts whose total stands further below, and its start

    def drafts(self) -> tuple[Draft, ...]:
        """All drafts but those of hidden figures; those of rows whose total stood below them now point to it."""
        for index, total in self._below:
            self.found[index] = replace(self.found[index], part_of=self._cells.get(total))
        return _readable(self.found)

    def add(self, sentence: Sentence) -> None:
        """The drafts of one sentence."""
        own = tuple(n for n in sentence.numbers if may_be_indicator(n) or n.start in self.table or is_hidden(n))
        if sentence.paragraph_start:
            self._divided = self._parted_by(sentence)
            self._before, self._name_before = self._divided, None
            self._free = list(self._divided)
            self._names = {f.draft: self._names[f.draft] for f in self._divided if f.draft in self._names}
        if not own:
            return
        if any(n.start in self.table for n in own):
            for number in own:
                cell = self.table.get(number.start)
                if cell is not None:
                    self._add_cell(sentence, cell)
            own = tuple(n for n in own if n.start not in self.table)
        if not own:
            return
        view, rules = self.clean.view, self.rules
        frames = read_frames(view, sentence, own, rules)
        readings = read_measures(view, sentence, frames, rules)
        first = len(self.found)
        figures = figures_of(view, frames, readings, first, rules)
        listed = bool(self._divided) and sentence.paragraph_start
        earlier = Earlier(self._before, self._free[-_KEPT:], self._named)
        totals = totals_of(view, sentence, frames, figures, earlier, rules, listed=listed)

        def total_name(index: int, named: Sequence[Name]) -> Name | None:
            total = totals[index]
            if total is None or total.draft > first + index:
                return None  # a sum told later has no name yet
            return named[total.draft - first] if total.draft >= first else self._names.get(total.draft)

        scopes = [scope_of(self.context, sentence, number, rules) for number in own]
        names = name_sentence(view, sentence, frames, readings, self._name_before, scopes, total_name, rules)
        for later in {t.draft for index, t in enumerate(totals) if t and t.draft > first + index}:
            parts = [name for name, t in zip(names, totals, strict=True) if t and t.draft == later]
            names[later - first] = name_sum(view, names[later - first], parts)
        self._names.update(enumerate(names, first))
        for index, (number, reading, name, total) in enumerate(zip(own, readings, names, totals, strict=True)):
            scope = self.clean.text[slice(*name.owner)] if name.owner else scopes[index]
            self._add(sentence, number, reading, name, scope, total.draft if total else None)
            if whole := whole_of_share(view, frames[index]):
                self._note_whole(text_of(self.clean.text, name.base), whole)
            self._named.append((figures[index], self.found[-1].name))
        self._free += [figure for figure, total in zip(figures, totals, strict=True) if total is None]
        self._before, self._name_before = figures, names[-1]

    def _parted_by(self, sentence: Sentence) -> tuple[Figure, ...]:
        """The figures whose parts a paragraph tells of: those before 其中 and a colon, for each line of its list."""
        if opens_parts(self.clean.view, sentence.start, self.rules):
            return self._before
        return self._divided if continues_list(self.clean.view, sentence.start) else ()

    def _note_whole(self, part: str, whole: str) -> None:
        """Point the figure named `part` to that named `whole`, of which a share says it is one."""
        found = wholes_of(self._named, (part, whole), self.rules)
        if found is None:
            return
        draft, total = (self.found[index] for index in found)
        if draft.part_of is None and draft.period == total.period:
            self.found[found[0]] = replace(draft, part_of=found[1])

    def _add_cell(self, sentence: Sentence, cell: TableFigure) -> None:
        self._cells[cell.number.start] = len(self.found)
        parent = self._cells.get(cell.parent) if cell.parent is not None else None
        if cell.parent is not None and parent is None:
            self._below.append((len(self.found), cell.parent))
        scope = self.clean.text[slice(*cell.scope)] if cell.scope else None
        if scope is None:
            scope = scope_of(self.context, sentence, cell.number, self.rules)
        self._add(
            sentence,
            cell.number,
            cell.reading,
            cell.name,
            scope,
            parent,
            span=cell.row,
            period=cell.period,
            status=cell.status,
        )

    def _add(
        self,
        sentence: Sentence,
        number: Number,
        reading: Reading,
        name: Name,
        scope: str | None,
        part_of: int | None,
        *,
        span: Span | None = None,
        period: str | None = None,
        status: Status | None = None,
    ) -> None:
        basis: PeriodBasis | None = "stated"
        if period is None:
            period, basis = period_of(self.context, sentence, number, reading.measure, self.rules)
        self.found.append(
            Draft(
                number=_unsigned(number, reading),
                name=name.text(self.clean.text),
                name_spans=name.spans(),
                scope=scope,
                among=among_of(self.context, sentence, number, self.rules),
                measure=reading.measure,
                direction=reading.direction,
                baseline=reading.baseline,
                status=status or status_of(self.context, sentence, number, self.rules),
                period=period,
                period_basis=basis,
                part_of=part_of,
                sentence=span or (sentence.start, sentence.end),
                flags=(NAME_UNCLEAR,) if name.unclear else (),
            )
        )


def _readable(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts without those of hidden figures, which only lend their names to what stands behind them."""
    if not any(is_hidden(draft.number) for draft in drafts):
        return tuple(drafts)
    kept = [index for index, draft in enumerate(drafts) if not is_hidden(draft.number)]
    places: dict[int | None, int] = {index: place for place, index in enumerate(kept)}
    return tuple(replace(drafts[index], part_of=places.get(drafts[index].part_of)) for index in kept)


def _unsigned(number: Number, reading: Reading) -> Number:
    """A change or a growth without the minus that its direction says already (-3.5% is down by 3.5%)."""
    if number.value is None or number.value >= 0 or reading.measure not in ("change", "growth"):
        return number
    return replace(number, value=-number.value)
