"""Lists that write their unit once: 2.16和1.66个百分点, or its measure word only (2.2个和3.7个百分点)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from reportkit.stages import Number

_LINKS = frozenset("、,和与及")


def share_units(view: str, numbers: Sequence[Number]) -> tuple[Number, ...]:
    """`numbers` with the unit (and the multiplier) of a list's last member given to the members without one."""
    found = list(numbers)
    for index in range(len(found) - 2, -1, -1):
        number, later = found[index], found[index + 1]
        if later.claim != "quantity" or not later.unit or number.unit_mult:
            continue
        if number.flags != ("unit.none",) and not _begins(view, number, later):
            continue
        if later.start == number.end + 1 and view[number.end] in _LINKS and later.per is None:
            found[index] = msgspec.structs.replace(
                number, unit=later.unit, unit_mult=later.unit_mult, dimension=later.dimension, flags=("unit.shared",)
            )
    return tuple(found)


def _begins(view: str, number: Number, later: Number) -> bool:
    """Whether the unit of a number is only the measure word of the later one's (2.2个 of 3.7个百分点)."""
    measured = number.claim == "quantity" and later.dimension == "ratio-point"
    return measured and bool(number.unit) and view.startswith(number.unit, later.value_end)
