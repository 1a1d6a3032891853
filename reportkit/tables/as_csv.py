"""A folder of CSV files, one a table, described by a Data Package (specs.frictionlessdata.io, version 1).

Null is an empty cell; an empty text is `""`, so that the two stay apart.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import ExitStack
from typing import Any, TextIO

import msgspec

from reportkit.batch.archive import Archive
from reportkit.tables.rows import table_rows
from reportkit.tables.schema import TABLES, Table, Type

_TYPES: dict[Type, dict[str, str]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "decimal": {"type": "number"},
    "json": {"type": "string"},
}


def write(archive: Archive, path: str) -> None:
    """The folder, with `datapackage.json`."""
    os.mkdir(path)
    with ExitStack() as stack:
        files = {table.name: stack.enter_context(_open(path, table)) for table in TABLES}
        for table in TABLES:
            files[table.name].write(_line(table.names))
        for table, row in table_rows(archive):
            files[table.name].write(_line(row))
    with open(os.path.join(path, "datapackage.json"), "wb") as out:
        out.write(msgspec.json.format(msgspec.json.encode(_package()), indent=2) + b"\n")


def _open(path: str, table: Table) -> TextIO:
    return open(os.path.join(path, f"{table.name}.csv"), "w", encoding="utf-8", newline="")


def _line(cells: Iterable[Any]) -> str:
    return ",".join(map(_cell, cells)) + "\n"


def _cell(value: Any) -> str:
    """RFC 4180; texts are always quoted, numbers never."""
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return str(value)


def _package() -> dict[str, Any]:
    return {"profile": "tabular-data-package", "name": "reportkit-archive", "resources": list(map(_resource, TABLES))}


def _resource(table: Table) -> dict[str, Any]:
    keys = {"primaryKey": list(table.key), "missingValues": [""]}
    columns = [{"name": column.name, **_TYPES[column.type]} for column in table.columns]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n"},
        "schema": {"fields": columns, **keys},
    }
