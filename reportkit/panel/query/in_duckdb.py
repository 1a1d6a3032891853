"""Queries in DuckDB, of its database or of Parquet files: shut off from all other files, and locked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from decimal import Decimal
from threading import Timer
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.panel.query.answer import Answer
from reportkit.panel.query.faults import MEMORY, broken, no_question, too_large, too_long, wrong

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": f"{MEMORY}B",
    "python_enable_replacements": False,  # a name in SQL is no variable of this program
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}

_CTRL_C = "Query interrupted"


@contextmanager
def of_database(path: str, sql: str, *, seconds: float) -> Iterator[Answer]:
    """The answer of the database `path`. Raises ReportkitError as `query` does."""
    with _connected(path, database=path, setup=_shut("")) as database, _answer(database, path, sql, seconds) as answer:
        yield answer


@contextmanager
def of_parquet(path: str, sql: str, *, seconds: float) -> Iterator[Answer]:
    """The answer over the Parquet files in the folder `path`. Raises ReportkitError as `query` does."""
    from reportkit.tables.as_duckdb import FIGURES
    from reportkit.tables.as_parquet import part_files
    from reportkit.tables.schema import TABLES

    files = ((table.name, _quoted(part_files(path, table))) for table in TABLES)
    views = [*(f"CREATE VIEW {name} AS FROM read_parquet({pattern})" for name, pattern in files), FIGURES]
    setup = [*views, *_shut(os.path.join(path, ""))]
    with _connected(path, setup=setup) as database, _answer(database, path, sql, seconds) as answer:
        yield answer


@contextmanager
def _connected(path: str, *, database: str = ":memory:", setup: Sequence[str]) -> Iterator[Any]:
    try:
        import duckdb
    except ImportError as error:
        hint = "Install it with `pip install reportkit[tables]`, or add --to sqlite to the batch."
        raise ReportkitError("RK213", "this query needs duckdb", hint=hint) from error
    try:
        connection = duckdb.connect(database, read_only=database == path, config=_CONFIG)
        for statement in setup:
            connection.execute(statement)
    except duckdb.Error as error:
        raise broken(path, str(error)) from error
    with closing(connection):
        yield connection


def _shut(folder: str) -> list[str]:
    """No file but those in `folder` is read, none written, and there is no way back."""
    allowed = [f"SET allowed_directories = [{_quoted(folder)}]"] if folder else []
    return ["SET temp_directory = ''", *allowed, "SET enable_external_access = false", "SET lock_configuration = true"]


@contextmanager
def _answer(database: Any, path: str, sql: str, seconds: float) -> Iterator[Answer]:
    import duckdb

    clock = Timer(seconds, database.interrupt)
    clock.daemon = True
    clock.start()
    try:
        statements = database.extract_statements(sql)
        if [one.type for one in statements] != [duckdb.StatementType.SELECT]:
            raise no_question("this is not one SELECT")
        cursor = database.execute(statements[0])
        rows = iter(cursor.fetchone, None)
        yield Answer(tuple(column[0] for column in cursor.description or ()), (tuple(map(_plain, row)) for row in rows))
    except duckdb.Error as error:
        raise _fault(path, error) from error
    except RuntimeError as error:  # what DuckDB makes of Ctrl-C
        raise (KeyboardInterrupt if str(error) == _CTRL_C else error) from error
    finally:
        clock.cancel()


def _fault(path: str, error: Exception) -> ReportkitError:
    import duckdb

    if isinstance(error, duckdb.InterruptException):
        return too_long()
    if isinstance(error, duckdb.OutOfMemoryException):
        return too_large()
    if isinstance(error, duckdb.PermissionException):
        return no_question(str(error))
    if isinstance(error, duckdb.IOException | duckdb.FatalException | duckdb.InternalException):
        return broken(path, str(error))
    return wrong(str(error))


def _plain(value: Any) -> Any:
    """A decimal without the zeros its column fills it up with: 12.50000000 → 12.5."""
    if not isinstance(value, Decimal) or not value.is_finite():
        return value
    text = f"{value:f}"
    return Decimal(text.rstrip("0").rstrip(".")) if "." in text else value


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
