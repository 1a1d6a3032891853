"""Time expressions: one reader for years, spans, parts of years and words that count from the report's year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

import msgspec

from reportkit.era import five_years, joined_years, read_han, read_year
from reportkit.model import PeriodBasis
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.rulepack.kinds import Rule

TimeMeaning = Literal[
    "year",
    "as-of",
    "since",
    "school",
    "month",
    "years",
    "plan",
    "hidden",
    "shift",
    "before",
    "whole",
    "back",
    "ahead",
    "run",
    "part",
    "quarters",
    "first-months",
    "months",
    "month-part",
    "term",
    "today",
    "other",
]

STRETCHES: frozenset[TimeMeaning] = frozenset(
    {"plan", "back", "since"}
)  # flows are summed over them; a state stands at their end

RETURNS: frozenset[TimeMeaning] = frozenset({"whole", "shift"})  # by them a text goes back from years to its own

_HALVES = {"上": "S1", "下": "S2"}
_LOOK = 24  # how many times back the year of 全年 is looked for
_BEFORE = 16  # characters before its sign in which a time begins
_PARTS = frozenset({"part", "quarters", "first-months", "months", "month-part"})
_MONTHS = {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "S1", (7, 12): "S2"}


class TimeRule(Rule, frozen=True):
    """A pattern and how it is read; its groups are the figures it needs, in order.

    year (year) · as-of (year; in a report on a part of that year it is the part) · since (first year) · school (the
    year it begins in) · month (year, month) · years (first, last) · plan (its number, then 末 where the last year is
    meant) · hidden (a masked year) · shift (none; `shift` years from the speaker's year) · before (none; the year
    before the one spoken of) · whole (none; the year spoken of) · back, ahead, run (number of years) · part (上 or 下,
    or a quarter) · quarters, first-months (how many) · months (first, last) · month-part (month) · term (none; what the
    report says its 本期 is) · today (none) · other (what must not be read as a time). With `republic` it holds only in
    texts that count years from 1912.
    """

    pattern: str
    means: TimeMeaning
    shift: int = 0
    republic: bool = False

    def matches(self, text: str) -> bool:
        return re.search(self.pattern, text) is not None


class Reference(NamedTuple):
    """What relative words count from: the year spoken of, the speaker's year, and the period of the section.

    `republic`: years are counted from 1912. `term`: what the report says that its term (本期) is.
    """

    year: int | None
    now: int | None
    period: str | None
    today: str | None
    republic: bool = False
    term: str | None = None


class Time(msgspec.Struct, frozen=True, gc=False):
    """`text[start:end]` states `period`; `means` is how it was read."""

    start: int
    end: int
    period: str | None
    basis: PeriodBasis
    means: TimeMeaning


def end_year(period: str | None) -> int | None:
    """The last year a period touches: 2016/2020 → 2020, 2020-S1 → 2020."""
    return int(period.rpartition("/")[2][:4]) if period else None


def spans_years(period: str | None, least: int = 3) -> bool:
    """Whether a period is a stretch of so many years; a financial or school year (2024/2025) counts as one year."""
    return period is not None and "/" in period and (end_year(period) or 0) - int(period[:4]) >= least - 1


def is_stretch(time: Time) -> bool:
    """Whether a time is a stretch of years that paragraphs are told for."""
    return time.means in STRETCHES and time.period is not None and "/" in time.period


def first_year(period: str | None) -> str | None:
    """The year a period starts in: 2016/2020 → 2016."""
    return period[:4] if period else None


def part_of_year(year: int, first: int, last: int) -> str:
    """Months `first` to `last` of a year: 2020-S1, 2020-Q1, 2020-03 or 2020-01/2020-09."""
    if (first, last) == (1, 12):
        return str(year)
    if first == last:
        return f"{year}-{first:02d}"
    named = _MONTHS.get((first, last))
    return f"{year}-{named}" if named else f"{year}-{first:02d}/{year}-{last:02d}"


def in_year(period: str | None, year: int) -> str:
    """The same part of another year: (2032-S1, 2031) → 2031-S1; of a stretch of years it is the whole year."""
    if period is None or period[:4] != period.rpartition("/")[2][:4]:
        return str(year)
    return period.replace(period[:4], str(year))


class _Table:
    """Rules as one pattern, made when first used; `rules` by the group of the pattern that each is."""

    def __init__(self, table: Sequence[TimeRule]) -> None:
        self._table = table

    @cached_property
    def match(self) -> Callable[[str, int, int], re.Match[str] | None]:
        return regex("|".join(f"({rule.pattern})" for rule in self._table)).match

    @cached_property
    def rules(self) -> dict[int, TimeRule]:
        found: dict[int, TimeRule] = {}
        index = 1
        for rule in self._table:
            found[index] = rule
            index += 1 + regex(rule.pattern).groups
        return found


class TimeReader:
    """All time rules as one pattern, tried only near signs of a time and where a time can begin."""

    def __init__(self, rules: RuleSet) -> None:
        self._begins = regex(rules.pattern("time.first")).finditer
        self._signs = regex(rules.pattern("time.sign")).finditer
        self._same = rules.words("period.same-part")
        self._event_before = rules.words("period.event-before")
        table = rules.of(TimeRule)
        self._republic = _Table(table)
        self._common = _Table([rule for rule in table if not rule.republic])

    def read(self, view: str, start: int, end: int, reference: Reference) -> list[Time]:
        """The times of `view[start:end]` in order; a part of a year joins the year written right before it."""
        times: list[Time] = []
        table = self._republic if reference.republic else self._common
        for match in self._matches(table, view, start, end):
            index = match.lastindex or 0
            rule = table.rules[index]
            if rule.means == "other" or (rule.means == "term" and reference.term is None):
                continue
            groups = match.groups()[index:]
            before = times[-1] if times and times[-1].end >= match.start() - 1 else None
            if rule.means in _PARTS:
                if rule.means == "month-part" and (before is None or self._is_event(view, before)):
                    continue
                year = end_year(before.period) if before else reference.year
                period = _part(rule, groups, year)
                basis: PeriodBasis = before.basis if before else "relative"
                if before:
                    times[-1] = Time(before.start, match.end(), period, basis, rule.means)
                    continue
            else:
                period, basis = _period(rule, groups, reference)
                if period and rule.means in ("year", "before") and self._is_same_part(view, match):
                    told = times[-1].period if times and view.find("。", times[-1].end, match.start()) < 0 else None
                    period = in_year(told or reference.period, int(period))
                if rule.means == "whole" and period is None:
                    period = next((time.period for time in reversed(times[-_LOOK:]) if time.means == "year"), None)
            times.append(Time(match.start(), match.end(), period, basis, rule.means))
        return times

    def _is_same_part(self, view: str, match: re.Match[str]) -> bool:
        return match.group().endswith(self._same) or view.startswith(self._same, match.end())

    def _is_event(self, view: str, time: Time) -> bool:
        """Whether the month behind a year is when something happened (于今年2月审议)."""
        return view.endswith(self._event_before, 0, time.start)

    def _matches(self, table: _Table, view: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches of all rules in order, each sought around a sign of a time."""
        at = start
        for sign in self._signs(view, start, end):
            for begin in self._begins(view, max(at, sign.start() - _BEFORE), sign.end()):
                match = table.match(view, begin.start(), end) if begin.start() >= at else None
                if match is not None:
                    yield match
                    at = match.end()
            at = max(at, sign.end())


