"""From A to B (由 A 增加到 B) against the change, the growth or the direction the text states.

An average growth over years, and growth of a series published at constant prices, only make an `info`: the two levels
may be at current prices.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from reportkit.checks.growth import RATIOS, REAL, is_real
from reportkit.checks.interval import Interval, exactly
from reportkit.checks.pairs import pairs
from reportkit.checks.rules import CheckRule
from reportkit.checks.view import Figure, Judgement, ReportView, Verdict, judge, percent
from reportkit.regex import regex

_FAR = 24  # characters between A and its year
_MAX_YEARS = 30
_YEAR = regex(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_AVERAGE = "An average over years may be at constant prices."


def from_to_change(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """B − A against the change stated right after, or the yearly change (words: average)."""
    for old, new, stated in _triples(view, rule, "change"):
        if stated.key != new.key and not (stated.key in RATIOS and new.key in RATIOS):
            continue
        averaged = any(word in view.between(new, stated) for word in rule.words["average"])
        low, high = (old, new) if old.amount < new.amount else (new, old)
        made = high.interval.minus(low.interval)
        spans = _years(view, old, new, stated) if averaged else (1,)
        years = next((n for n in spans if stated.interval.times(exactly(n)).meets(made)), None)
        if not spans:
            continue
        n = years or spans[0]
        difference = f"{view.shown(high)} - {view.shown(low)}"
        yearly = f"({difference}) / {n}" if averaged else difference
        sums = f"{yearly} = {view.as_printed((high.amount - low.amount) / n, stated)}"
        yield Verdict(years is not None, (old, new, stated), sums, view.shown(stated), new.draft.name)


def from_to_growth(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """B / A against the growth stated right after (words: percent, average, real, basis)."""
    for old, new, stated in _triples(view, rule, "growth"):
        if stated.draft.number.unit not in rule.words["percent"] or not old.amount:
            continue
        averaged = any(word in view.between(new, stated) for word in rule.words["average"])
        spans = _years(view, old, new, stated) if averaged else (1,)
        if not spans:
            continue
        years = next((n for n in spans if _grown(old, stated, stated.interval, n).meets(new.interval)), spans[0])
        verdict = judge(stated, partial(_grows, old, new, stated, years))
        if averaged or is_real(view, rule, new):
            verdict = Judgement(verdict.holds, "info", _AVERAGE if averaged else REAL)
        quotient = f"{view.shown(new)} / {view.shown(old)}"
        growth = (new.amount / old.amount) ** (Decimal(1) / years) - 1
        sums = f"{f'({quotient})^(1/{years})' if averaged else quotient} - 1 = {percent(growth)}"
        yield Verdict(verdict.holds, (old, new, stated), sums, view.shown(stated), new.draft.name, *verdict[1:])


def from_to_direction(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """A up to B where B is less, or down to B where B is more (words: up, down)."""
    for old, new in view.once(pairs):
        between = view.between(old, new)  # empty where the old level stands second
        up = any(word in between for word in rule.words["up"])
        down = any(word in between for word in rule.words["down"])
        if up == down:
            continue
        if new.interval.high < old.interval.low if up else new.interval.low > old.interval.high:
            sums = f"{view.shown(new)} {'<' if up else '>'} {view.shown(old)}"
            yield Verdict(False, (old, new), sums, view.shown(new), new.draft.name)


def _triples(view: ReportView, rule: CheckRule, measure: str) -> Iterator[tuple[Figure, Figure, Figure]]:
    """A, B, and the figure of `measure` right after B with nothing else said between."""
    for old, new in view.once(pairs):
        later = max(old, new, key=lambda figure: figure.start)
        stated = next(iter(view.after(later)), None)
        if stated is None or stated.draft.measure != measure or not stated.exact:
            continue
        if view.filler.cover(view.between(later, stated)):
            yield old, new, stated


def _years(view: ReportView, old: Figure, new: Figure, average: Figure) -> tuple[int, ...]:
    """The years from A to B: as written beside them, or else the period of the average, whose first year may be A's
    or the one after.
    """
    first = _YEAR.findall(view.view[max(old.label_start, old.start - _FAR) : old.start])
    last = _YEAR.findall(view.between(old, new))
    written = bool(first and last)
    if not written:
        period = (average.draft.period or "").split("/")
        first, last = period[:1], period[1:]
    years = int(last[-1][:4]) - int(first[-1][:4]) if first and last else 0
    if not 0 < years <= _MAX_YEARS:
        return ()
    return (years,) if written else (years, years + 1)


def _grows(old: Figure, new: Figure, stated: Figure, years: int, growth: Interval) -> bool:
    """Whether A may be B after `years` of `growth`."""
    return _grown(old, stated, growth, years).meets(new.interval)


def _grown(old: Figure, stated: Figure, growth: Interval, years: int) -> Interval:
    """A after `years` of `growth`, in the direction stated."""
    factor = exactly(1).minus(growth) if stated.draft.direction == "down" else exactly(1).plus(growth)
    grown = old.interval
    for _ in range(years):
        grown = grown.times(factor)
    return grown
