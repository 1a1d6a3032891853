"""The outputs of an archive: its tables in files people and programs read."""

from __future__ import annotations

import os
from collections.abc import Collection
from importlib import import_module
from typing import Literal, get_args

from reportkit.batch.archive import Archive

Form = Literal["jsonl", "json", "csv", "sqlite", "parquet", "duckdb", "xlsx"]

FORMS: tuple[Form, ...] = get_args(Form)
FILES: dict[Form, str] = {
    "jsonl": "documents.jsonl",
    "json": "json",
    "csv": "csv",
    "sqlite": "archive.sqlite",
    "parquet": "parquet",
    "duckdb": "archive.duckdb",
    "xlsx": "archive.xlsx",
}
_WRITERS: dict[Form, tuple[str, str]] = {
    "jsonl": ("as_json", "write_lines"),
    "json": ("as_json", "write_files"),
}


def write_forms(archive: Archive, forms: Collection[Form]) -> list[str]:
    """Write the forms asked for, and those that are there already, so that none stays behind; jsonl where none is.

    Returns what was written. Raises ReportkitError where a form can't be (RK201, RK208, RK213, RK214).
    """
    there = [form for form in FORMS if archive.store.exists(FILES[form])]
    written = []
    for form in FORMS:
        if form in forms or form in there or (form == "jsonl" and not forms and not there):
            module, function = _WRITERS.get(form, (f"as_{form}", "write"))
            with archive.store.whole(FILES[form]) as part:
                getattr(import_module(f"reportkit.tables.{module}"), function)(archive, part)
            written.append(os.path.join(archive.folder, FILES[form]))
    return written
