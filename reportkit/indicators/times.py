"""Time expressions: one reader for years, spans, parts of years and words that count from the report's year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

import msgspec

from reportkit.model import PeriodBasis
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.rulepack.kinds import Rule

TimeMeaning = Literal[
    "year",
    "since",
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
    "months",
    "today",
    "other",
]

STRETCHES: frozenset[TimeMeaning] = frozenset(
    {"plan", "back", "since"}
)  # flows are summed over them; a state stands at their end

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HALVES = {"上": "S1", "下": "S2"}
_LOOK = 24  # how many times back the year of 全年 is looked for
_BEFORE = 12  # characters before its sign in which a time begins
_PARTS = frozenset({"part", "quarters", "months"})
_MONTHS = {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "S1", (7, 12): "S2"}


class TimeRule(Rule, frozen=True):
    """A pattern and how it is read; its groups are the figures it needs, in order.

    year (year) · since (first year) · month (year, month) · years (first, last) · plan (its number, then 末 where the
    last year is meant) · hidden (a masked year) · shift (none; `shift` years from the speaker's year) · before (none;
    the year before the one spoken of) · whole (none; the year spoken of) · back, ahead, run (number of years) ·
    part (上 or 下, or a quarter) · quarters (how many) · months (first, last) · today (none) · other (what must not be
    read as a time).
    """

    pattern: str
    means: TimeMeaning
    shift: int = 0

    def matches(self, text: str) -> bool:
        return re.search(self.pattern, text) is not None


class Reference(NamedTuple):
    """What relative words count from: the year spoken of, the speaker's year, and the period of the section."""

    year: int | None
    now: int | None
    period: str | None
    today: str | None


class Time(msgspec.Struct, frozen=True, gc=False):
    """`text[start:end]` states `period`; `means` is how it was read."""

    start: int
    end: int
    period: str | None
    basis: PeriodBasis
    means: TimeMeaning


def han_int(text: str) -> int:
    """A number up to 99 in either script: 十二 → 12, 5 → 5; a year digit by digit: 二〇一五 → 2015."""
    digits = text.translate(_DIGITS)
    if "十" in digits:
        tens, _, ones = digits.partition("十")
        return int(tens or 1) * 10 + int(ones or 0)
    return int(digits.replace("两", "2"))


def end_year(period: str | None) -> int | None:
    """The last year a period touches: 2016/2020 → 2020, 2020-S1 → 2020."""
    return int(period.rpartition("/")[2][:4]) if period else None


def first_year(period: str | None) -> str | None:
    """The year a period starts in: 2016/2020 → 2016."""
    return period[:4] if period else None


def five_years(plan: int) -> str:
    """The years of a five-year plan by its number: 13 → 2016/2020."""
    first = 1951 + 5 * plan
    return f"{first}/{first + 4}"


def part_of_year(year: int, first: int, last: int) -> str:
    """Months `first` to `last` of a year: 2020-S1, 2020-Q1, 2020-03 or 2020-01/2020-09."""
    if (first, last) == (1, 12):
        return str(year)
    if first == last:
        return f"{year}-{first:02d}"
    named = _MONTHS.get((first, last))
    return f"{year}-{named}" if named else f"{year}-{first:02d}/{year}-{last:02d}"


class TimeReader:
    """All time rules as one pattern, tried only near signs of a time and where a time can begin."""

    def __init__(self, rules: RuleSet) -> None:
        self._begins = regex(rules.pattern("time.first")).finditer
        self._signs = regex(rules.pattern("time.sign")).finditer
        table = rules.of(TimeRule)
        every = "|".join(f"({rule.pattern})" for rule in table)
        self._time = regex(every).match
        self._rules: dict[int, TimeRule] = {}
        index = 1
        for rule in table:
            self._rules[index] = rule
            index += 1 + regex(rule.pattern).groups

    def read(self, view: str, start: int, end: int, reference: Reference) -> list[Time]:
        """The times of `view[start:end]` in order; a part of a year joins the year written right before it."""
        times: list[Time] = []
        for match in self._matches(view, start, end):
            index = match.lastindex or 0
            rule = self._rules[index]
            if rule.means == "other":
                continue
            groups = match.groups()[index:]
            before = times[-1] if times and times[-1].end >= match.start() - 1 else None
            if rule.means in _PARTS:
                year = end_year(before.period) if before else reference.year
                period = _part(rule, groups, year)
                basis: PeriodBasis = before.basis if before else "relative"
                if before:
                    times[-1] = Time(before.start, match.end(), period, basis, rule.means)
                    continue
            else:
                period, basis = _period(rule, groups, reference)
                if rule.means == "whole" and period is None:
                    period = next((time.period for time in reversed(times[-_LOOK:]) if time.means == "year"), None)
            times.append(Time(match.start(), match.end(), period, basis, rule.means))
        return times

    def _matches(self, view: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches of all rules in order, each sought around a sign of a time."""
        at = start
        for sign in self._signs(view, start, end):
            for begin in self._begins(view, max(at, sign.start() - _BEFORE), sign.end()):
                match = self._time(view, begin.start(), end) if begin.start() >= at else None
                if match is not None:
                    yield match
                    at = match.end()
            at = max(at, sign.end())


def _part(rule: TimeRule, groups: tuple[str | None, ...], year: int | None) -> str | None:
    if year is None:
        return None
    if rule.means == "months":
        return part_of_year(year, han_int(groups[0] or "1"), han_int(groups[1] or "12"))
    if rule.means == "quarters":
        return part_of_year(year, 1, 3 * han_int(groups[0] or "4"))
    half, quarter = groups[:2]
    if half:
        return f"{year}-{_HALVES[half]}"
    return f"{year}-Q{han_int(quarter or '1')}"


def _period(rule: TimeRule, groups: tuple[str | None, ...], reference: Reference) -> tuple[str | None, PeriodBasis]:
    """The period a match states, and whether it stands in the text or was counted."""
    means = rule.means
    if means == "year":
        return str(han_int(groups[0] or "")), "stated"
    if means == "since":
        first = han_int(groups[0] or "")
        return (f"{first}/{reference.year}" if reference.year and first < reference.year else str(first)), "stated"
    if means == "month":
        return f"{han_int(groups[0] or '')}-{han_int(groups[1] or ''):02d}", "stated"
    if means == "years":
        return f"{han_int(groups[0] or '')}/{han_int(groups[1] or '')}", "stated"
    if means == "plan":
        years = five_years(han_int(groups[0] or ""))
        return (years[5:] if groups[1] else years), "stated"
    if means == "hidden":
        return None, "stated"
    return _counted(rule, groups, reference), "relative"


def _counted(rule: TimeRule, groups: tuple[str | None, ...], reference: Reference) -> str | None:
    if rule.means == "today":
        return reference.today
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
            if reference.period and "/" not in reference.period and year == reference.year
            else str(year)
        )
    count = han_int(groups[0] or "1")
    if rule.means == "ahead":
        return f"{reference.now}/{reference.now + count - 1}" if count > 1 else str(reference.now)
    return f"{reference.year - count + 1}/{reference.year}" if count > 1 else reference.period
