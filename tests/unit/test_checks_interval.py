"""What printed figures may stand for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportkit.checks.interval import Interval, exactly, printed
from reportkit.stages import Number

ONE = Decimal(1)


def number(value: str, **fields: object) -> Number:
    return Number(start=0, end=1, claim="quantity", rule="test", value=Decimal(value), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "low", "high"),
    [
        (number("62.4"), "62.35", "62.45"),
        (number("62.40"), "62.395", "62.405"),
        (number("3"), "2.5", "3.5"),
        (number("0"), "0", "0.5"),
        (number("1.5", unit_mult=4), "14500", "15500"),
        (number("5000"), "4950", "5050"),
        (number("38550"), "38549.5", "38550.5"),
        (number("100", modifier="about"), "89.5", "110.5"),
        (number("300", modifier="over"), "299.5", "600.5"),
        (number("2", value_max=Decimal(4), modifier="range"), "2", "4"),
    ],
)
def test_printed(given: Number, low: str, high: str) -> None:
    assert printed(given, factor=ONE, counted=False) == Interval(Decimal(low), Decimal(high))


def test_counted_things_stand_for_themselves() -> None:
    assert printed(number("180"), factor=ONE, counted=True) == exactly(180)
    assert printed(number("1.8", unit_mult=4), factor=ONE, counted=True) == Interval(Decimal(17500), Decimal(18500))


def test_fractions_are_loose() -> None:
    third = printed(number("1", per=Decimal(3)), factor=ONE, counted=False)
    assert third.low < Decimal("0.32") < Decimal("0.35") < third.high


def test_arithmetic() -> None:
    a, b = Interval(Decimal(1), Decimal(2)), Interval(Decimal(10), Decimal(20))
    assert a.plus(b) == Interval(Decimal(11), Decimal(22))
    assert b.minus(a) == Interval(Decimal(8), Decimal(19))
    assert a.times(b) == Interval(Decimal(10), Decimal(40))
    assert a.meets(Interval(Decimal(2), Decimal(3)))
    assert not a.meets(b)
