"""Comparisons as CSV: one line a row, columns named as in the JSON, joined by a dot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportkit.diff.model import Change, Comparison, Implied, Row, Stated
from reportkit.write.as_csv import BOM, cell, line

_FIGURE = ("id", "text", "amount", "unit", "scope", "period", "modifier", "measure", "direction", "status")
_ROW = ("name", "section", "verdict", "reason", "note", "change_text", "explanation", "likeness")
_PARTS = {"change": Change, "stated": Stated, "implied": Implied}
COLUMNS = (
    "old_uri", "new_uri", *_ROW, *(f"{side}.{field}" for side in ("old", "new", "near") for field in _FIGURE),
    *(f"{part}.{field}" for part, struct in _PARTS.items() for field in struct.__struct_fields__),
)  # fmt: skip


def document(comparisons: Sequence[Comparison], *, excel: bool) -> bytes:
    """A head and a line for each row; null is an empty cell. `excel` as for the indicators of a report."""
    lines = [line([cell(value, excel=excel) for value in record]) for record in _records(comparisons)]
    return (BOM if excel else b"") + line(COLUMNS) + b"".join(lines)


def _records(comparisons: Sequence[Comparison]) -> Iterator[list[Any]]:
    for comparison in comparisons:
        for row in comparison.rows:
            yield [comparison.old.uri, comparison.new.uri, *_values(row)]


def _values(row: Row) -> Iterator[Any]:
    yield from (getattr(row, name) for name in _ROW)
    for item in (row.old, row.new, row.near):
        yield from (getattr(item, field, None) for field in _FIGURE)
    for part, struct in _PARTS.items():
        yield from (getattr(getattr(row, part), field, None) for field in struct.__struct_fields__)
