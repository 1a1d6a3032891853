"""A panel: series of one indicator each, their cells by place and period, and the evidence of every cell."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import msgspec

from reportkit.model import Span

Where = tuple[str, str]  # place, period; "" where the report does not say
Reach = tuple[Fraction | float, Fraction | float]  # from, to; infinite where a bound leaves it open


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Where a value comes from. `amount` is in the unit of the series, below zero for a fall.

    `reach` holds the amounts the printed figure may stand for, by its last digit and its modifier; `doubts` the codes
    of the errors and warnings found against it; `quote` its sentence, where the archive keeps texts (--with-text).
    """

    uri: str
    report: str
    id: str
    name: str
    text: str
    modifier: str
    flags: tuple[str, ...]
    doubts: tuple[str, ...]
    span: Span
    sentence: Span
    quote: str | None
    amount: Decimal
    reach: Reach

    def agrees(self, other: Evidence) -> bool:
        """Whether both figures may stand for one amount: 5,696 with over 5,000, and 35.5 with 35.54."""
        return self.reach[0] < other.reach[1] and other.reach[0] < self.reach[1]


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What is known at one place and period: undoubted and exact figures first, then in the order of uri and text.

    `values` are the evidence of each amount that none before it agrees with: the first is the value of the cell.
    `disputed` says that sources contradict it. Where one sentence gives all the values (from 40 to 50, 3 and 5 percent
    each), or their time or place is not known, they are several, but no contradiction.
    """

    evidence: tuple[Evidence, ...]
    values: tuple[Evidence, ...]
    disputed: bool

    @property
    def amount(self) -> Decimal:
        """The amount of its value."""
        return self.values[0].amount

    @property
    def doubted(self) -> bool:
        """Whether there is something against every figure of the cell."""
        return all(one.doubts for one in self.evidence)


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One thing measured: amounts are in `unit`, written with the multiplier 10^`unit_mult`."""

    name: str
    measure: str
    status: str
    scope: str | None
    since: str | None
    unit: str
    unit_mult: int
    cells: dict[Where, Cell]


class Panel(msgspec.Struct, frozen=True, kw_only=True):
    """Series, those with most cells first; places and periods, sorted."""

    series: tuple[Series, ...]
    places: tuple[str, ...]
    periods: tuple[str, ...]
