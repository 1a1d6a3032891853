"""A report's drafts arranged for checking: by sentence, by measure, by total, with comparable units."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import msgspec

from reportkit.alignment import Span
from reportkit.checks.interval import Interval, printed
from reportkit.checks.phrases import Phrases
from reportkit.checks.rules import CheckRule
from reportkit.checks.scales import Scale, ScaleTable
from reportkit.model import Measure, Severity
from reportkit.rulepack import RuleSet, WordsRule
from reportkit.stages import CleanText, Draft, Number, ReportOutline

T = TypeVar("T")

FILLER = "checks.filler"
DIVISION = "checks.division."
THAN = "checks.than"
CUT = "It may have been cut off in place of rounded."
MOST = 60  # figures of a sentence or list that are looked at together: no report has more, and time stays linear
_COUNTED = frozenset({"count", "people", "person-times", "events"})
_CLAUSE_ENDS = frozenset(",;:、。(\n")
_TAIL = 12
_NUMERAL = "0123456789０１２３４５６７８９.,．， "


class Figure(msgspec.Struct, frozen=True, gc=False):
    """A draft with its place and scale. `label_start`: the end of the figure before it, or its sentence's start."""

    index: int
    draft: Draft
    start: int
    end: int
    label_start: int
    scale: Scale

    @property
    def key(self) -> str:
        """Equal for figures that may be added and compared (see Scale)."""
        return self.scale.key

    @property
    def interval(self) -> Interval:
        """All amounts the printed figure may stand for, in the base of its scale."""
        return printed(self.draft.number, factor=self.scale.factor, counted=self.scale.dimension in _COUNTED)

    @property
    def exact(self) -> bool:
        """Whether the figure is a plain number, with no sign and with no word and no form that widens it."""
        number = self.draft.number
        return number.modifier == "exact" and number.per is None and (number.value or 0) >= 0

    @property
    def value(self) -> Decimal:
        """The number as printed, without its multiplier."""
        assert self.draft.number.value is not None
        return self.draft.number.value

    @property
    def amount(self) -> Decimal:
        """The printed number in the base of its scale."""
        return self.value * self.step

    @property
    def step(self) -> Decimal:
        """What one of the printed number stands for in the base of its scale."""
        return self.scale.factor.scaleb(self.draft.number.unit_mult)


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """One relation looked at: whether it holds, which figures it binds, the arithmetic, the figure as stated.

    `severity` replaces the rule's where the case is weaker than usual; `note` says why.
    """

    holds: bool
    figures: tuple[Figure, ...]
    sums: str
    stated: str = ""
    what: str = ""
    severity: Severity | None = None
    note: str = ""
    proposed: str | None = None
    span: Span | None = None


class Judgement(NamedTuple):
    """Whether a stated figure agrees; if not, the severity in place of the rule's, and why."""

    holds: bool
    severity: Severity | None = None
    note: str = ""


def judge(stated: Figure, agrees: Callable[[Interval], bool]) -> Judgement:
    """Whether a stated ratio `agrees`. One that is only cut off where it should have been rounded is worth an info."""
    if agrees(stated.interval):
        return Judgement(True)
    return Judgement(False, "info", CUT) if agrees(stated.interval.cut_off()) else Judgement(False)


