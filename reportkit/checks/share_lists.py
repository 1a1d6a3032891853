"""Lists of shares: against the whole they lead to, and against 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportkit.checks.interval import Interval, exactly
from reportkit.checks.lists import add, amounts, is_division
from reportkit.checks.rules import CheckRule
from reportkit.checks.shares import part_beside, whole_words, without_tail
from reportkit.checks.view import MOST, Figure, ReportView, Verdict, percent, plain

Pairs = list[tuple[Figure, Figure]]


def siblings(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """Three or more parts, each with its share, in a sentence: they must lead to one whole (words: lead, tail)."""
    for pairs in sibling_lists(view, rule):
        if is_division([view.clause(part) for part, _ in pairs], view.divisions):
            yield from _divided(view, pairs)
            continue
        if len(pairs) < 3:
            continue
        wholes = [implied_whole(part, figure) for part, figure in pairs]
        if common(wholes) is not None:
            sums = ", ".join(f"{view.shown(p)} / {view.shown(s)}" for p, s in pairs)
            yield Verdict(True, tuple(f for pair in pairs for f in pair), sums)
            continue
        odd = [i for i in range(len(wholes)) if common(wholes[:i] + wholes[i + 1 :]) is not None]
        if len(odd) == 1 and len(pairs) > 3:
            part, figure = pairs[odd[0]]
            rest = common(wholes[: odd[0]] + wholes[odd[0] + 1 :])
            assert rest is not None
            made = f"{view.shown(figure)} of {_as_count(rest, part)}"
            sums = f"{view.shown(part)} is not {made}, the whole by the other shares"
            yield Verdict(False, (part, figure), sums, view.shown(figure), part.draft.name)


def _divided(view: ReportView, pairs: Pairs) -> Iterator[Verdict]:
    """Parts that are a whole division: each share is that of their sum."""
    parts = [part for part, _ in pairs]
    whole, amount = add(parts), amounts(parts)
    for part, figure in pairs:
        if amount:
            sums = f"{view.shown(part)} / {view.as_printed(amount, part)} = {percent(part.amount / amount)}"
            holds = whole.times(figure.interval).meets(part.interval)
            yield Verdict(holds, (part, figure), sums, view.shown(figure), part.draft.name)


def shares_sum(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """Three or more shares of one whole that come near 100 %, or the shares of a division (words: lead, tail)."""
    hundred = exactly(1)
    for sentence in view.sentences:
        figures = [f for f in sentence if f.draft.measure == "share" and f.exact and f.draft.status == "actual"]
        if len(figures) < 2 or len({_whole_name(view, rule, f) for f in figures} - {""}) > 1:
            continue
        divided = is_division([view.clause(figure) for figure in figures], view.divisions)
        if len(figures) < 3 and not divided:
            continue
        summed = add(figures)
        amount = amounts(figures)
        sums = f"{' + '.join(map(view.shown, figures))} = {percent(amount)}"
        if summed.meets(hundred):
            yield Verdict(True, tuple(figures), sums, "100%")
        elif divided or Decimal("0.97") < amount < Decimal("1.05"):
            yield Verdict(False, tuple(figures), sums, "100%")


def sibling_lists(view: ReportView, rule: CheckRule) -> Iterator[Pairs]:
    """Per sentence: the (part, share) pairs whose shares name no whole or the same one, parts of one scale."""
    for sentence in view.sentences:
        pairs = []
        for figure in sentence[:MOST]:
            if figure.draft.measure == "share" and figure.exact:
                part = part_beside(view, rule, figure)
                if part is not None and part.exact:
                    pairs.append((part, figure))
        if len(pairs) >= 2 and len({(p.key, whole_words(view, rule, p, s)) for p, s in pairs}) == 1:
            yield pairs


def implied_whole(part: Figure, figure: Figure) -> Interval:
    """The wholes of which `part` is the share `figure` says."""
    amount, ratio = part.interval, figure.interval
    if not ratio.low:
        return Interval(Decimal(0), Decimal("Infinity"))
    return Interval(amount.low / ratio.high, amount.high / ratio.low)


def common(intervals: Sequence[Interval]) -> Interval | None:
    """What all intervals share, if anything."""
    low, high = max(i.low for i in intervals), min(i.high for i in intervals)
    return Interval(low, high) if low <= high else None


def _whole_name(view: ReportView, rule: CheckRule, figure: Figure) -> str:
    """The whole by the last 占 in a share's clause, or "" where its sentence said it before."""
    clause = view.clause(figure)
    lead = next((word for word in rule.words["lead"] if word in clause), None)
    return without_tail(clause.rpartition(lead)[2], rule.words["tail"]) if lead else ""


def _as_count(whole: Interval, part: Figure) -> str:
    middle = (whole.low + whole.high) / 2 / part.step
    return f"{middle:.0f}" if middle >= 10 else plain(middle)
