"""CSV: one row an indicator, columns named as in the contract."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import msgspec

from reportkit.model import Indicator, Parsed

COLUMNS = ("uri", "report", "report_title", *Indicator.__struct_fields__)
BOM = b"\xef\xbb\xbf"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_encode = msgspec.json.Encoder(decimal_format="number").encode


def header(*, excel: bool = False) -> bytes:
    """The line of column names; for Excel with the mark that tells it the file is UTF-8."""
    return (BOM if excel else b"") + line(COLUMNS)


def rows(parsed: Parsed, *, excel: bool = False) -> bytes:
    """A line for each indicator of each report. Lists are JSON, null is an empty cell.

    `excel` also puts an apostrophe before texts that a spreadsheet would take for a formula.
    """
    return b"".join(line([cell(value, excel=excel) for value in row]) for row in _records(parsed))


def _records(parsed: Parsed) -> Iterator[tuple[Any, ...]]:
    for report in parsed.reports:
        for indicator in report.indicators:
            fields = (getattr(indicator, name) for name in Indicator.__struct_fields__)
            yield (parsed.source.uri, report.id, report.title, *fields)


def cell(value: Any, *, excel: bool) -> str:
    """A value as the text of a cell, nothing for None; for Excel no text begins like a formula."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _encode(value).decode("utf-8")
    text = str(value)
    return f"'{text}" if excel and isinstance(value, str) and text.startswith(_FORMULA) else text


def line(cells: Any) -> bytes:
    """Cells as a line of CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue().encode("utf-8")
