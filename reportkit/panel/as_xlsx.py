"""A panel as a workbook: a block for each series, values as numbers, the evidence as notes. Needs openpyxl."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportkit.diff.units import Units
from reportkit.numeric import scaled
from reportkit.panel.grid import Grid
from reportkit.panel.words import evidence_words
from reportkit.write.workbook import require_openpyxl

_MOST_NOTE = 2_000  # characters


def document(laid_out: Sequence[Grid], units: Units) -> bytes:
    """The workbook. Raises ReportkitError RK208 where openpyxl is missing."""
    require_openpyxl()
    from openpyxl import Workbook
    from openpyxl.cell.cell import TYPE_STRING
    from openpyxl.comments import Comment
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    sheet.title = "panel"
    row = 0

    def put(column: int, words: str, *, bold: bool = False) -> None:
        cell = sheet.cell(row, column, "".join(c for c in words if c >= " "))
        cell.data_type, cell.font = TYPE_STRING, Font(bold=bold)  # source text is never a formula

    for grid in laid_out:
        row += 1
        put(1, grid.title, bold=True)
        row += 1
        for column, head in enumerate(grid.across, 2):
            put(column, head, bold=True)
        power = units.multiplier(grid.series.unit_mult)[0]
        for head, cells in grid.lines:
            row += 1
            put(1, head)
            for column, found in enumerate(cells, 2):
                if found is not None:
                    cell = sheet.cell(row, column, scaled(found.amount, -power))
                    cell.comment = Comment("\n".join(evidence_words(found))[:_MOST_NOTE], "reportkit")
        row += 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
