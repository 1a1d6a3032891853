"""Tables whose rows hold texts (JSON lines, a JSON list, CSV, Parquet): each row is an input."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, BinaryIO

import msgspec

from reportkit.errors import ReportkitError
from reportkit.read.encoding import decode
from reportkit.read.files import MAX_BYTES, MAX_FILE, too_large
from reportkit.read.inputs import Input, Opened
from reportkit.read.sniff import PARQUET

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BATCH = 256  # rows of Parquet held at a time
_MAX_LINE = 2 * MAX_BYTES  # characters of a line of CSV, which may be nothing but commas
_DELIMITERS = ",\t;|"
_LOOK = 20  # rows by which a table is known whose columns have other names
_LONGEST_NAME = 30  # characters of a column's name there


def rows_reader(kind: str, head: bytes, text_field: str) -> Callable[[Opened], Iterator[Input]] | None:
    """How to go through the rows of a file that starts with `head`; None if it is no table.

    The rows of a table without the column `text_field` are one error, RK123.
    """
    if kind == PARQUET:
        return _parquet_rows
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"{"):
        return _json_lines
    if start.startswith(b"["):
        return _json_list
    found = _csv_form(head, text_field)
    return partial(_csv_rows, encoding=found[0], delimiter=found[1]) if found else None


def _json_lines(opened: Opened) -> Iterator[Input]:
    for number, line in enumerate(_lines(opened.file), start=1):
        if line.strip():
            uri = f"{opened.uri}#{number}"
            yield _row(uri, _json(line.removeprefix(codecs.BOM_UTF8)), opened.text_field)


def _json_list(opened: Opened) -> Iterator[Input]:
    data = opened.file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise too_large(MAX_FILE)
    rows = _json(data.removeprefix(codecs.BOM_UTF8))
    if not isinstance(rows, list):
        raise rows if isinstance(rows, ReportkitError) else _no_row("it is no list of rows")
    for number, row in enumerate(rows, start=1):
        yield _row(f"{opened.uri}#{number}", row, opened.text_field)


def _csv_rows(opened: Opened, *, encoding: str, delimiter: str) -> Iterator[Input]:
    csv.field_size_limit(MAX_BYTES)
    text = io.TextIOWrapper(opened.file, encoding=encoding, newline="")
    rows = csv.DictReader(_text_lines(text), delimiter=delimiter)
    number = 1
    try:
        _require(opened.text_field, rows.fieldnames or ())
        for row in rows:
            yield _row(f"{opened.uri}#{rows.line_num}", _even(row), opened.text_field)
            number = rows.line_num + 1
    except (csv.Error, UnicodeDecodeError) as error:
        raise _no_row(f"line {number}: {error}") from error
    finally:
        text.detach()  # the file is closed by who opened it


def _parquet_rows(opened: Opened) -> Iterator[Input]:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise ReportkitError("RK122", "Parquet needs the package pyarrow", hint="pip install pyarrow") from error
    try:
        number = 0
        file = ParquetFile(opened.file)
        _require(opened.text_field, file.schema_arrow.names)
        for batch in file.iter_batches(batch_size=_BATCH):
            for row in _in_microseconds(batch).to_pylist():
                number += 1
                yield _row(f"{opened.uri}#{number}", row, opened.text_field)
    except (ArrowException, OSError, ValueError, OverflowError) as error:  # the last two: dates beyond Python's
        raise _no_row(str(error)) from error


def _in_microseconds(batch: Any) -> Any:
    """Python has no finer times; the nanoseconds of pandas are nearly always noughts."""
    import pyarrow
    from pyarrow.types import is_timestamp

    fields = [
        field.with_type(pyarrow.timestamp("us", field.type.tz)) if is_timestamp(field.type) else field
        for field in batch.schema
    ]
    return pyarrow.Table.from_batches([batch]).cast(pyarrow.schema(fields), safe=False)


def _row(uri: str, row: object, text_field: str | None) -> Input:
    """A row as an input; `row` may be the error met in reading it."""
    if isinstance(row, ReportkitError):
        return Input(uri, error=row)
    if not isinstance(row, dict):
        return Input(uri, error=_no_row("it is no object with columns"))
    text = row.get(text_field)
    if not isinstance(text, (str, bytes)):
        return Input(uri, error=_no_row(f"no text in column {text_field!r}; there are {_some(row)}"))
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(data) > MAX_BYTES:
        return Input(uri, error=too_large(MAX_BYTES))
    return Input(uri, data, fields={name: held for name, held in row.items() if name != text_field})


def _even(row: dict[Any, Any]) -> object:
    return _no_row("it has more cells than there are columns") if None in row else row


def _json(data: bytes) -> Any:
    """What a JSON text holds, or the error it gives."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return _no_row(f"broken JSON: {error}")


def _text_lines(file: io.TextIOWrapper) -> Iterator[str]:
    while line := file.readline(_MAX_LINE):
        if len(line) == _MAX_LINE:
            raise too_large(_MAX_LINE)
        yield line


def _lines(file: BinaryIO) -> Iterable[bytes]:
    while line := file.readline(MAX_FILE + 1):
        if len(line) > MAX_FILE:
            raise too_large(MAX_FILE)
        yield line


def _csv_form(head: bytes, text_field: str) -> tuple[str, str] | None:
    """Encoding and delimiter of a CSV; None if the first line does not name that column, nor any columns."""
    try:
        whole = head[: len(head) & ~1] if head.startswith(_WIDE) else head[: head.rfind(b"\n") + 1] or head
        text, encoding = decode(whole)
    except ReportkitError:
        return None
    encoding = "utf-8-sig" if encoding == "utf-8" else encoding
    lines = io.StringIO(text.removeprefix("\ufeff"), newline=None).readlines()
    for delimiter in _DELIMITERS:
        if text_field in next(csv.reader(lines[:1], delimiter=delimiter), []):
            return encoding, delimiter
    return next(((encoding, delimiter) for delimiter in _DELIMITERS if _is_table(lines, delimiter)), None)


def _is_table(lines: Sequence[str], delimiter: str) -> bool:
    """Whether lines of text are rows of one width below short names that differ: prose is not."""
    rows = [row for row in islice(csv.reader(lines, delimiter=delimiter), _LOOK) if row]
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    names = rows[0]
    named = len(set(names)) == len(names) and all(0 < len(name.strip()) <= _LONGEST_NAME for name in names)
    return named and all(len(row) == len(names) for row in rows[1:])


def _require(text_field: str | None, columns: Sequence[str]) -> None:
    if text_field not in columns:
        hint = "Check --text-field."
        raise ReportkitError("RK123", f"has no column {text_field!r}; there are {_some(columns)}", hint=hint)


def _some(names: Iterable[object]) -> str:
    """The first few names of columns."""
    return ", ".join(map(str, islice(names, 9)))


def _no_row(reason: str) -> ReportkitError:
    return ReportkitError("RK123", f"is no row to read: {reason}", hint="Check --text-field and the line.")
