"""What a printed figure may stand for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from reportkit.model import Indicator

_LOOSE = Fraction(1, 10)  # how far a figure with 余, 近 or 约 may lie from what is written, as a share of it


def interval(item: Indicator) -> tuple[Fraction, Fraction]:
    """The amounts a printed figure may stand for: half a unit of its last digit either way, more with 余 or 约."""
    half = Fraction(5) * Fraction(10) ** (_exponent(item.value) + item.unit_mult - 1)
    low, high = Fraction(item.amount) - half, Fraction(item.amount) + half
    slack = abs(Fraction(item.amount)) * _LOOSE
    if item.modifier in ("about", "nearly", "at_most"):
        low -= slack
    if item.modifier in ("about", "over", "at_least"):
        high += slack
    return low, high


def meet(one: Indicator, other: Indicator) -> bool:
    """Whether the two may stand for the same amount; their units are the same."""
    first, second = interval(one), interval(other)
    return first[0] <= second[1] and second[0] <= first[1]


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent
