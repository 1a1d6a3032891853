"""Lists of shares: against the whole they lead to, and against 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportkit.checks.interval import Interval, exactly
from reportkit.checks.lists import add, amounts, is_division
from reportkit.checks.rules import CheckRule
from reportkit.checks.shares import part_beside, whole_words, without_tail
from reportkit.checks.view import MOST, Figure, ReportView, Verdict, judge, percent, plain

Pairs = list[tuple[Figure, Figure]]

FEWEST = 3  # shares that together say how large their whole is
_NEAR = (Decimal("0.97"), Decimal("1.05"))  # of the whole


def siblings(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """Three or more parts, each with its share, in a sentence: they must lead to one whole (words: lead, tail).

    Where the parts are a known division, the whole is their sum.
    """
    for pairs in sibling_lists(view, rule):
        if is_division([view.clause(part) for part, _ in pairs], view.divisions):
            yield from _divided(view, pairs)
        elif len(pairs) >= FEWEST:
            yield from _one_whole(view, pairs)


def _divided(view: ReportView, pairs: Pairs) -> Iterator[Verdict]:
    """Each share is that of the sum of the parts."""
    parts = [part for part, _ in pairs]
    amount = amounts(parts)
    for part, figure in pairs if amount else ():
        sums = f"{view.shown(part)} / {view.as_printed(amount, part)} = {percent(part.amount / amount)}"
        yield _verdict(view, part, figure, add(parts), sums)


def _one_whole(view: ReportView, pairs: Pairs) -> Iterator[Verdict]:
    """All lead to one whole, or all but one do and that one is wrong."""
    wholes = [implied_whole(part, figure) for part, figure in pairs]
    if common(wholes) is not None:
        sums = ", ".join(f"{view.shown(part)} / {view.shown(figure)}" for part, figure in pairs)
        yield Verdict(True, tuple(figure for pair in pairs for figure in pair), sums)
        return
    rests = [common(wholes[:i] + wholes[i + 1 :]) for i in range(len(wholes))]
    odd = [(pair, rest) for pair, rest in zip(pairs, rests, strict=True) if rest is not None]
    if len(odd) == 1 and len(pairs) > FEWEST:
        (part, figure), rest = odd[0]
        made = f"{view.shown(figure)} of {_as_count(rest, part)}"
        yield _verdict(view, part, figure, rest, f"{view.shown(part)} is not {made}, the whole by the other shares")


def _verdict(view: ReportView, part: Figure, figure: Figure, whole: Interval, sums: str) -> Verdict:
    holds, severity, note = judge(figure, lambda ratio: whole.times(ratio).meets(part.interval))
    return Verdict(holds, (part, figure), sums, view.shown(figure), part.draft.name, severity, note)


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
        elif divided or _NEAR[0] < amount < _NEAR[1]:
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
