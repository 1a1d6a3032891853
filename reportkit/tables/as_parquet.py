"""A folder of Parquet files, one a table, zstd. Needs pyarrow (`reportkit[tables]`).

Decimals are text, exactly as written (12.50 stays 12.50, whatever its size).
"""

from __future__ import annotations

import os
from collections import defaultdict
from contextlib import ExitStack
from decimal import Decimal
from typing import Any

from reportkit.batch.archive import Archive
from reportkit.errors import ReportkitError
from reportkit.tables.rows import Row, table_rows
from reportkit.tables.schema import TABLES, Table

_ROWS = 20_000  # of a row group


def write(archive: Archive, path: str) -> None:
    """The folder. Raises ReportkitError RK213 where pyarrow is missing."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise missing("parquet", "pyarrow") from error
    types = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "decimal": pyarrow.string(),
        "json": pyarrow.string(),
    }
    os.mkdir(path)
    with ExitStack() as stack:
        writers: dict[Table, Any] = {}
        for table in TABLES:
            schema = pyarrow.schema([(column.name, types[column.type]) for column in table.columns])
            file = os.path.join(path, f"{table.name}.parquet")
            writers[table] = stack.enter_context(pyarrow.parquet.ParquetWriter(file, schema, compression="zstd"))
        waiting: dict[Table, list[Row]] = defaultdict(list)
        for table, row in table_rows(archive):
            waiting[table].append(row)
            if len(waiting[table]) >= _ROWS:
                _flush(writers[table], waiting.pop(table))
        for table, rows in waiting.items():
            _flush(writers[table], rows)


def missing(form: str, package: str) -> ReportkitError:
    """The error for a package that is not installed."""
    hint = "Install it with `pip install reportkit[tables]`, or choose sqlite or csv."
    return ReportkitError("RK213", f"{form} needs {package}", hint=hint)


def _flush(writer: Any, rows: list[Row]) -> None:
    import pyarrow

    columns = [
        pyarrow.array([str(value) if isinstance(value, Decimal) else value for value in column], type=field.type)
        for column, field in zip(zip(*rows, strict=True), writer.schema, strict=True)
    ]
    writer.write_table(pyarrow.Table.from_arrays(columns, schema=writer.schema))
