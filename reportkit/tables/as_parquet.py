"""A folder of Parquet for each table, in part files of whole documents. Needs pyarrow (`reportkit[tables]`).

The parts of one number hold the same documents in every table, and the documents stand in the order of their uri over
all parts. So a program can take the parts one by one, join inside them and pass over those whose range of uri it does
not want. Which documents go into a part depends on the archive alone.

Decimals are DECIMAL(38, 8). The few that are larger or finer stand in `beyond`, a JSON object of their exact values by
column, and are null in their own.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable
from contextlib import ExitStack
from decimal import Decimal
from typing import Any

import msgspec

from reportkit.batch.archive import Archive
from reportkit.errors import ReportkitError
from reportkit.tables.rows import Buffer, Row, document_rows, input_rows
from reportkit.tables.schema import INPUTS, TABLES, Table

PART_ROWS = 250_000  # a part is closed after the document that reaches this: some tens of megabytes
GROUP_ROWS = 20_000
DIGITS, SCALE = 38, 8
BEYOND = "beyond"

_encode = msgspec.json.Encoder(decimal_format="number").encode


def write(archive: Archive, path: str) -> None:
    """The folders `path`/TABLE/part-00000.parquet … Raises ReportkitError RK213 where pyarrow is missing."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise missing("parquet", "pyarrow") from error
    inputs = _Parts(path, (INPUTS,))
    for row in input_rows(archive):
        inputs.add(((INPUTS, row),))
    inputs.close()
    documents = _Parts(path, tuple(table for table in TABLES if table is not INPUTS))
    for parsed in archive.documents():
        documents.add(document_rows(parsed))
    documents.close()


def missing(form: str, package: str) -> ReportkitError:
    """The error for a package that is not installed."""
    hint = "Install it with `pip install reportkit[tables]`, or choose sqlite or csv."
    return ReportkitError("RK213", f"writing {form} needs the package {package}", hint=hint)


def part_files(path: str, table: Table) -> str:
    """The pattern that the part files of a table match, in the folder `path`."""
    return os.path.join(glob.escape(path), table.name, "*.parquet")


class _Parts:
    """Some tables, written part after part. There is always a first one, so that the tables can be read when empty."""

    def __init__(self, path: str, tables: tuple[Table, ...]) -> None:
        self._path, self._tables = path, tables
        self._number = 0
        self._rows = 0
        for table in tables:
            os.makedirs(os.path.join(path, table.name))
        self._open()

    def add(self, rows: Iterable[tuple[Table, Row]]) -> None:
        """Rows that stay together in one part."""
        if self._rows >= PART_ROWS:
            self.close()
            self._number += 1
            self._open()
        for table, row in rows:
            self._buffer.add(table, row)
            self._rows += 1

    def close(self) -> None:
        self._buffer.flush()
        self._stack.close()

    def _open(self) -> None:
        from pyarrow.parquet import ParquetWriter

        self._stack = ExitStack()
        self._writers: dict[Table, Any] = {}
        for table in self._tables:
            file = os.path.join(self._path, table.name, f"part-{self._number:05}.parquet")
            writer = ParquetWriter(file, _schema(table), compression="zstd")
            self._writers[table] = self._stack.enter_context(writer)
        self._buffer = Buffer(self._write, most=GROUP_ROWS)
        self._rows = 0

    def _write(self, table: Table, rows: list[Row]) -> None:
        import pyarrow

        schema = self._writers[table].schema
        columns = zip(*_fitting(table, rows), strict=True)
        arrays = [pyarrow.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
        self._writers[table].write_table(pyarrow.Table.from_arrays(arrays, schema=schema))


def _schema(table: Table) -> Any:
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "decimal": pyarrow.decimal128(DIGITS, SCALE),
        "json": pyarrow.string(),
    }
    columns = [(column.name, types[column.type]) for column in table.columns]
    return pyarrow.schema([*columns, (BEYOND, pyarrow.string())] if table.decimals else columns)


def _fitting(table: Table, rows: list[Row]) -> Iterable[Row]:
    """The rows with the decimals that fit, and those that don't in a last cell."""
    if not table.decimals:
        return rows
    places = [at for at, column in enumerate(table.columns) if column.type == "decimal"]
    return (_with_beyond(row, {at: row[at] for at in places if not _fits(row[at])}, table) for row in rows)


def _with_beyond(row: Row, beyond: dict[int, Decimal], table: Table) -> Row:
    if not beyond:
        return (*row, None)
    exact = _encode({table.columns[at].name: value for at, value in beyond.items()})
    return (*(None if at in beyond else value for at, value in enumerate(row)), exact.decode("ascii"))


def _fits(value: Decimal | None) -> bool:
    if value is None:
        return True
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -SCALE and value.adjusted() < DIGITS - SCALE
