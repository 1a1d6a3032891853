"""The tables of an archive, read from each of its forms, and the documents put together from them again."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any

import msgspec
import pytest

from reportkit.model import Parsed
from reportkit.tables.schema import NESTED, TABLES

Records = dict[str, list[dict[str, Any]]]


def _csv(path: Path) -> Records:
    """Read with the types the data package gives; an empty cell is null where it is not quoted."""
    package = json.loads((path / "datapackage.json").read_text(encoding="utf-8"))
    read = {"string": str, "integer": int, "number": Decimal}
    records: Records = {}
    for resource in package["resources"]:
        types = {field["name"]: read[field["type"]] for field in resource["schema"]["fields"]}
        text = (path / resource["path"]).read_bytes().decode("utf-8")
        text = re.sub(r'(?<=[,\n])""(?=[,\n])', '"<EMPTY>"', text)
        records[resource["name"]] = [
            {name: types[name](cell.replace("<EMPTY>", "")) if cell else None for name, cell in row.items()}
            for row in csv.DictReader(io.StringIO(text, newline=""))
        ]
    return records


def _sqlite(path: Path) -> Records:
    database = sqlite3.connect(path)
    database.row_factory = sqlite3.Row
    return {table.name: [dict(row) for row in database.execute(f"SELECT * FROM {table.name}")] for table in TABLES}


def _parquet(path: Path) -> Records:
    parquet = pytest.importorskip("pyarrow.parquet")
    return {table.name: list(map(_whole, parquet.read_table(path / table.name).to_pylist())) for table in TABLES}


def _duckdb(path: Path) -> Records:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(str(path), read_only=True) as database:
        tables = {table.name: database.table(table.name).arrow().read_all() for table in TABLES}
    return {name: list(map(_whole, rows.to_pylist())) for name, rows in tables.items()}


def _whole(row: dict[str, Any]) -> dict[str, Any]:
    """A row with the decimals that are beyond its own columns."""
    return {**row, **json.loads(row.pop("beyond", None) or "{}", parse_float=Decimal, parse_int=Decimal)}


def _xlsx(path: Path) -> Records:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(path, read_only=True)
    records: Records = {}
    for table in TABLES:
        head, *rows = book[table.name].iter_rows(values_only=True)
        records[table.name] = [dict(zip_longest(head, map(_unescaped, row))) for row in rows]
        for row in records[table.name]:
            row.update({name: "" for name in _NEVER_NULL if name in row and row[name] is None})
    for name, number, column, piece in list(book["continued"].iter_rows(values_only=True))[1:]:
        records[name][number - 2][column] += _unescaped(piece)
    return records


def _unescaped(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), value)


_NEVER_NULL = ("after", "before", "name", "unit")  # an empty cell of a workbook is an empty text there, else null
_UNSET = ("text", "blocks", "near_duplicate_of")  # what is left out of the JSON where it is not asked for
_JSON = {column.name for table in TABLES for column in table.columns if column.type == "json"}
READERS: dict[str, Callable[[Path], Records]] = {
    "csv": _csv, "sqlite": _sqlite, "parquet": _parquet, "duckdb": _duckdb, "xlsx": _xlsx
}  # fmt: skip


def documents_of(records: Records) -> Iterator[Parsed]:
    """The documents, put together again from the rows of their tables."""
    rows: dict[tuple[str, str, str | None], list[dict[str, Any]]] = defaultdict(list)
    for name, table in records.items():
        for row in table:
            rows[name, row["uri"], row.get("report")].append(row)
    for source in records["documents"]:
        uri = source["uri"]
        reports = []
        for report in rows["reports", uri, None]:
            parts = {name: rows[name, uri, report["id"]] for name in NESTED}
            reports.append({**_fields(report), **{k: list(map(_fields, v)) for k, v in parts.items()}})
            reports[-1]["sections"] = _nested(parts["sections"], None)
        edits = list(map(_fields, rows["edits", uri, None]))
        whole = {**_fields(source), "source": _fields(source, "uri"), "edits": edits, "reports": reports}
        yield msgspec.convert(whole, Parsed, strict=False)


def _nested(sections: list[dict[str, Any]], parent: str | None) -> list[dict[str, Any]]:
    children: dict[str | None, list[dict[str, Any]]] = defaultdict(list)
    for section in sections:
        children[section["parent"]].append(section)

    def below(parent: str | None) -> list[dict[str, Any]]:
        return [{**_fields(section), "children": below(section["id"])} for section in children[parent]]

    return below(parent)


def _fields(row: dict[str, Any], *also: str) -> dict[str, Any]:
    """The fields of a struct from a row: JSON read, nulls of fields that may be unset left out."""
    skipped = {"uri", "report", "n", "parent"} - set(also)
    return {
        name: json.loads(value, parse_float=Decimal) if name in _JSON and isinstance(value, str) else value
        for name, value in row.items()
        if name not in skipped and not (value is None and name in _UNSET)
    }
