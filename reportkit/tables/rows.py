"""An archive as rows of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from reportkit.batch.archive import Archive
from reportkit.model import Edit, Finding, Indicator, Parsed, Report, Section, Source
from reportkit.tables import schema
from reportkit.tables.schema import Column, Table

Row = tuple[Any, ...]  # str, int, Decimal or None, by the types of the columns

_encode = msgspec.json.Encoder(decimal_format="number").encode
_SOURCE = schema.fields(Source)
_EDIT = schema.fields(Edit)
_REPORT = schema.fields(Report, leave_out=schema.NESTED)
_SECTION = schema.fields(Section, leave_out=("children",))
_INDICATOR = schema.fields(Indicator)
_FINDING = schema.fields(Finding)


def table_rows(archive: Archive) -> Iterator[tuple[Table, Row]]:
    """Every row of every table: the inputs, then document by document, both sorted by uri; streamed."""
    for record in archive.inputs():
        yield schema.INPUTS, _values(record, schema.INPUTS.columns)
    for parsed in archive.documents():
        yield from document_rows(parsed)


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
