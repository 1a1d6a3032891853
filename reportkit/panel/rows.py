"""Panels as rows: one for each source of each cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportkit.panel.model import Panel
from reportkit.write import as_csv

COLUMNS = (
    "indicator", "measure", "status", "scope", "since", "place", "period", "amount", "unit", "disputed", "uri",
    "report", "id", "name", "text", "modifier", "flags", "span", "sentence", "doubts", "quote",
)  # fmt: skip


def rows(panel: Panel) -> Iterator[tuple[Any, ...]]:
    """The rows, with the values of COLUMNS; amounts are exact decimals."""
    for series in panel.series:
        for (place, period), cell in series.cells.items():
            for one in cell.evidence:
                yield (
                    series.name, series.measure, series.status, series.scope, series.since, place, period,
                    one.amount, series.unit, cell.disputed, one.uri, one.report, one.id, one.name, one.text,
                    one.modifier, one.flags, one.span, one.sentence, one.doubts, one.quote,
                )  # fmt: skip


def csv(panel: Panel) -> bytes:
    """The rows as CSV; lists are JSON, null is an empty cell."""
    amount, disputed = COLUMNS.index("amount"), COLUMNS.index("disputed")
    lines = [as_csv.line(COLUMNS)]
    for row in rows(panel):
        fields = list(row)
        fields[amount], fields[disputed] = f"{row[amount]:f}", str(row[disputed]).lower()
        lines.append(as_csv.line([as_csv.cell(field, excel=False) for field in fields]))
    return b"".join(lines)
