"""A panel: series of one indicator each, their cells by place and period, and the evidence of every cell."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from reportkit.model import Span

Where = tuple[str, str]  # place, period; "" where the report does not say


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Where a value comes from. `amount` is in the unit of the series, below zero for a fall."""

    uri: str
    report: str
    id: str
    name: str
    text: str
    modifier: str
    flags: tuple[str, ...]
    span: Span
    sentence: Span
    amount: Decimal


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """The value of a series at one place and period: that of the first evidence, in the order of uri and text."""

    evidence: tuple[Evidence, ...]

    @property
    def amount(self) -> Decimal:
        return self.evidence[0].amount

    @property
    def disputed(self) -> bool:
        """Whether the sources give different values."""
        return len({one.amount for one in self.evidence}) > 1


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
