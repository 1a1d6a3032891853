"""Rates against the counts they are made of, and averages against count and sum."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.checks.lists import add, amounts
from reportkit.checks.rules import CheckRule
from reportkit.checks.view import MOST, Figure, ReportView, Verdict, judge, percent

_MAX_LEVELS = 12
_PER_THOUSAND = "‰"
_STEM = 2  # characters a rate's name must share with its numerator's clause


def rate(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """A rate in the sentence of its numerator and denominator; the sum of several parts over their total counts too.

    A contradiction needs the rate named after the numerator (已办结 … 办结率) and one denominator only. Words: suffix
    (the endings of rate names), due and done (what marks a denominator and its numerator: 应到, 实到).
    """
    for figure in view.of("level"):
        if figure.key != "ratio" or not figure.exact:
            continue
        levels = [f for f in view.before(figure)[:_MAX_LEVELS] if f.draft.measure == "level" and f.key != "ratio"]
        levels = [f for f in reversed(levels) if f.exact and f.amount and f.draft.status == figure.draft.status]
        if len(levels) < 2:
            continue
        found = _reconciled(view, figure, levels)
        if found:
            yield found
            continue
        pair = _due_and_done(view, rule, figure, levels) or _named_pair(view, rule, figure, levels)
        if pair:
            yield _verdict(view, figure, [pair[0]], pair[1])


def average(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """Average × count against the sum, all three in one sentence and no others.

    Words: cue (before the average: 人均), counted (the units a count may have).
    """
    counted = rule.words["counted"]
    for sentence in view.sentences:
        for figure in sentence if 2 < len(sentence) <= MOST else ():
            if figure.draft.measure not in ("level", "ratio") or figure.key in counted or not figure.exact:
                continue
            if not any(word in view.clause(figure) for word in rule.words["cue"]):
                continue
            levels = [f for f in sentence if f.draft.measure == "level" and f is not figure]
            totals = [f for f in levels if f.key == figure.key]
            counts = [f for f in levels if f.key in counted]
            if len(totals) == len(counts) == 1 and totals[0].exact and counts[0].exact:
                yield _average(view, figure, counts[0], totals[0])


def _average(view: ReportView, figure: Figure, count: Figure, total: Figure) -> Verdict:
    holds = figure.interval.times(count.interval).meets(total.interval)
    product = view.as_printed(figure.amount * count.amount, total)
    sums = f"{view.shown(count)} × {view.shown(figure)} = {product}"
    return Verdict(holds, (figure, count, total), sums, view.shown(total), total.draft.name)


def _reconciled(view: ReportView, figure: Figure, levels: list[Figure]) -> Verdict | None:
    """A denominator, and a numerator or a run of its parts, that give the rate."""
    ratio = figure.interval
    for at, base in enumerate(levels):
        expected = ratio.times(base.interval)
        parts = [f for f in levels if f is not base and f.key == base.key]
        for part in parts:
            if part.interval.high <= base.interval.high and expected.meets(part.interval):
                return _verdict(view, figure, [part], base)
        later = [f for f in levels[at + 1 :] if f.key == base.key]
        if len(later) >= 2 and expected.meets(add(later)):
            return _verdict(view, figure, later, base)
    return None


def _due_and_done(
    view: ReportView, rule: CheckRule, figure: Figure, levels: list[Figure]
) -> tuple[Figure, Figure] | None:
    """Numerator and denominator of 应到 A，实到 B，到会率 C."""
    named = any(suffix in view.clause(figure) for suffix in rule.words["suffix"])
    if not named or len(levels) != 2 or levels[0].key != levels[1].key:
        return None
    base, top = levels
    paired = view.clause(base).startswith(rule.words["due"]) and view.clause(top).startswith(rule.words["done"])
    return (top, base) if paired else None


def _named_pair(
    view: ReportView, rule: CheckRule, figure: Figure, levels: list[Figure]
) -> tuple[Figure, Figure] | None:
    """Numerator and denominator of a rate named after its numerator.

    Rates per thousand are of a mean population, which no report prints.
    """
    if figure.draft.number.unit == _PER_THOUSAND:
        return None
    clause = view.clause(figure)
    suffix = next((s for s in rule.words["suffix"] if s in clause), None)
    stem = clause.partition(suffix)[0] if suffix else ""
    if len(stem) < _STEM:
        return None
    named = [f for f in levels if stem in view.clause(f) or stem in view.tail(f)]
    tops = [f for f in named if not any(f"{due}{stem}" in view.clause(f) for due in rule.words["due"])]
    if len(tops) != 1:
        return None
    top = tops[0]
    bases = [f for f in levels if f is not top and f.key == top.key and f.start < top.start]
    if top.draft.part_of is not None:
        bases = [f for f in bases if f.index == top.draft.part_of]
    if len(bases) != 1 or bases[0].interval.high < top.interval.low:
        return None
    return top, bases[0]


def _verdict(view: ReportView, figure: Figure, tops: list[Figure], base: Figure) -> Verdict:
    holds, severity, note = judge(figure, lambda ratio: base.interval.times(ratio).meets(add(tops)))
    top = " + ".join(map(view.shown, tops))
    ratio = percent(amounts(tops) / base.amount)
    sums = f"{f'({top})' if len(tops) > 1 else top} / {view.shown(base)} = {ratio}"
    return Verdict(holds, (*tops, base, figure), sums, view.shown(figure), figure.draft.name, severity, note)
