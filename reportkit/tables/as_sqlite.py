"""One SQLite file. Decimals are text, exactly as written; the view `figures` has amounts as numbers."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from functools import partial

from reportkit.batch.archive import Archive
from reportkit.tables.rows import Buffer, Row, table_rows
from reportkit.tables.schema import TABLES, Table, Type
from reportkit.tables.sql import figures

_TYPES: dict[Type, str] = {"text": "TEXT", "integer": "INTEGER", "decimal": "TEXT", "json": "TEXT"}
_ROWS = 2_000  # in memory before they are written


def write(archive: Archive, path: str) -> None:
    """The database, with keys and an index on the names of indicators."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = OFF")  # the file is moved to its place when it is whole
        database.execute("PRAGMA synchronous = OFF")
        for table in TABLES:
            database.execute(_create(table))
        buffer = Buffer(partial(_insert, database), most=_ROWS)
        for table, row in table_rows(archive):
            buffer.add(table, row)
        buffer.flush()
        database.execute("CREATE INDEX indicators_name ON indicators (name)")
        database.execute(figures("CAST(i.amount AS REAL)"))
        database.commit()


def _create(table: Table) -> str:
    columns = ", ".join(f'"{column.name}" {_TYPES[column.type]}' for column in table.columns)
    return f'CREATE TABLE "{table.name}" ({columns}, PRIMARY KEY ({", ".join(table.key)}))'


def _insert(database: sqlite3.Connection, table: Table, rows: list[Row]) -> None:
    places = ", ".join("?" * len(table.columns))
    database.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', map(_plain, rows))


def _plain(row: Row) -> Row:
    return tuple(str(value) if isinstance(value, Decimal) else value for value in row)
