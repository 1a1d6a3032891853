"""Lists that write their unit once: 2.16和1.66个百分点, 10、20、30人."""

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
        if number.flags != ("unit.none",) or number.unit_mult or later.claim != "quantity" or not later.unit:
            continue
        if later.start == number.end + 1 and view[number.end] in _LINKS and later.per is None:
            found[index] = msgspec.structs.replace(
                number, unit=later.unit, unit_mult=later.unit_mult, dimension=later.dimension, flags=("unit.shared",)
            )
    return tuple(found)
