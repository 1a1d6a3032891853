"""Units of two figures: conversion, points, and what does not convert."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from reportkit.diff.change import to_decimal
from reportkit.diff.units import units
from reportkit.rulepack import load_rules

UNITS = units(load_rules())


@pytest.mark.parametrize(
    ("old", "new", "factor"),
    [
        ("元", "元", Fraction(1)),
        ("亩", "公顷", Fraction(1, 15)),
        ("平方公里", "公顷", Fraction(100)),
        ("公里", "米", Fraction(1000)),
        ("吨", "公斤", Fraction(1000)),
        ("家", "户", Fraction(1)),
        ("", "名", Fraction(1)),
        ("‰", "%", Fraction(1, 10)),
        ("元/亩", "元/公顷", Fraction(15)),
        ("台(套)", "台", Fraction(1)),
        ("元", "美元", None),
        ("亩", "吨", None),
        ("千瓦", "兆瓦", None),
        ("%", "个百分点", None),
        ("", "元", None),
        ("元/人", "元", None),
        ("人", "人次", None),
    ],
)
def test_factor(old: str, new: str, factor: Fraction | None) -> None:
    assert UNITS.factor(old, new) == factor


def test_rates_differ_in_points() -> None:
    assert UNITS.points("%") == "个百分点"
    assert UNITS.points("人") is None
    assert UNITS.is_rate("‰")
    assert not UNITS.is_rate("倍")


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Fraction(27, 520), 4, "0.0519"),
        (Fraction(-1, 8), 2, "-0.13"),
        (Fraction(1000), 12, "1000"),
        (Fraction(1, 3), 12, "0.333333333333"),
    ],
)
def test_decimals_are_rounded_half_up(value: Fraction, places: int, expected: str) -> None:
    assert str(to_decimal(value, places=places)) == expected
    assert isinstance(to_decimal(value, places=places), Decimal)
