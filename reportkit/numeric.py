"""Exact decimal helpers."""

from __future__ import annotations

from decimal import Decimal


def scaled(value: Decimal, power: int) -> Decimal:
    """`value` × 10^`power` without exponent notation: 6267.4, 4 → 62674000."""
    if not power:
        return value
    moved = value.scaleb(power)
    return moved.quantize(Decimal(1)) if moved == moved.to_integral_value() else moved
