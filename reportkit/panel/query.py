"""SQL over the databases of an archive: one question, nothing changed, nothing read but the archive, within a time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from threading import Timer
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import quote

from reportkit.errors import ReportkitError
from reportkit.tables import FILES

MEMORY = 1_000_000_000  # bytes a query may take
_STEPS = 50_000  # of SQLite's virtual machine between two looks at the clock
_HINT = "docs/batch.md lists tables and columns."


class Answer(NamedTuple):
    """The columns of a result, and its rows, which are read as they are needed."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def query(folder: str, sql: str, *, seconds: float) -> Iterator[Answer]:
    """The answer of DuckDB (the database, or else the Parquet files), or of SQLite where there is only that.

    Raises ReportkitError RK213 (duckdb is missing), RK215 (no database), RK216 (the query is wrong), RK218 (the
    database is broken), RK220 (no question, or one for what is outside the archive), RK221 (over `seconds` or MEMORY).
    """
    for form, ask in (("duckdb", _duckdb), ("sqlite", _sqlite), ("parquet", _parquet)):
        path = os.path.join(folder, FILES[form])  # type: ignore[index]
        if os.path.exists(path):
            with ask(path, sql, seconds) as answer:
                yield answer
            return
    if os.path.isfile(folder):
        hint = "Give the folder that `reportkit batch ... -o FOLDER` made."
        raise ReportkitError("RK215", "is a file, not the folder of an archive", hint=hint, where=folder)
    hint = f"Add one with `reportkit batch ... -o {folder} --to sqlite`; nothing is parsed again."
    raise ReportkitError("RK215", "has no database", hint=hint, where=folder)


@contextmanager
def _sqlite(path: str, sql: str, seconds: float) -> Iterator[Answer]:
    end = monotonic() + seconds
    try:
        with closing(sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True)) as database:
            database.execute(f"PRAGMA hard_heap_limit = {MEMORY}")
            if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'figures'").fetchone():
                raise _broken(path, "the tables are not in it")
            database.set_authorizer(_only_reading)
            database.set_progress_handler(lambda: monotonic() > end, _STEPS)
            cursor = database.execute(sql)
            yield Answer(tuple(column[0] for column in cursor.description or ()), iter(cursor))
    except sqlite3.Error as error:
        raise _sqlite_error(path, error, end) from error
    except MemoryError as error:
        raise _too_much(f"more than {MEMORY:,} bytes") from error
    except sqlite3.Warning as error:  # Python 3.10: more than one statement
        raise _no_question(str(error)) from error


_READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE})


def _only_reading(action: int, *_: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY


def _sqlite_error(path: str, error: sqlite3.Error, end: float) -> Exception:
    message = str(error)
    if message == "interrupted":
        return _too_much("the time limit") if monotonic() > end else KeyboardInterrupt()
    if message == "not authorized" or "one statement at a time" in message:
        return _no_question(message)
    if isinstance(error, sqlite3.OperationalError | sqlite3.ProgrammingError | sqlite3.DataError):
        return _wrong(message) if "unable to open" not in message else _broken(path, message)
    return _broken(path, message)


@contextmanager
def _duckdb(path: str, sql: str, seconds: float) -> Iterator[Answer]:
    with _answer(path, path, (), sql, seconds) as answer:
        yield answer


@contextmanager
def _parquet(path: str, sql: str, seconds: float) -> Iterator[Answer]:
    from reportkit.tables.as_duckdb import FIGURES
    from reportkit.tables.as_parquet import part_files
    from reportkit.tables.schema import TABLES

    files = ((table.name, part_files(path, table).replace("'", "''")) for table in TABLES)
    views = [*(f"CREATE VIEW {name} AS FROM read_parquet('{pattern}')" for name, pattern in files), FIGURES]
    with _answer(path, None, views, sql, seconds) as answer:
        yield answer


@contextmanager
def _answer(place: str, path: str | None, views: Sequence[str], sql: str, seconds: float) -> Iterator[Answer]:
    """What DuckDB says: of the database `path`, or of `views` over the files in the folder `place`."""
    try:
        import duckdb
    except ImportError as error:
        hint = "Install it with `pip install reportkit[tables]`, or add --to sqlite to the batch."
        raise ReportkitError("RK213", "this query needs duckdb", hint=hint) from error
    try:
        database = duckdb.connect(path or ":memory:", read_only=path is not None, config=_CONFIG)
    except duckdb.Error as error:
        raise _broken(place, str(error)) from error
    with closing(database):
        try:
            for view in views:
                database.execute(view)
            for setting in _shut(place):
                database.execute(setting)
        except duckdb.Error as error:
            raise _broken(place, str(error)) from error
        clock = Timer(seconds, database.interrupt)
        clock.daemon = True
        clock.start()
        try:
            statements = database.extract_statements(sql)
            if [one.type for one in statements] != [duckdb.StatementType.SELECT]:
                raise _no_question("only one SELECT is asked at a time")
            cursor = database.execute(statements[0])
            rows: Iterator[tuple[Any, ...]] = iter(cursor.fetchone, None)
            yield Answer(tuple(column[0] for column in cursor.description or ()), rows)
        except duckdb.Error as error:
            raise _duckdb_error(place, error) from error
        finally:
            clock.cancel()


_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": f"{MEMORY}B",
    "python_enable_replacements": False,  # a name in SQL is no variable of this program
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_file_cache": False,
}


def _shut(place: str) -> list[str]:
    """No file but those of the archive, none written, and no way back."""
    allowed = [] if os.path.isfile(place) else [f"SET allowed_directories = ['{place.replace(chr(39), chr(39) * 2)}/']"]
    return ["SET temp_directory = ''", *allowed, "SET enable_external_access = false", "SET lock_configuration = true"]


def _duckdb_error(place: str, error: Exception) -> ReportkitError:
    import duckdb

    message = str(error)
    if isinstance(error, duckdb.InterruptException):
        return _too_much("the time limit")
    if isinstance(error, duckdb.OutOfMemoryException):
        return _too_much(f"more than {MEMORY:,} bytes")
    if isinstance(error, duckdb.PermissionException):
        return _no_question(message)
    if isinstance(error, duckdb.IOException | duckdb.FatalException | duckdb.InternalException):
        return _broken(place, message)
    return _wrong(message)


def _wrong(message: str) -> ReportkitError:
    return ReportkitError("RK216", f"the database says: {_line(message)}", hint=_HINT)


def _broken(path: str, message: str) -> ReportkitError:
    hint = f"Make it anew: `reportkit batch PATH... -o {os.path.dirname(path)}`; nothing is parsed again."
    return ReportkitError("RK218", f"is no whole database: {_line(message)}", hint=hint, where=path)


def _no_question(message: str) -> ReportkitError:
    hint = "Give one SELECT over the tables of the archive."
    return ReportkitError("RK220", f"queries only read, and only the archive: {_line(message)}", hint=hint)


def _too_much(what: str) -> ReportkitError:
    hint = "Ask for less (WHERE, LIMIT), or give it more with --time-limit."
    return ReportkitError("RK221", f"the query takes {what}", hint=hint)


def _line(message: str) -> str:
    return message.partition("\n")[0]
