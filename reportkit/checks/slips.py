"""Slips of the pen: whether changing one digit of one figure would make a sum come out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportkit.checks.view import Figure

_DIGITS = 3  # a total with fewer significant digits is too easily hit by chance


def one_slip(figures: Sequence[Figure], total: Figure, summed: Decimal) -> bool:
    """Whether one digit of the total, or of one part, is all that keeps the printed sum from the printed total."""
    stated = total.amount
    if len(_digits(stated.normalize())) < _DIGITS:
        return False
    for figure in figures:
        wanted = summed if figure is total else figure.amount + stated - summed
        if wanted > 0 and _one_digit_apart(figure.amount / figure.step, wanted / figure.step):
            return True
    return False


def looks_mistyped(first: Decimal, second: Decimal) -> bool:
    """Whether two numbers of some length differ by one slip of the pen."""
    return min(len(_digits(first.normalize())), len(_digits(second.normalize()))) >= _DIGITS and _one_digit_apart(
        first, second
    )


def _one_digit_apart(printed: Decimal, wanted: Decimal) -> bool:
    """Same length, one digit different or two neighbours swapped."""
    if wanted.as_tuple().exponent != printed.as_tuple().exponent:
        places = printed.as_tuple().exponent
        assert isinstance(places, int)
        rounded = wanted.quantize(Decimal(1).scaleb(places))
        if rounded != wanted:
            return False
        wanted = rounded
    left, right = _digits(printed), _digits(wanted)
    if len(left) != len(right):
        return False
    apart = [i for i, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(apart) == 2 and apart[1] == apart[0] + 1:
        return left[apart[0]] == right[apart[1]] and left[apart[1]] == right[apart[0]]
    return len(apart) == 1


def _digits(value: Decimal) -> tuple[int, ...]:
    return value.as_tuple().digits
