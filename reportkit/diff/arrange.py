"""Which rows of a comparison are shown, and in what order."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Literal

import msgspec

from reportkit.diff.model import Comparison, Row, Verdict

Order = Literal["section", "size"]

_POINTS = Decimal(100)


def arrange(comparison: Comparison, *, only: Collection[Verdict] = (), order: Order = "section") -> Comparison:
    """Rows of the verdicts `only` (all where it is empty), in the order of the text or the greatest change first."""
    rows = [row for row in comparison.rows if not only or row.verdict in only]
    if order == "size":
        rows.sort(key=size, reverse=True)
    return msgspec.structs.replace(comparison, rows=tuple(rows))


def size(row: Row) -> Decimal:
    """How large the change is, as a share of the old value; a hundred points count as one, no change at all as -1."""
    if row.change is None:
        return Decimal(-1)
    if row.change.relative is not None:
        return abs(row.change.relative)
    return abs(row.change.absolute) / _POINTS
