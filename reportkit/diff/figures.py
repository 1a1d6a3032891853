"""Indicators as they are compared: with their name made comparable, and their time seen from their report."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from reportkit.diff.names import Name, Normaliser, normaliser
from reportkit.model import Indicator, Parsed, Report
from reportkit.rulepack import RuleSet
from reportkit.select import walk

_YEAR = 4  # digits


class When(NamedTuple):
    """A period seen from the report: years from the report's last year to the period's (0: the same), and its kind.

    `kind` is the number of years of a span ("1", "5"), or the part of a year ("Q1", "S2", "03").
    """

    lag: int
    kind: str


class Figure(NamedTuple):
    """An indicator with all that pairing needs. `place` is 0 at the start of the document, 1 at its end."""

    item: Indicator
    name: Name
    when: When | None
    scope: str | None
    since: str | None
    section: str
    place: float


class Reader:
    """Indicators → figures, by one rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._names: Normaliser = normaliser(rules)
        self._own_scope = frozenset(rules.words("diff.own-scope"))
        self._last_year = rules.words("diff.last-year")

    def read(self, parsed: Parsed) -> tuple[Figure, ...]:
        """All indicators of a document, in text order."""
        return tuple(figure for report in parsed.reports for figure in self._report(report, parsed.source.chars))

    def _report(self, report: Report, chars: int) -> list[Figure]:
        year = report_year(report)
        titles = {section.id: section.title or "" for section in walk(report.sections)}
        return [
            Figure(
                item=item,
                name=self._names.read(item.name),
                when=when(item.period, year),
                scope=None if item.scope in self._own_scope else item.scope,
                since=self._since(item),
                section=titles.get(item.section or "", ""),
                place=item.span[0] / max(1, chars),
            )
            for item in report.indicators
        ]

    def _since(self, item: Indicator) -> str | None:
        """What a change is counted from; None for the year before, said or not."""
        if item.baseline is None or any(word in item.baseline for word in self._last_year):
            return None
        return item.baseline


def report_year(report: Report) -> int | None:
    """The last year a report is about; where it does not say, the year most of its results are for."""
    year = _last_year(report.period)
    if year is not None:
        return year
    years = Counter(
        found for item in report.indicators if item.status == "actual" and (found := _last_year(item.period))
    )
    return max(years, key=lambda y: (years[y], y)) if years else None


def when(period: str | None, year: int | None) -> When | None:
    """`period` seen from a report about `year`; None where either is not known."""
    last = _last_year(period)
    if period is None or last is None or year is None:
        return None
    first, _, end = period.partition("/")
    if end:
        start = _last_year(first)
        return When(last - year, str(last - start + 1 if start is not None else 0))
    return When(last - year, period[_YEAR + 1 :] or "1")


def _last_year(period: str | None) -> int | None:
    digits = (period or "").rpartition("/")[2][:_YEAR]
    return int(digits) if len(digits) == _YEAR and digits.isdecimal() else None


def reader(rules: RuleSet) -> Reader:
    """The reader of a rule set, made once."""
    return rules.compiled(Reader)
