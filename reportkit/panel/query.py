"""SQL over the databases of an archive, read only."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, NamedTuple
from urllib.parse import quote

from reportkit.errors import ReportkitError
from reportkit.tables import FILES


class Answer(NamedTuple):
    """The columns of a result, and its rows, which are read as they are needed."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def query(folder: str, sql: str) -> Iterator[Answer]:
    """The answer of DuckDB (the database, or else the Parquet files), or of SQLite where there is only that.

    Raises ReportkitError RK213 (duckdb is missing), RK215 (no database), RK216 (the query is wrong).
    """
    for form, ask in (("duckdb", _duckdb), ("sqlite", _sqlite), ("parquet", _parquet)):
        path = os.path.join(folder, FILES[form])  # type: ignore[index]
        if os.path.exists(path):
            with ask(path, sql) as answer:
                yield answer
            return
    hint = f"Add one with `reportkit batch ... -o {folder} --to sqlite`; nothing is parsed again."
    raise ReportkitError("RK215", "has no database", hint=hint, where=folder)


@contextmanager
def _sqlite(path: str, sql: str) -> Iterator[Answer]:
    try:
        with closing(sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True)) as database:
            cursor = database.execute(sql)
            yield Answer(tuple(column[0] for column in cursor.description or ()), iter(cursor))
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise _wrong(error) from error


@contextmanager
def _duckdb(path: str, sql: str) -> Iterator[Answer]:
    with _answer(path, (), sql) as answer:
        yield answer


@contextmanager
def _parquet(path: str, sql: str) -> Iterator[Answer]:
    from reportkit.tables.schema import TABLES

    files = ((table.name, os.path.join(path, f"{table.name}.parquet")) for table in TABLES)
    views = [f"CREATE VIEW {name} AS FROM read_parquet('{file.replace(chr(39), chr(39) * 2)}')" for name, file in files]
    with _answer(None, views, sql) as answer:
        yield answer


@contextmanager
def _answer(path: str | None, views: Any, sql: str) -> Iterator[Answer]:
    try:
        import duckdb
    except ImportError as error:
        hint = "Install it with `pip install reportkit[tables]`, or add --to sqlite to the batch."
        raise ReportkitError("RK213", "this query needs duckdb", hint=hint) from error
    try:
        with closing(duckdb.connect(path or ":memory:", read_only=path is not None)) as database:
            for view in views:
                database.execute(view)
            cursor = database.execute(sql)
            columns = tuple(column[0] for column in cursor.description or ())
            yield Answer(columns, iter(cursor.fetchone, None))
    except duckdb.Error as error:
        raise _wrong(error) from error


def _wrong(error: Exception) -> ReportkitError:
    message = str(error).partition("\n")[0]
    return ReportkitError("RK216", f"the database says: {message}", hint="docs/batch.md lists tables and columns.")
