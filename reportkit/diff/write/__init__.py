"""Writing comparisons: JSON, CSV, a table for the terminal, Markdown, a page of HTML, a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reportkit.diff.model import Comparison
from reportkit.model import SCHEMA_VERSION

Format = Literal["table", "json", "csv", "xlsx", "html", "md"]


def render(comparisons: Sequence[Comparison], format: Format, *, colour: bool = False, excel: bool = False) -> bytes:
    """`comparisons` in a format; its module is loaded here. Raises ReportkitError RK208 where xlsx lacks its library.

    JSON of one comparison is the comparison itself; of several, an object that lists them.
    """
    if format == "csv":
        from reportkit.diff.write import as_csv

        return as_csv.document(comparisons, excel=excel)
    if format == "table":
        from reportkit.diff.write import as_table

        return as_table.document(comparisons, colour=colour)
    if format == "md":
        from reportkit.diff.write import as_markdown

        return as_markdown.document(comparisons)
    if format == "html":
        from reportkit.diff.write import as_html

        return as_html.document(comparisons)
    if format == "xlsx":
        from reportkit.diff.write import as_xlsx

        return as_xlsx.document(comparisons)
    from reportkit.write import as_json

    if len(comparisons) == 1:
        return as_json.document(comparisons[0])
    return as_json.document({"schema_version": SCHEMA_VERSION, "comparisons": list(comparisons)})