class ReportView:
    """What the checks look at. Made once for a report; all lists are in text order."""

    def __init__(
        self,
        clean: CleanText,
        report: ReportOutline,
        numbers: Sequence[Number],
        drafts: Sequence[Draft],
        rules: RuleSet,
    ) -> None:
        self.rules = rules
        self.text = clean.text
        self.view = clean.view
        self.report = report
        self.numbers = numbers
        self.filler = rules.compiled(_filler)
        self.divisions = rules.compiled(_divisions)
        self.than = rules.words(THAN)
        self.figures = _figures(drafts, rules.compiled(ScaleTable))
        self.sentences: list[list[Figure]] = []
        self._place: list[tuple[int, int]] = []
        self.measured: dict[Measure, list[Figure]] = {}
        self.totals: dict[int, list[Figure]] = {}
        self._clauses: dict[int, str] = {}
        self._made: dict[Callable[[ReportView], Any], Any] = {}
        last: Span | None = None
        for figure in self.figures:
            draft = figure.draft
            if draft.sentence != last:
                self.sentences.append([])
                last = draft.sentence
            self._place.append((len(self.sentences) - 1, len(self.sentences[-1])))
            self.sentences[-1].append(figure)
            self.measured.setdefault(draft.measure, []).append(figure)
            if draft.part_of is not None:
                self.totals.setdefault(draft.part_of, []).append(figure)

    def of(self, measure: Measure) -> list[Figure]:
        """All figures of one measure."""
        return self.measured.get(measure, [])

    def before(self, figure: Figure) -> list[Figure]:
        """The figures before it in its sentence, nearest first, at most MOST."""
        sentence, position = self._place[figure.index]
        return self.sentences[sentence][max(0, position - MOST) : position][::-1]

    def after(self, figure: Figure) -> list[Figure]:
        """The figures after it in its sentence, at most MOST."""
        sentence, position = self._place[figure.index]
        return self.sentences[sentence][position + 1 : position + 1 + MOST]

    def named(self, name: str, figure: Figure) -> Figure | None:
        """The first level of that name with the status and period of `figure`."""
        return self._names.get((name, figure.draft.status, figure.draft.period))

    @cached_property
    def _names(self) -> dict[tuple[str, str, str | None], Figure]:
        names: dict[tuple[str, str, str | None], Figure] = {}
        for level in self.of("level"):
            names.setdefault((level.draft.name, level.draft.status, level.draft.period), level)
        return names

    def damaged_within(self, start: int, end: int) -> bool:
        """Whether a number that can't be read stands in `view[start:end]`."""
        at = bisect_left(self._damaged, start)
        return at < len(self._damaged) and self._damaged[at] < end

    @cached_property
    def _damaged(self) -> list[int]:
        return [number.start for number in self.numbers if number.claim == "damaged"]

    def once(self, make: Callable[[ReportView], T]) -> T:
        """`make(self)`, made once: what several checks look at."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def label(self, figure: Figure) -> str:
        """The text between the figure before it in its sentence, or the sentence's start, and the figure."""
        return self.view[figure.label_start : figure.start]

    def clause(self, figure: Figure) -> str:
        """The last part of its label, after any punctuation."""
        known = self._clauses.get(figure.index)
        if known is None:
            known = self._clauses[figure.index] = _last_clause(self.label(figure))
        return known

    def compared(self, figure: Figure) -> bool:
        """Whether the figure is only named to compare with (较去年的180名增加30名)."""
        clause = self.clause(figure)
        return clause.startswith(self.than) and self.filler.cover(clause)

    def tail(self, figure: Figure) -> str:
        """The text after the figure up to any punctuation, at most a few words."""
        text = self.view[figure.end : figure.end + _TAIL]
        return text[: min((i for i in map(text.find, _CLAUSE_ENDS) if i >= 0), default=len(text))]

    def between(self, left: Figure, right: Figure) -> str:
        """The text between two figures."""
        return self.view[left.end : right.start]

    def shown(self, figure: Figure) -> str:
        """The figure as the text has it."""
        return self.text[figure.start : figure.end]

    def as_printed(self, amount: Decimal, like: Figure) -> str:
        """`amount` (in the base of the scale) written in the unit of `like`."""
        text = self.shown(like)
        if text[:1] in _NUMERAL:
            return f"{plain(amount / like.step)}{text.lstrip(_NUMERAL)}"
        return f"{plain(amount / like.scale.factor)}{like.draft.number.unit}"  # a Chinese numeral


def plain(value: Decimal) -> str:
    """A decimal for people: at most four places, no exponent, no trailing zeros."""
    text = f"{value:.4f}"
    return text.rstrip("0").rstrip(".")


def percent(ratio: Decimal) -> str:
    """A ratio in percent, to two places."""
    return f"{f'{ratio * 100:.2f}'.rstrip('0').rstrip('.')}%"


def _filler(rules: RuleSet) -> Phrases:
    return Phrases(rules.words(FILLER))


def _last_clause(label: str) -> str:
    end = len(label)
    while end and label[end - 1] in _CLAUSE_ENDS:
        end -= 1
    start = end
    while start and label[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    return label[start:end]


def _divisions(rules: RuleSet) -> tuple[tuple[str, ...], ...]:
    """Sets of labels that make a list whole."""
    return tuple(rule.words for rule in rules.of(WordsRule) if rule.id.startswith(DIVISION))


def _figures(drafts: Sequence[Draft], scales: ScaleTable) -> list[Figure]:
    figures = []
    sentence: Span | None = None
    at = 0
    for index, draft in enumerate(drafts):
        number = draft.number
        if draft.sentence != sentence:
            sentence = draft.sentence
            at = sentence[0]
        figures.append(Figure(index, draft, number.start, number.end, min(at, number.start), scales.of(number.unit)))
        at = number.end
    return figures


Check = Callable[[ReportView, CheckRule], Iterator[Verdict]]
