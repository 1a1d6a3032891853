"""Figures hidden by a mask (20xx written over 20 and the two characters after it) that the figures around them prove.

Only a proposal: the text is left as it is. Each part of a list with its share says how large the whole is; the whole
gives the hidden share or count; and that must begin with the digits the mask shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportkit.alignment import Span
from reportkit.checks.interval import Interval
from reportkit.checks.rules import CheckRule
from reportkit.checks.shares import common, implied_whole, sibling_lists
from reportkit.checks.view import Figure, ReportView, Verdict, plain

_SHOWN = re.compile(r"\d+")


def restore(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """Masked shares and counts of a list (words: mask, lead, tail)."""
    for pairs in sibling_lists(view, rule):
        whole = common([implied_whole(part, figure) for part, figure in pairs])
        if whole is None or len(pairs) < 3 or not whole.high.is_finite():
            continue
        for span in _masks(view, rule, pairs[0][0].draft.sentence):
            verdict = _hidden_share(view, rule, span, pairs, whole) or _hidden_count(view, rule, span, pairs, whole)
            if verdict:
                yield verdict


def _hidden_share(
    view: ReportView, rule: CheckRule, span: Span, pairs: list[tuple[Figure, Figure]], whole: Interval
) -> Verdict | None:
    """36件(占20xx: the count before the mask, divided by the whole."""
    text = view.view[: span[0]]
    lead = next((word for word in rule.words["lead"] if text.endswith(word)), None)
    part = next((f for f in view.figures if f.key == pairs[0][0].key and 0 <= span[0] - f.end <= 4), None)
    if lead is None or part is None:
        return None
    places = max(-_exponent(figure) for _, figure in pairs)
    low, high = (f"{part.amount / bound * 100:.{places}f}" for bound in whole)
    hidden = f"{plain(Decimal(low))}%"
    if low != high or not _fits(view, span, hidden):
        return None
    sums = f"{view.shown(part)} / {_amount(whole, part)} = {hidden}"
    return Verdict(False, (part,), sums, view.text[span[0] : span[1]], proposed=hidden, span=span)


def _hidden_count(
    view: ReportView, rule: CheckRule, span: Span, pairs: list[tuple[Figure, Figure]], whole: Interval
) -> Verdict | None:
    """20xx占11.11%: the share after the mask, of the whole, if only one count fits."""
    figure = next((f for f in view.of("share") if 0 <= f.start - span[1] <= 4 and f.exact), None)
    like = pairs[0][0]
    if figure is None or not view.view.startswith(rule.words["lead"], span[1]):
        return None
    counted = whole.times(figure.interval)
    low, high = (bound / like.step for bound in counted)
    count = round((low + high) / 2)
    if not low <= count <= high or low <= count - 1 or count + 1 <= high:
        return None
    hidden = f"{count}{like.draft.number.unit}"
    if not _fits(view, span, hidden):
        return None
    sums = f"{view.shown(figure)} × {_amount(whole, like)} = {hidden}"
    return Verdict(False, (figure,), sums, view.text[span[0] : span[1]], proposed=hidden, span=span)


def _masks(view: ReportView, rule: CheckRule, area: Span) -> Iterator[Span]:
    for mask in rule.words["mask"]:
        at = view.view.find(mask, *area)
        while at >= 0:
            yield (at, at + len(mask))
            at = view.view.find(mask, at + 1, area[1])


def _fits(view: ReportView, span: Span, hidden: str) -> bool:
    """Whether the mask can stand for `hidden`: it begins with the digits shown and is no longer than the mask."""
    return hidden.startswith(_digits(view, span)) and len(hidden) <= span[1] - span[0]


def _digits(view: ReportView, span: Span) -> str:
    match = _SHOWN.match(view.view, *span)
    return match.group() if match else ""


def _exponent(figure: Figure) -> int:
    assert figure.draft.number.value is not None
    exponent = figure.draft.number.value.as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


def _amount(whole: Interval, like: Figure) -> str:
    return f"{(whole.low + whole.high) / 2 / like.step:.0f}{like.draft.number.unit}"
