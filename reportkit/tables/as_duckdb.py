"""One DuckDB file, loaded from Parquet. Needs pyarrow and duckdb (`reportkit[tables]`).

Decimals are DECIMAL(38, 8), as in Parquet; in the view `figures` the amount is also called `number`, as in SQLite.
"""

from __future__ import annotations

import os
from contextlib import closing
from tempfile import TemporaryDirectory

from reportkit.batch.archive import Archive
from reportkit.tables import as_parquet
from reportkit.tables.schema import TABLES
from reportkit.tables.sql import figures

FIGURES = figures("i.amount")


def write(archive: Archive, path: str) -> None:
    """The database. Raises ReportkitError RK213 where a package is missing."""
    try:
        import duckdb
    except ImportError as error:
        raise as_parquet.missing("duckdb", "duckdb") from error
    with TemporaryDirectory(dir=os.path.dirname(path)) as folder, closing(duckdb.connect(path)) as database:
        parquet = os.path.join(folder, "parquet")
        as_parquet.write(archive, parquet)
        for table in TABLES:
            files = as_parquet.part_files(parquet, table)
            database.execute(f"CREATE TABLE {table.name} AS SELECT * FROM read_parquet(?)", [files])
        database.execute(FIGURES)
