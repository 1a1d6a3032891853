"""The new report's own word on a change (增加27人, 增长5.3%), against the two figures."""

from __future__ import annotations

from decimal import Decimal

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
    """What the report says of the change from `old` to `new`: do the figures bear it out, within the digits stated?"""
    return Stated(text=word.text, id=word.id, agrees=_agrees(word, old, new))


def _agrees(word: Indicator, old: Indicator, new: Indicator) -> bool:
    difference = new.amount - old.amount
    if word.measure == "growth":
        if not old.amount:
            return False
        difference = difference / old.amount * _PERCENT
    said = -word.amount if word.direction == "down" else word.amount
    half_unit = Decimal(1).scaleb(_exponent(word.value) + word.unit_mult) / 2
    return abs(difference - said) <= half_unit


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent
