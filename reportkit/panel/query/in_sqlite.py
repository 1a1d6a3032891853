"""Queries in SQLite: an authorizer lets nothing but reading through."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import monotonic
from urllib.parse import quote

from reportkit.panel.query.answer import Answer
from reportkit.panel.query.faults import MEMORY, broken, no_question, too_large, too_long, wrong

_STEPS = 50_000  # of SQLite's virtual machine between two looks at the clock
_READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE})
_DENIED = frozenset({"not authorized", "authorization denied"})
_SEVERAL = "one statement at a time"


@contextmanager
def of_database(path: str, sql: str, *, seconds: float) -> Iterator[Answer]:
    """The answer of the database `path`. Raises ReportkitError as `query` does."""
    end = monotonic() + seconds
    try:
        with closing(sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True)) as database:
            database.execute(f"PRAGMA hard_heap_limit = {MEMORY}")
            if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'figures'").fetchone():
                raise broken(path, "the tables are not in it")
            database.set_authorizer(_only_reading)
            database.set_progress_handler(lambda: monotonic() > end, _STEPS)
            cursor = database.execute(sql)
            yield Answer(tuple(column[0] for column in cursor.description or ()), iter(cursor))
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise _fault(path, error, in_time=monotonic() <= end) from error
    except MemoryError as error:
        raise too_large() from error


def _only_reading(action: int, *_: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY


def _fault(path: str, error: Exception, *, in_time: bool) -> BaseException:
    message = str(error)
    if message == "interrupted":  # Ctrl-C ends a query in the handler of its progress, as the clock does
        return KeyboardInterrupt() if in_time else too_long()
    if message in _DENIED or _SEVERAL in message:
        return no_question(message)
    if type(error) is sqlite3.DatabaseError or "unable to open" in message:
        return broken(path, message)
    return wrong(message)
