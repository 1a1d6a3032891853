"""Comparisons as a workbook: numbers are numbers, sentences are notes. Needs openpyxl (`reportkit[xlsx]`)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportkit.diff.change import signed
from reportkit.diff.model import Comparison, Row, Sentence, Target
from reportkit.diff.write import cells
from reportkit.model import Indicator
from reportkit.write.workbook import require_openpyxl

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_ROWS = (
    "old file", "new file", "section", "indicator", "kind", "scope", "verdict", "old", "old amount", "old unit", "new",
    "new amount", "new unit", "change", "change unit", "relative", "stated", "agrees", "remark",
)  # fmt: skip
_TARGETS = ("old file", "new file", "target of", "outcome", "target", "result", "gap", "gap unit", "remark")
_WIDTHS = {"indicator": 34, "target of": 34, "section": 24, "remark": 40, "old file": 16, "new file": 16}
_WIDTH = 13
_FILL = {"changed": "FFF4D6", "added": "E3F4E1", "removed": "FBE3E1", "incomparable": "EFE3F7"}
_MOST_CELL = 32_000  # characters; Excel takes 32,767


def document(comparisons: Sequence[Comparison]) -> bytes:
    """A sheet of rows and, where targets were followed up, one of targets. Raises ReportkitError RK208."""
    require_openpyxl()
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "rows"
    _fill(sheet, _ROWS, [(_row(comparison, row), row) for comparison in comparisons for row in comparison.rows])
    targets = [(comparison, target) for comparison in comparisons for target in comparison.targets or ()]
    if targets:
        _fill(book.create_sheet("targets"), _TARGETS, [(_target(*pair), pair[1]) for pair in targets])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _row(comparison: Comparison, row: Row) -> tuple[Any, ...]:
    change = row.change
    old = _amount(row.old) if row.old else row.implied.amount if row.implied else None
    old_unit = row.old.unit if row.old else row.implied.unit if row.implied else None
    return (
        comparison.old.uri, comparison.new.uri, row.section, row.name, cells.kind(row), cells.scope(row), row.verdict,
        cells.earlier(row), old, old_unit, cells.figure(row.new), _amount(row.new), row.new.unit if row.new else None,
        change.absolute if change else None, change.unit if change else None, change.relative if change else None,
        row.stated.text if row.stated else None, row.stated.agrees if row.stated else None, cells.remark(row),
    )  # fmt: skip


def _target(comparison: Comparison, target: Target) -> tuple[Any, ...]:
    gap = target.gap
    return (
        comparison.old.uri, comparison.new.uri, target.name, target.outcome, cells.figure(target.target),
        cells.figure(target.result), gap.absolute if gap else None, gap.unit if gap else None, target.reason,
    )  # fmt: skip


def _amount(item: Indicator | None) -> Decimal | None:
    """The amount to reckon with: a fall is below zero, as the change is."""
    return signed(item) if item is not None else None


def _fill(sheet: Worksheet, head: Sequence[str], records: Sequence[tuple[tuple[Any, ...], Row | Target]]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for column, name in enumerate(head, 1):
        sheet.cell(1, column, name).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, _WIDTH)
    for number, (values, record) in enumerate(records, 2):
        for column, value in enumerate(values, 1):
            _set(sheet, number, column, value)
        _dress(sheet, number, head, record)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _set(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    """Text is set as text, whatever it begins with: source text is never a formula."""
    from openpyxl.cell.cell import TYPE_STRING

    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value, cell.data_type = _printable(value), TYPE_STRING
    elif value is not None:
        cell.value = value


def _dress(sheet: Worksheet, number: int, head: Sequence[str], record: Row | Target) -> None:
    """Colour by verdict, the number formats, and the sentences as notes."""
    from openpyxl.styles import PatternFill

    if isinstance(record, Target):
        _note(sheet, number, head.index("target") + 1, record.target_sentence)
        _note(sheet, number, head.index("result") + 1, record.result_sentence)
        return
    if record.verdict in _FILL:
        sheet.cell(number, head.index("verdict") + 1).fill = PatternFill("solid", fgColor=_FILL[record.verdict])
    sheet.cell(number, head.index("relative") + 1).number_format = "+0.00%;-0.00%;0.00%"
    _note(sheet, number, head.index("old") + 1, record.old_sentence)
    _note(sheet, number, head.index("new") + 1, record.new_sentence)


def _note(sheet: Worksheet, row: int, column: int, sentence: Sentence | None) -> None:
    from openpyxl.comments import Comment

    if sentence is not None:
        note = Comment(_printable(sentence.text), "reportkit")
        note.width, note.height = 420, 160
        sheet.cell(row, column).comment = note


def _printable(text: str) -> str:
    """Without the control characters XML can't hold, and not longer than a cell may be."""
    return "".join(c for c in text if c >= " " or c in "\t\n")[:_MOST_CELL]
