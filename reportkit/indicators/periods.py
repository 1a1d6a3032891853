"""The period a figure is for: stated near it, counted from the report's year, or taken from its section or report."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from reportkit.alignment import Span
from reportkit.indicators.context import Context
from reportkit.indicators.sentences import Sentence, bracket_closed
from reportkit.indicators.times import STRETCHES, Time, end_year, first_year, spans_years
from reportkit.indicators.timing import SentenceTimes, times_of, turns_ahead
from reportkit.model import Measure, PeriodBasis
from reportkit.numbers.making import may_be_indicator
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

Dated = tuple[str | None, PeriodBasis | None]

_CHAIN = 30  # how many figures back a chain of comparisons is followed
_NEXT = 8  # characters of the next clause in which the verb of a comparison is looked for
_BRACKET = 60  # characters in which the end of a bracket around a time is looked for
_RUN_REACH = 4  # 连续5年 speaks of a figure at most so many characters behind it


class PeriodWords:
    """The cues around a figure, from rules/period-words.yaml and period-patterns.yaml."""

    def __init__(self, rules: RuleSet) -> None:
        self.from_words = rules.words("period.from")
        self.reaching = regex(rules.pattern("period.reaching")).match
        self.average = regex(rules.pattern("period.average")).search
        self.follows = regex(rules.pattern("period.follows")).match
        first = rules.pattern("period.flow-first")
        self.flow_or_state = regex(f"(?={first})(?:{rules.pattern('period.flow-or-state')})").finditer
        self.turns = rules.words("period.turns")
        self.same = rules.words("period.same-part")
        self.whole_task = regex(rules.pattern("period.whole-task")).search
        self.rises = regex(rules.pattern("period.rises")).match
        self.contents = regex(rules.pattern("period.contents")).search
        self.apiece = rules.words("period.apiece")
        self.separators = frozenset(rules.words("frame.separator"))


def period_of(
    context: Context, sentence: Sentence, number: Number, measure: Measure, rules: RuleSet
) -> tuple[str | None, PeriodBasis | None]:
    """The period of a figure as 2019, 2020-S1, 2016/2020 …, and what it rests on; None where the text hides it."""
    times = times_of(context, sentence, rules)
    if times.silent and not times.develops and "-" not in (times.zone.reference.period or ""):
        return times.zone.reference.period, times.zone.basis
    questions = context.once(_questions, sentence, rules)
    period, basis = questions.answer(number, measure)
    if period is not None and "-" in period and measure != "share" and questions.of_whole_year(number):
        return period[:4], basis
    return period, basis


def _questions(context: Context, sentence: Sentence, rules: RuleSet) -> _Question:
    return _Question(context, sentence, rules.compiled(PeriodWords), times_of(context, sentence, rules))


class FlowCue(NamedTuple):
    """A word in `text[start:end]` for what is summed up (flow) or for how things stand (state)."""

    start: int
    end: int
    kind: str


class _Question:
    """One sentence's figures asked for their periods."""

    def __init__(self, context: Context, sentence: Sentence, words: PeriodWords, times: SentenceTimes) -> None:
        self.view, self.sentence, self.words = context.clean.view, sentence, words
        self.times, self.zone = times, times.zone

    def answer(self, number: Number, measure: Measure) -> Dated:
        clause = self._clause(number)
        if self.times.silent:
            if self._is_old_value(number, clause):
                return None, None
            return self.zone.reference.period, self.zone.basis
        for _ in range(_CHAIN):
            own = self._own(number, clause, measure)
            average = self.words.average(self.view, clause[0], number.start)
            if average is not None and (own is None or own.start <= average.start()):
                return self._average(number, clause)
            if own is not None:
                return self._settle(own, number, clause)
            before = self._anchor(number, clause)
            if before is None:
                break
            number, clause = before, self._clause(before)
        later = self._later(number, clause)
        if later is not None:
            return later.period, later.basis
        if self._is_old_value(number, clause):
            return self._origin(clause)
        return self._settle(self._topic(number, clause) or self.times.opener or self._only_time(number), number, clause)

    def of_whole_year(self, number: Number) -> bool:
        """Whether it is the plan of a year that a part of it is measured by (完成年初预算25亿元的56%)."""
        return self.words.whole_task(self.view, self._clause(number)[0], number.start) is not None

    def _clause(self, number: Number) -> Span:
        return self.times.clause_of(self.sentence, number)

    def _own(self, number: Number, clause: Span, measure: Measure) -> Time | None:
        """The time that stands before the figure in its clause; of times told apiece (分别) the one of its turn."""
        mine = [n for n in self.times.before(number.start) if clause[0] <= n.time.start and not n.aside]
        if not mine:
            return self._baseline_time(number, clause)
        last = mine[-1]
        if last.time.means == "run":
            return last.time if measure == "level" and number.start - last.time.end <= _RUN_REACH else None
        index = bisect_left(self.times.number_starts, last.time.end)
        stop = bisect_left(self.times.number_starts, number.start)
        between = [n for n in self.sentence.numbers[index:stop][:_CHAIN] if n.claim != "date"]
        if last.origin and between and not self._listed([*between, number]):
            return None
        if len(mine) > 1 and any(word in self.view[last.time.end : number.start] for word in self.words.apiece):
            return mine[min(len(between), len(mine) - 1)].time
        return last.time

    def _listed(self, numbers: list[Number]) -> bool:
        """Whether figures stand in a row with nothing but separators between (由上年的3%、5%和7%)."""
        gaps = (self.view[a.end : b.start].strip() for a, b in pairwise(numbers))
        return all(gap in self.words.separators for gap in gaps)

    def _baseline_time(self, number: Number, clause: Span) -> Time | None:
        """The time of a figure that another one is compared with (较2030年5亿元增加…)."""
        near = [n for n in self.times.before(number.start) if clause[0] <= n.time.start]
        if not near or not all(n.aside for n in near) or not near[-1].compared:
            return None
        same = self.view[near[-1].time.end : number.start].strip() in self.words.same
        if self.words.rises(self.view, number.end, clause[1] + _NEXT if same else clause[1]) is None:
            return None
        index = bisect_left(self.times.number_starts, number.start)
        before = reversed(self.sentence.numbers[max(0, index - _CHAIN) : index])
        last = next((n for n in before if may_be_indicator(n)), None)
        return near[-1].time if last is None or last.end <= near[-1].time.end else None

    def _anchor(self, number: Number, clause: Span) -> Number | None:
        """The figure before, where this one only speaks of it (比上年增长, 占, 是…的2倍, in brackets)."""
        bracketed = self.view.startswith("(", max(0, clause[0] - 1))
        if not bracketed and not self.words.follows(self.view, clause[0], clause[1]):
            return None
        index = bisect_left(self.times.number_starts, number.start if bracketed else clause[0])
        before = reversed(self.sentence.numbers[max(0, index - _CHAIN) : index])
        return next((n for n in before if bracketed or self._is_told(n, clause[0])), None)

    def _is_told(self, number: Number, at: int) -> bool:
        """Whether a clause at offset `at` can go on from a figure: it is no base value, nor in brackets by then."""
        if bracket_closed(self.view, number.end, min(at, number.end + _BRACKET)):
            return False
        return self._baseline_time(number, self._clause(number)) is None

    def _is_old_value(self, number: Number, clause: Span) -> bool:
        """Whether it is the A of 由A增加到B with no time of its own: its year is not said."""
        if not self.times.develops:
            return False
        before = self.view[clause[0] : number.start]
        if not any(word in before for word in self.words.from_words):
            return False
        return self.words.reaching(self.view, number.end, clause[1]) is not None

    def _later(self, number: Number, clause: Span) -> Time | None:
        """The time behind a figure by which it will be reached (5个将于2031年完工)."""
        return next((n.time for n in self.times.between(number.end, clause[1]) if n.due), None)

    def _origin(self, clause: Span) -> Dated:
        """The year the developments before this one start from, in the sentence or else the paragraph."""
        for n in reversed(self.times.before(clause[0])):
            if n.origin:
                return first_year(n.time.period), n.time.basis
        before = self.times.origin
        return (first_year(before.period), before.basis) if before else (None, None)

    def _develops(self, number: Number) -> bool:
        """Whether the sentence told a development (由A增加到B) before the figure."""
        index = bisect_left(self.times.number_starts, number.start)
        return any(self._is_old_value(n, self._clause(n)) for n in self.sentence.numbers[max(0, index - 3) : index])

    def _topic(self, number: Number, clause: Span) -> Time | None:
        """The time that opened a clause before this one, or any of the sentence this one goes on from.

        The day of an event gives way to a year that opened one earlier; the year of a document stands in for both where
        the clause tells what is in it (通过2031年度预算案,岁入编列…).
        """
        day: Time | None = None
        for n in reversed(self.times.before(clause[0])):
            if n.document and self.words.contents(self.view, *clause):
                return n.time
            opens = n.topic or n.time.start < self.sentence.start
            if not opens or n.aside or n.starts_only or n.time.means == "run":
                continue
            if bracket_closed(self.view, n.time.start, min(number.start, n.time.end + _BRACKET)):
                continue
            if n.time.means == "today" and turns_ahead(self.view, n.time, number, self.zone, self.words.turns):
                continue
            if not n.day:
                return n.time
            day = day or n.time
        return day

    def _only_time(self, number: Number) -> Time | None:
        """In a report without a period of its own, the last time its sentence named before the figure."""
        if self.zone.reference.period is not None:
            return None
        before = self.times.before(number.start)
        return next((n.time for n in reversed(before) if not (n.compared or n.label or n.origin)), None)

    def _settle(self, time: Time | None, number: Number, clause: Span) -> Dated:
        """The period under `time` (None: only the section speaks); a state is dated by the end of a stretch."""
        reference = self.zone.reference
        if time is None:
            if self.zone.span and self._is_flow(number, clause, self.sentence.start, False):
                return self.zone.span, "section"
            period, basis = reference.period, self.zone.basis
            state = self.zone.role == "review"
        elif time.means == "today":
            return reference.today, "report" if reference.today else None
        else:
            period, basis = time.period, time.basis
            state = time.means in STRETCHES
        if state and spans_years(period):
            told = time is not None and self.sentence.start <= time.start
            since = time.end if time is not None and told else self.sentence.start
            if not self._is_flow(number, clause, since, told):
                period = str(end_year(period))
        return period, basis if period else None

    def _is_flow(self, number: Number, clause: Span, since: int, told: bool) -> bool:
        """Whether the figure sums up what was done (新建, 投入) rather than how things stood (达到, 人均).

        The nearest cue before it in its clause says so, else one behind it, else one before it after offset `since`;
        without any a figure is a sum where its sentence tells the stretch (`told`).
        """
        if number.claim == "rank":
            return False
        cue = self._last_cue(max(clause[0], since), number.start)
        if cue is None:
            after = self._first_cue(number.end, clause[1])
            cue = "flow" if after is not None and after != "state" else None
        cue = cue or self._last_cue(since, clause[0])
        return told if cue is None else cue != "state"

    def _last_cue(self, start: int, end: int) -> str | None:
        index = bisect_left(self.cues, (end,)) - 1
        if index >= 0 and self.cues[index].end > end:
            index -= 1
        return self.cues[index].kind if index >= 0 and self.cues[index].start >= start else None

    def _first_cue(self, start: int, end: int) -> str | None:
        index = bisect_left(self.cues, (start,))
        return self.cues[index].kind if index < len(self.cues) and self.cues[index].end <= end else None

    @cached_property
    def cues(self) -> list[FlowCue]:
        """What the sentence says of sums and of states, in order."""
        found = self.words.flow_or_state(self.view, self.sentence.start, self.sentence.end)
        return [FlowCue(match.start(), match.end(), match.lastgroup or "flow") for match in found]

    def _average(self, number: Number, clause: Span) -> Dated:
        """A yearly average is for its whole stretch: from the year it is counted from, else the stretch spoken of."""
        before = [(n, n.time.period) for n in self.times.before(number.start) if n.time.period]
        origins = [period for n, period in before if n.origin or (n.compared and "/" not in period)]
        if not origins and self.times.origin and self._develops(number):
            origins = [self.times.origin.period or ""]
        if origins:
            first = int(first_year(origins[-1]) or 0)
            ends = (end_year(period) or 0 for n, period in before if not n.origin and not n.aside)
            stated = max(ends, default=0)
            last = stated if stated > first else self.zone.reference.year
            if last and last > first:
                return f"{first}/{last}", "stated"
        near = [self._own(number, clause, "growth"), self._topic(number, clause), self.times.opener]
        for time in near:
            if time is not None and time.period and "/" in time.period:
                return time.period, time.basis
        if self.zone.stretch:
            return self.zone.stretch, "section"
        if spans_years(self.zone.reference.period):
            return self.zone.reference.period, self.zone.basis
        return self._settle(next((t for t in near if t is not None), None), number, clause)
