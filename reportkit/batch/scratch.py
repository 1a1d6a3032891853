"""Tables on disk for what a batch must remember of each of its inputs: memory stays flat however many there are."""

from __future__ import annotations

import sqlite3

_CACHE_KIB = 8192


def scratch(*tables: str) -> sqlite3.Connection:
    """An empty database with `tables`, each given as "name (columns)" with its key; it goes with the process."""
    database = sqlite3.connect("", isolation_level=None)
    database.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("BEGIN")  # never committed: nobody else reads it
    add_tables(database, *tables)
    return database


def add_tables(database: sqlite3.Connection, *tables: str) -> None:
    """More tables, given in the same way."""
    for table in tables:
        database.execute(f"CREATE TABLE {table} WITHOUT ROWID")
