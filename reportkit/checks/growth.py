"""Change against level and growth.

Stated growth is often real growth, and a series may have been restated: where the name is one of those published at
constant prices (words `real`), or the sentence says so (words `basis`), a mismatch is only worth an `info`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from reportkit.checks.interval import Interval
from reportkit.checks.rules import CheckRule
from reportkit.checks.view import Figure, Judgement, ReportView, Verdict, judge, percent

RATIOS = ("ratio", "ratio-point")
_NEAR = 200  # characters around a figure in which its price basis is looked for
REAL = "Its growth may be at constant prices, or the series restated."


def change(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """Level, change and growth of one thing: change / (level − change) (words: percent, average, real, basis)."""
    for figure in view.of("change"):
        if figure.key in RATIOS or not figure.exact:
            continue
        level = next((f for f in view.before(figure) if f.key == figure.key), None)
        growth = _growth_beside(view, rule, figure)
        if level is None or growth is None or level.draft.measure != "level" or not level.exact:
            continue
        base, before, written = _before_change(view, level, figure)
        if base.low <= 0:
            continue
        verdict = judge(growth, partial(_grows, base, figure))
        if is_real(view, rule, level):
            verdict = Judgement(verdict.holds, "info", REAL)
        sums = f"{view.shown(figure)} / {written} = {percent(figure.amount / before)}"
        yield Verdict(verdict.holds, (level, figure, growth), sums, view.shown(growth), level.draft.name, *verdict[1:])


def change_exceeds(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """A rise larger than the level it led to."""
    for figure in view.of("change"):
        if figure.key in RATIOS or figure.draft.direction != "up":
            continue
        level = next(iter(view.before(figure)), None)
        if level is None or level.key != figure.key or level.draft.measure != "level":
            continue
        if _is_former(view, level, figure):
            continue
        if view.filler.cover(view.between(level, figure)):
            before = view.as_printed(level.amount - figure.amount, level)
            sums = f"{view.shown(level)} - {view.shown(figure)} = {before}"
            holds = figure.interval.low <= level.interval.high
            yield Verdict(holds, (level, figure), sums, view.shown(figure), level.draft.name)


def _before_change(view: ReportView, level: Figure, figure: Figure) -> tuple[Interval, Decimal, str]:
    """The level before the change: its interval, its amount, and how it is written."""
    if _is_former(view, level, figure):
        return level.interval, level.amount, view.shown(level)
    if figure.draft.direction == "down":
        written = f"({view.shown(level)} + {view.shown(figure)})"
        return level.interval.plus(figure.interval), level.amount + figure.amount, written
    written = f"({view.shown(level)} - {view.shown(figure)})"
    return level.interval.minus(figure.interval), level.amount - figure.amount, written


def _is_former(view: ReportView, level: Figure, figure: Figure) -> bool:
    """Whether a level is the one before the change: only compared with, or of an earlier year."""
    then, now = level.draft.period, figure.draft.period
    return view.compared(level) or bool(then and now and then.isdigit() and now.isdigit() and then < now)


def is_real(view: ReportView, rule: CheckRule, figure: Figure) -> bool:
    """Whether growth of `figure` may be at constant prices."""
    start, end = figure.draft.sentence
    text = view.view[max(start, figure.start - _NEAR) : min(end, figure.end + _NEAR)]
    named = any(word in figure.draft.name for word in rule.words["real"])
    return named or any(word in text for word in rule.words["basis"])


def _grows(base: Interval, figure: Figure, growth: Interval) -> bool:
    """Whether `growth` of `base` may be the change `figure`."""
    return base.times(growth).meets(figure.interval)


def _growth_beside(view: ReportView, rule: CheckRule, figure: Figure) -> Figure | None:
    """The growth right before or after a change, of the same direction, with nothing else said between the two."""
    for other in (next(iter(view.after(figure)), None), next(iter(view.before(figure)), None)):
        if other is None or other.draft.measure != "growth" or not other.exact:
            continue
        if other.draft.number.unit not in rule.words["percent"] or other.draft.direction != figure.draft.direction:
            continue
        left, right = (figure, other) if figure.start < other.start else (other, figure)
        between = view.between(left, right)
        averaged = any(word in view.clause(left) + between for word in rule.words["average"])
        if view.filler.cover(between) and not averaged:
            return other
    return None
