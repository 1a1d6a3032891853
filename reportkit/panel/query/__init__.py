"""SQL over the databases of an archive: one question, nothing changed, nothing read but the archive, within a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from reportkit.errors import ReportkitError
from reportkit.panel.query import in_duckdb, in_sqlite
from reportkit.panel.query.answer import Answer
from reportkit.panel.query.faults import no_question, undecodable
from reportkit.tables import FILES, Form

__all__ = ["Answer", "query"]

_HOW = {"duckdb": in_duckdb.of_database, "sqlite": in_sqlite.of_database, "parquet": in_duckdb.of_parquet}
_ORDER: tuple[Form, ...] = ("duckdb", "sqlite", "parquet")


@contextmanager
def query(folder: str, sql: str, *, seconds: float) -> Iterator[Answer]:
    """The answer of DuckDB (the database, or else the Parquet files), or of SQLite where there is only that.

    Raises ReportkitError RK213 (duckdb is missing), RK215 (no database), RK216 (the query is wrong), RK218 (the
    database is broken), RK220 (no question, or one for what is outside the archive), RK221 (over `seconds` or memory).
    """
    if not sql.strip():
        raise no_question("it is empty")
    if not sql.isascii() and any("\ud800" <= character <= "\udfff" for character in sql):
        raise undecodable()
    for form in _ORDER:
        path = os.path.join(folder, FILES[form])
        if os.path.exists(path):
            with _HOW[form](path, sql, seconds=seconds) as answer:
                yield answer
            return
    if os.path.isfile(folder):
        hint = "Give the folder that `reportkit batch ... -o FOLDER` made."
        raise ReportkitError("RK215", "is a file, not the folder of an archive", hint=hint, where=folder)
    hint = f"Add one with `reportkit batch ... -o {folder} --to sqlite`; nothing is parsed again."
    raise ReportkitError("RK215", "has no database", hint=hint, where=folder)
