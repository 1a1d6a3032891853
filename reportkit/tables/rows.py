"""An archive as rows of its tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from reportkit.batch.archive import Archive
from reportkit.model import Edit, Finding, Indicator, Parsed, Report, Section, Source
from reportkit.tables import schema
from reportkit.tables.schema import Column, Table

Row = tuple[Any, ...]  # str, int, Decimal or None, by the types of the columns

MOST_CHARS = 16_000_000  # of the texts in the rows a buffer holds

_encode = msgspec.json.Encoder(decimal_format="number").encode
_SOURCE = schema.fields(Source)
_EDIT = schema.fields(Edit)
_REPORT = schema.fields(Report, leave_out=schema.NESTED)
_SECTION = schema.fields(Section, leave_out=("children",))
_INDICATOR = schema.fields(Indicator)
_FINDING = schema.fields(Finding)


def table_rows(archive: Archive) -> Iterator[tuple[Table, Row]]:
    """Every row of every table: the inputs, then document by document, both sorted by uri; streamed."""
    for row in input_rows(archive):
        yield schema.INPUTS, row
    for parsed in archive.documents():
        yield from document_rows(parsed)


def input_rows(archive: Archive) -> Iterator[Row]:
    """The rows of the table of inputs, sorted by uri."""
    for record in archive.inputs():
        yield _values(record, schema.INPUTS.columns)


def document_rows(parsed: Parsed) -> Iterator[tuple[Table, Row]]:
    """The rows of one document, in text order."""
    uri = parsed.source.uri
    yield schema.DOCUMENTS, (*_values(parsed.source, _SOURCE), parsed.schema_version, _json(parsed.generator))
    for n, edit in enumerate(parsed.edits, 1):
        yield schema.EDITS, (uri, n, *_values(edit, _EDIT))
    for report in parsed.reports:
        yield schema.REPORTS, (uri, *_values(report, _REPORT))
        for parent, section in _tree(report.sections):
            yield schema.SECTIONS, (uri, report.id, parent, *_values(section, _SECTION))
        for indicator in report.indicators:
            yield schema.INDICATORS, (uri, report.id, *_values(indicator, _INDICATOR))
        for n, finding in enumerate(report.findings, 1):
            yield schema.FINDINGS, (uri, report.id, n, *_values(finding, _FINDING))


class Buffer:
    """Rows that wait to be written together, table by table: at most `most`, and MOST_CHARS of text."""

    def __init__(self, write: Callable[[Table, list[Row]], None], *, most: int) -> None:
        self._write, self._most = write, most
        self._rows: dict[Table, list[Row]] = defaultdict(list)
        self._chars = 0

    def add(self, table: Table, row: Row) -> None:
        """Keep a row; write its table if that has rows enough, all tables if they hold too much text."""
        rows = self._rows[table]
        rows.append(row)
        self._chars += sum(len(value) for value in row if isinstance(value, str))
        if self._chars >= MOST_CHARS:
            self.flush()
        elif len(rows) >= self._most:
            self._write(table, self._rows.pop(table))

    def flush(self) -> None:
        """Write what waits."""
        for table, rows in self._rows.items():
            self._write(table, rows)
        self._rows.clear()
        self._chars = 0


def _tree(sections: tuple[Section, ...]) -> Iterator[tuple[str | None, Section]]:
    """All sections in text order, each with the id of the one it stands in."""
    todo: list[tuple[str | None, Section]] = [(None, section) for section in reversed(sections)]
    while todo:
        parent, section = todo.pop()
        yield parent, section
        todo.extend((section.id, child) for child in reversed(section.children))


def _values(struct: msgspec.Struct, columns: Iterable[Column]) -> Row:
    return tuple(_value(getattr(struct, column.name), column) for column in columns)


def _value(value: Any, column: Column) -> Any:
    """A field as a cell; one that is not set is null."""
    if value is None or value is msgspec.UNSET:
        return None
    return _json(value) if column.type == "json" else value


def _json(value: Any) -> str:
    return _encode(value).decode("utf-8")
