"""The contract of `reportkit diff --format json`."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from reportkit.model import Indicator, Source

Verdict = Literal["changed", "unchanged", "added", "removed", "incomparable"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """New minus old in `unit`, and that as a share of the old (None for rates, ranks and an old zero)."""

    absolute: Decimal
    relative: Decimal | None
    unit: str


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """The new report's own word on the change, and whether the two figures bear it out."""

    text: str
    id: str
    agrees: bool


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One thing measured: in both reports, or in one only. `reason` says why two figures can't be compared."""

    name: str
    verdict: Verdict
    reason: str | None
    old: Indicator | None
    new: Indicator | None
    change: Change | None = None
    stated: Stated | None = None


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    schema_version: str
    old: Source
    new: Source
    rows: tuple[Row, ...]
