"""Change against level and growth; from–to against both.

Stated growth is often real growth, and a series may have been restated: where the name is one of those published at constant
prices (words `real`), or the growth is an average over years, a mismatch is only worth an `info`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportkit.checks.interval import Interval, exactly
from reportkit.checks.rules import CheckRule
from reportkit.checks.view import Figure, ReportView, Verdict, percent

_ONE = exactly(1)
_RATIOS = ("ratio", "ratio-point")
_FROM_FAR = 24  # characters between 由 and its figure
_MAX_YEARS = 30
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
REAL = "Its growth is published at constant prices, or the series may have been restated."
AVERAGE = "An average over years may be at constant prices."


def change(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """Level, change and growth of one thing: change / (level − change) (words: real, average)."""
    for figure in view.of("change"):
        if figure.key in _RATIOS or not figure.exact:
            continue
        level = next((f for f in view.before(figure) if f.key == figure.key), None)
        growth = _growth_beside(view, rule, figure)
        if level is None or growth is None or level.draft.measure != "level" or not level.exact:
            continue
        down = figure.draft.direction == "down"
        base = level.interval.plus(figure.interval) if down else level.interval.minus(figure.interval)
        if base.low <= 0:
            continue
        holds = base.times(growth.interval).meets(figure.interval)
        before = level.amount + figure.amount if down else level.amount - figure.amount
        sums = f"{view.shown(figure)} / ({view.shown(level)} {'+' if down else '-'} {view.shown(figure)})"
        sums = f"{sums} = {percent(figure.amount / before)}"
        weak = _is_real(view, rule, level)
        yield Verdict(
            holds,
            (level, figure, growth),
            sums,
            view.shown(growth),
            level.draft.name,
            severity="info" if weak else None,
            note=REAL if weak else "",
        )


def change_exceeds(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """A rise larger than the level it led to."""
    for figure in view.of("change"):
        if figure.key in _RATIOS or figure.draft.direction != "up":
            continue
        level = next(iter(view.before(figure)), None)
        if level is None or level.key != figure.key or level.draft.measure != "level":
            continue
        if view.filler.cover(view.between(level, figure)):
            before = view.as_printed(level.amount - figure.amount, level)
            sums = f"{view.shown(level)} - {view.shown(figure)} = {before}"
            holds = figure.interval.low <= level.interval.high
            yield Verdict(holds, (level, figure), sums, view.shown(figure), level.draft.name)


def from_to_change(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """From A to B, and the change that is stated right after (words: from, to)."""
    for old, new in _pairs(view, rule):
        stated = next(iter(view.after(new)), None)
        if stated is None or stated.draft.measure != "change" or not stated.exact:
            continue
        if stated.key != new.key and not (stated.key in _RATIOS and new.key in _RATIOS):
            continue
        if not view.filler.cover(view.between(new, stated)):
            continue
        low, high = (old, new) if old.amount < new.amount else (new, old)
        holds = high.interval.minus(low.interval).meets(stated.interval)
        sums = f"{view.shown(high)} - {view.shown(low)} = {view.as_printed(high.amount - low.amount, stated)}"
        yield Verdict(holds, (old, new, stated), sums, view.shown(stated), new.draft.name)


def from_to_growth(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """From A to B, and the growth that is stated right after; with 年均 over the years named (words: from, to, real, average)."""
    for old, new in _pairs(view, rule):
        stated = next(iter(view.after(new)), None)
        if stated is None or stated.draft.measure != "growth" or not stated.exact or stated.key != "ratio":
            continue
        between = view.between(new, stated)
        if stated.draft.number.unit not in rule.words["percent"] or not view.filler.cover(between) or not old.amount:
            continue
        averaged = any(word in between for word in rule.words["average"])
        years = _years(view, old, new, stated) if averaged else 1
        if years is None:
            continue
        holds = _grown(old, stated, years).meets(new.interval)
        growth = abs(new.amount / old.amount - 1)
        if averaged:
            growth = abs((new.amount / old.amount) ** (Decimal(1) / years) - 1)
        root = (
            f"({view.shown(new)} / {view.shown(old)})^(1/{years})"
            if averaged
            else f"{view.shown(new)} / {view.shown(old)}"
        )
        weak = averaged or _is_real(view, rule, new)
        yield Verdict(
            holds,
            (old, new, stated),
            f"{root} - 1 = {percent(growth)}",
            view.shown(stated),
            new.draft.name,
            severity="info" if weak else None,
            note=(AVERAGE if averaged else REAL) if weak else "",
        )


def from_to_direction(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """From A up to B where B is less, or down to B where B is more (words: from, to, up, down)."""
    for old, new in _pairs(view, rule):
        between = view.between(old, new)
        up = any(word in between for word in rule.words["up"])
        down = any(word in between for word in rule.words["down"])
        if up == down:
            continue
        wrong = new.interval.high < old.interval.low if up else new.interval.low > old.interval.high
        sign = "<" if new.amount < old.amount else ">"
        if wrong:
            sums = f"{view.shown(new)} {sign} {view.shown(old)}"
            yield Verdict(False, (old, new), sums, view.shown(new), new.draft.name)


def _pairs(view: ReportView, rule: CheckRule) -> Iterator[tuple[Figure, Figure]]:
    """Old and new level of every 由 A …到 B: neighbours of one scale, 由 before the first, 到 before the second."""
    lead, to = rule.words["from"], rule.words["to"]
    for sentence in view.sentences:
        for old, new in zip(sentence, sentence[1:], strict=False):
            if old.key != new.key or not old.exact or not new.exact or old.draft.status != new.draft.status:
                continue
            if old.draft.measure not in ("level", "share") or new.draft.measure not in ("level", "share"):
                continue
            between = view.between(old, new)
            at = max(between.rfind(word) for word in to)
            if at >= 0 and len(between) <= _FROM_FAR and view.filler.cover(between[at + 1 :]) and _led(view, old, lead):
                yield old, new


def _led(view: ReportView, figure: Figure, lead: tuple[str, ...]) -> bool:
    start = max(figure.label_start, figure.start - _FROM_FAR)
    before = view.view[start : figure.start]
    at = max(before.rfind(word) for word in lead)
    return at >= 0 and not any(mark in before[at:] for mark in ",;。")


def _growth_beside(view: ReportView, rule: CheckRule, figure: Figure) -> Figure | None:
    """The growth right before or after a change, of the same direction, with nothing else said between the two."""
    for other in (next(iter(view.after(figure)), None), next(iter(view.before(figure)), None)):
        if other is None or other.draft.measure != "growth" or not other.exact or other.key != "ratio":
            continue
        left, right = (figure, other) if figure.start < other.start else (other, figure)
        between = view.between(left, right)
        words = view.clause(left) + between
        if other.draft.number.unit not in rule.words["percent"] or other.draft.direction != figure.draft.direction:
            continue
        if view.filler.cover(between) and not any(word in words for word in rule.words["average"]):
            return other
    return None


def _is_real(view: ReportView, rule: CheckRule, figure: Figure) -> bool:
    text = view.view[figure.draft.sentence[0] : figure.draft.sentence[1]]
    return any(word in figure.draft.name for word in rule.words["real"]) or any(
        word in text for word in rule.words["basis"]
    )


def _years(view: ReportView, old: Figure, new: Figure, average: Figure) -> int | None:
    """The years from A to B, as written beside them or else as the period of the average says."""
    first = _YEAR.findall(view.view[max(old.label_start, old.start - _FROM_FAR) : old.start])
    last = _YEAR.findall(view.between(old, new))
    if not (first and last):
        period = (average.draft.period or "").split("/")
        first, last = period[:1], period[1:]
    years = int(last[-1]) - int(first[-1]) if first and last else 0
    return years if 0 < years <= _MAX_YEARS else None


def _grown(old: Figure, growth: Figure, years: int) -> Interval:
    """A after `years` of the stated growth."""
    down = growth.draft.direction == "down"
    factor = _ONE.minus(growth.interval) if down else _ONE.plus(growth.interval)
    grown = old.interval
    for _ in range(years):
        grown = grown.times(factor)
    return grown
