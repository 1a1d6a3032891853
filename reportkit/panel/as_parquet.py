"""Panels as one Parquet file, zstd. Needs pyarrow (`reportkit[tables]`).

`amount` is exact, as text; `number` is the same to reckon with.
"""

from __future__ import annotations

import io

from reportkit.errors import ReportkitError
from reportkit.panel.model import Panel
from reportkit.panel.rows import COLUMNS, rows


def document(panel: Panel) -> bytes:
    """The file. Raises ReportkitError RK213 where pyarrow is missing."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        hint = "Install it with `pip install reportkit[tables]`, or choose csv."
        raise ReportkitError("RK213", "parquet needs pyarrow", hint=hint) from error
    codes, span = pyarrow.list_(pyarrow.string()), pyarrow.list_(pyarrow.int64())
    types = {"disputed": pyarrow.bool_(), "flags": codes, "doubts": codes, "span": span, "sentence": span}
    columns = dict(zip(COLUMNS, zip(*rows(panel), strict=True), strict=True))
    amounts = columns["amount"]
    columns["amount"] = tuple(f"{amount:f}" for amount in amounts)
    arrays = {name: pyarrow.array(column, types.get(name, pyarrow.string())) for name, column in columns.items()}
    arrays["number"] = pyarrow.array([float(amount) for amount in amounts], pyarrow.float64())
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(arrays), out, compression="zstd")
    return out.getvalue()