def _part(rule: TimeRule, groups: tuple[str | None, ...], year: int | None) -> str | None:
    if year is None:
        return None
    if rule.means == "months":
        return part_of_year(year, read_han(groups[0] or "1"), read_han(groups[1] or "12"))
    if rule.means == "month-part":
        month = read_han(groups[0] or "12")
        return part_of_year(year, month, month)
    if rule.means in ("quarters", "first-months"):
        months = read_han(groups[0] or "12") * (3 if rule.means == "quarters" else 1)
        return part_of_year(year, 1, months) if 0 < months <= 12 else None
    half, *quarters = groups[:3]
    quarter = next((q for q in quarters if q), None)
    if half:
        return f"{year}-{_HALVES[half]}"
    return f"{year}-Q{read_han(quarter or '1')}"


def _period(rule: TimeRule, groups: tuple[str | None, ...], reference: Reference) -> tuple[str | None, PeriodBasis]:
    """The period a match states, and whether it stands in the text or was counted."""
    means = rule.means
    if means == "year":
        return str(read_year(next(filter(None, groups)))), "stated"
    if means == "as-of":
        return _as_of(str(read_year(groups[0] or "")), reference.period), "stated"
    if means == "school":
        first = read_year(groups[0] or "")
        return f"{first}/{first + 1}", "stated"
    if means == "since":
        first = read_year(groups[0] or "")
        if reference.year and first < reference.year:
            return f"{first}/{reference.year}", "stated"
        return _as_of(str(first), reference.period), "stated"
    if means == "month":
        return f"{read_year(groups[0] or '')}-{read_han(groups[1] or ''):02d}", "stated"
    if means == "years":
        return joined_years(groups[0] or "", groups[1] or ""), "stated"
    if means == "plan":
        years = five_years(read_han(groups[0] or ""))
        return (years[5:] if groups[1] else years), "stated"
    if means == "hidden":
        return None, "stated"
    return _counted(rule, groups, reference), "relative"


def _as_of(year: str, period: str | None) -> str:
    """The year of a count, or the part of it that the report is about."""
    return period if period and period.startswith(f"{year}-") and "/" not in period else year


def _counted(rule: TimeRule, groups: tuple[str | None, ...], reference: Reference) -> str | None:
    if rule.means in ("today", "term"):
        return reference.today if rule.means == "today" else reference.term
    if reference.now is None or reference.year is None:
        return None
    if rule.means == "before":
        return str(reference.year - 1)
    if rule.means == "whole":
        return str(reference.year)
    if rule.means == "shift":
        year = reference.now + rule.shift
        return (
            reference.period
            if reference.period and not spans_years(reference.period) and year == reference.year
            else str(year)
        )
    count = read_han(groups[0] or "1")
    if rule.means == "ahead":
        return f"{reference.now}/{reference.now + count - 1}" if count > 1 else str(reference.now)
    return f"{reference.year - count + 1}/{reference.year}" if count > 1 else reference.period
