"""Which rows of a table are parts of which: proven by sums, or marked (#, 其中)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportkit.numeric import last_place
from reportkit.stages import Number

_MOST_PARTS = 60  # rows that may add up to one


def parents_of(numbers: Sequence[Number], marked: Sequence[bool], *, total_last: bool = False) -> list[int | None]:
    """For each number of a column the index of the total above it (with `total_last`, below it), or None.

    A row is the total of the rows below it where two or more of them, taken in order and counted once, add up to it;
    a marked row no sum accounts for belongs to the nearest row above that is not marked.
    """
    parents: list[int | None] = [None] * len(numbers)
    roots: list[int] = []  # rows below the current one that have no parent yet, nearest first
    for index in range(len(numbers) - 1, -1, -1):
        count = _adding_up(numbers, index, roots)
        for part in roots[:count]:
            parents[part] = index
        roots = [index, *roots[count : count + _MOST_PARTS]]
    if total_last and _adding_up(numbers, len(numbers) - 1, roots[:-1]) == len(roots) - 1:
        for part in roots[:-1]:
            parents[part] = len(numbers) - 1
    above: int | None = None
    for index in range(len(numbers)):
        if not marked[index]:
            above = index if parents[index] is None else above
        elif parents[index] is None and above is not None:
            for part in _divided_again(numbers, marked, parents, index, above):
                parents[part] = above
    return parents


def completes(total: Number, parts: Sequence[Number]) -> bool:
    """Whether all of `parts` together add up to `total`."""
    return len(parts) > 1 and _adding_up((total, *parts), 0, range(1, len(parts) + 1)) == len(parts)


def _divided_again(
    numbers: Sequence[Number], marked: Sequence[bool], parents: Sequence[int | None], first: int, total: int
) -> range:
    """A marked row, with those below it that complete it to a total another row of parts adds up to already."""
    for last in range(first + 1, min(first + _MOST_PARTS, len(numbers))):
        if marked[last] or parents[last] is not None:
            break
        if _adding_up(numbers, total, range(first, last + 1)) == last + 1 - first:
            return range(first, last + 1)
    return range(first, first + 1)


def _adding_up(numbers: Sequence[Number], index: int, roots: Sequence[int]) -> int:
    """How many of `roots` add up to the number at `index`, within half a unit of the last place of each; else 0.

    A part may leave its unit to the total.
    """
    total = numbers[index].value
    if total is None or total <= 0:
        return 0
    running, slack = Decimal(0), _half_unit(total)
    for count, part in enumerate(roots, start=1):
        value = numbers[part].value
        if value is None or value < 0 or numbers[part].unit not in ("", numbers[index].unit):
            return 0
        running += value
        slack += _half_unit(value)
        if count >= 2 and abs(running - total) <= slack:
            return count
        if running > total + slack:
            return 0
    return 0


def _half_unit(value: Decimal) -> Decimal:
    """Half of one in the last place written: how far a rounded figure may be off."""
    return Decimal(5).scaleb(last_place(value) - 1)
