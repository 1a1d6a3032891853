"""A workbook, a sheet for each table. Needs openpyxl (`reportkit[xlsx]`).

Decimals are numbers where the binary numbers of a workbook hold them exactly, else text. What is longer than a cell may
be goes on in the sheet `continued`. Characters XML can't hold are written as _xHHHH_ (ECMA-376, 22.9.2.19).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from reportkit.batch.archive import Archive
from reportkit.errors import ReportkitError
from reportkit.tables.rows import table_rows
from reportkit.tables.schema import TABLES
from reportkit.write.workbook import require_openpyxl

MOST_ROWS = 1_048_576
_MOST_CELL = 32_000  # characters; Excel takes 32,767
_UNWRITABLE = re.compile("[\\x00-\\x08\\x0b-\\x1f\\ufffe\\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_CONTINUED = ("table", "row", "column", "text")


def write(archive: Archive, path: str) -> None:
    """The workbook. Raises ReportkitError RK208 (openpyxl is missing), RK214 (a table has too many rows)."""
    require_openpyxl()
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheets = {table.name: book.create_sheet(table.name) for table in TABLES}
    continued = book.create_sheet("continued")
    continued.append(_CONTINUED)
    count = dict.fromkeys(sheets, 1)
    for table in TABLES:
        sheets[table.name].append(table.names)
    for table, row in table_rows(archive):
        sheet = sheets[table.name]
        count[table.name] += 1
        if count[table.name] > MOST_ROWS:
            hint = "Choose sqlite, parquet or csv."
            raise ReportkitError("RK214", f"{table.name} has more rows than a sheet holds", hint=hint)
        cells = []
        for name, value in zip(table.names, row, strict=True):
            first, *rest = _pieces(value)
            cells.append(_cell(sheet, first))
            for piece in rest:
                continued.append((table.name, count[table.name], name, _cell(continued, piece)))
        sheet.append(cells)
    book.save(path)


def _pieces(value: Any) -> list[Any]:
    if not isinstance(value, str) or len(value) <= _MOST_CELL:
        return [value]
    return [value[at : at + _MOST_CELL] for at in range(0, len(value), _MOST_CELL)]


def _cell(sheet: Any, value: Any) -> Any:
    """Text is set as text, whatever it begins with: source text is never a formula."""
    from openpyxl.cell.cell import TYPE_STRING, WriteOnlyCell

    if isinstance(value, Decimal):
        return value if Decimal(repr(float(value))) == value else str(value)
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", value))
    cell.data_type = TYPE_STRING
    return cell
