"""Slips of the pen: whether changing one digit of one figure would make a sum come out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportkit.checks.view import Figure
from reportkit.numeric import last_place

_DIGITS = range(3, 16)  # significant digits: fewer are too easily hit by chance, more are no figure of a report


def one_slip(figures: Sequence[Figure], total: Figure, summed: Decimal) -> bool:
    """Whether one digit of the total, or of one part, is all that keeps the printed sum from the printed total."""
    stated = total.amount
    if len(_digits(stated.normalize())) not in _DIGITS:
        return False
    for figure in figures:
        wanted = (summed if figure is total else figure.amount + stated - summed) / figure.step
        if wanted > 0 and _one_digit_apart(figure.value, wanted):
            return True
    return False


def looks_mistyped(first: Decimal, second: Decimal) -> bool:
    """Whether two numbers of some length differ in one digit, or by two neighbours swapped."""
    if len(_digits(first.normalize())) not in _DIGITS:
        return False
    apart = _apart(first, second)
    if len(apart) == 2 and apart[1] == apart[0] + 1:
        left, right = _digits(first), _digits(second)
        return (left[apart[0]], left[apart[1]]) == (right[apart[1]], right[apart[0]])
    return len(apart) == 1


def _apart(first: Decimal, second: Decimal) -> list[int]:
    """The places in which two equally long numbers differ; none for others."""
    left, right = _digits(first), _digits(second)
    if len(left) != len(right) or last_place(first) != last_place(second):
        return []
    return [i for i, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]


def _one_digit_apart(printed: Decimal, wanted: Decimal) -> bool:
    """Whether `wanted` needs no more places than `printed`, and differs in one digit."""
    written = Decimal(f"{wanted:.{max(0, -last_place(printed))}f}")
    return written == wanted and len(_apart(printed, written)) == 1


def _digits(value: Decimal) -> tuple[int, ...]:
    return value.as_tuple().digits
