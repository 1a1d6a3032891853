"""The new report's own word on a change (增加27人, 增长5.3%), against the two figures."""

from __future__ import annotations

from decimal import Decimal

from reportkit.checks.interval import Interval
from reportkit.diff.model import Stated
from reportkit.model import Indicator, Parsed

_PERCENT = Decimal(100)


def stated_changes(parsed: Parsed) -> dict[tuple[str, str | None, tuple[int, int]], Indicator]:
    """The changes and growth rates a document states, by name, scope and sentence."""
    return {
        (item.name, item.scope, item.sentence): item
        for report in parsed.reports
        for item in report.indicators
        if item.measure in ("change", "growth")
    }


def stated(word: Indicator, old: Indicator, new: Indicator) -> Stated:
    """What the report says of the change from `old` to `new`: can the figures, as they are rounded, bear it out?"""
    return Stated(text=word.text, id=word.id, agrees=_agrees(word, old, new))


def _agrees(word: Indicator, old: Indicator, new: Indicator) -> bool:
    before, after, said = (_printed(item) for item in (old, new, word))
    if word.direction == "down":
        said = Interval(-said.high, -said.low)
    if word.measure != "growth":
        return after.minus(before).meets(said)
    if before.low <= 0:
        return False
    return Interval(after.low / before.high - 1, after.high / before.low - 1).meets(
        Interval(said.low / _PERCENT, said.high / _PERCENT)
    )


def _printed(item: Indicator) -> Interval:
    """What a printed figure stands for: half a unit of its last digit up or down, but a whole count itself."""
    exponent = item.value.as_tuple().exponent
    assert isinstance(exponent, int)
    whole = exponent >= 0 and not item.unit_mult
    half = Decimal(0) if whole else Decimal(5).scaleb(exponent - 1 + item.unit_mult)
    return Interval(item.amount - half, item.amount + half)
