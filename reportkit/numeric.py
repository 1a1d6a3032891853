"""Exact decimal helpers."""

from __future__ import annotations

from decimal import Decimal


def last_place(value: Decimal) -> int:
    """The power of ten of the last digit written: -2 for 4.50, 0 for 45."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


def scaled(value: Decimal, power: int) -> Decimal:
    """`value` × 10^`power` exactly, without exponent notation: 6267.4, 4 → 62674000; 12.50, 1 → 125."""
    if not power:
        return value
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    exponent += power
    while exponent < 0 and len(digits) > 1 and digits[-1] == 0:
        digits, exponent = digits[:-1], exponent + 1
    if exponent > 0:
        digits, exponent = (*digits, *(0 for _ in range(exponent))), 0
    return Decimal((sign, digits, exponent))
