"""What a printed figure can stand for: an interval of exact decimals.

A figure is known to half a unit of its last printed digit; words such as 约 and 余 widen it. Two figures contradict
each other only when their intervals leave no value that reconciles them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from reportkit.model import Modifier
from reportkit.numeric import last_place
from reportkit.stages import Number

_ZERO = Decimal(0)
_HALF = Decimal(5)  # × a tenth of the last printed place
_ROUND_FROM = Decimal(1000)

# How far a modified figure may lie from the number written, as factors of it; generous, since such words are vague.
_WIDTHS: dict[Modifier, tuple[Decimal, Decimal]] = {
    "about": (Decimal("0.9"), Decimal("1.1")),
    "over": (Decimal(1), Decimal(2)),
    "nearly": (Decimal("0.75"), Decimal(1)),
    "at_least": (Decimal(1), Decimal(10)),
    "at_most": (_ZERO, Decimal(1)),
}


class Interval(NamedTuple):
    """All values from `low` to `high`."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def plus(self, other: Interval) -> Interval:
        """All sums of a value of each."""
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: Interval) -> Interval:
        """All differences between a value of this and one of `other`."""
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, other: Interval) -> Interval:
        """The product of two intervals without negative values."""
        return Interval(self.low * other.low, self.high * other.high)

    def cut_off(self) -> Interval:
        """With half its width more above: what a figure stands for that was cut off where it should be rounded."""
        return Interval(self.low, self.high + (self.high - self.low) / 2)


def exactly(value: int) -> Interval:
    """The interval that holds nothing but `value`."""
    return Interval(Decimal(value), Decimal(value))


def printed(number: Number, *, factor: Decimal, counted: bool) -> Interval:
    """What `number` may stand for, its multiplier applied, times `factor` (from 吨 to 千克, say).

    A whole number of things that are `counted` stands for itself. Thousands that end in several zeros (5000) are taken
    as rounded to the first zero. Fractions (a third) are as loose as a figure with 约.
    """
    value = number.value
    assert value is not None
    if number.per:
        value = value / number.per
        low, high = _around(value, "about")
    elif number.modifier == "range" and number.value_max is not None:
        low, high = value, number.value_max
    elif number.modifier in _WIDTHS:
        low, high = _around(value, number.modifier)
    else:
        half = _ZERO if counted and not number.unit_mult and _is_whole(value) else _half_unit(value)
        low, high = max(_ZERO, value - half), value + half
    scale = factor.scaleb(number.unit_mult)
    return Interval(low * scale, high * scale)


def _around(value: Decimal, modifier: Modifier) -> tuple[Decimal, Decimal]:
    down, up = _WIDTHS[modifier]
    half = _half_unit(value)
    return max(_ZERO, value * down - half), value * up + half


def _half_unit(value: Decimal) -> Decimal:
    """Half a unit of the last digit that counts."""
    return _HALF.scaleb(last_place(value) - 1 + max(0, _round_zeros(value) - 1))


def _is_whole(value: Decimal) -> bool:
    """Whether it is a whole number that is not rounded."""
    return last_place(value) >= 0 and not _round_zeros(value)


def _round_zeros(value: Decimal) -> int:
    """How many zeros a number in the thousands or more ends in, if they are two or more; else none."""
    _, digits, exponent = value.as_tuple()
    if exponent != 0 or value < _ROUND_FROM or digits[-2:] != (0, 0):
        return 0
    return len(digits) - 1 - max(i for i, digit in enumerate(digits) if digit)
