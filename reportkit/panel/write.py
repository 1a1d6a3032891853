"""Writing panels: tables, CSV and Parquet (a row for each source), a workbook, a page of HTML, pictures."""

from __future__ import annotations

from typing import Literal, NamedTuple

from reportkit.diff.units import Units
from reportkit.errors import ReportkitError
from reportkit.panel.grid import Axis, grids
from reportkit.panel.model import Panel

Format = Literal["table", "csv", "xlsx", "parquet", "html", "svg", "png"]
BINARY = frozenset({"xlsx", "parquet", "png"})


class Written(NamedTuple):
    """A panel in a format, and a word on what the format leaves out ("" where nothing)."""

    data: bytes
    note: str = ""


def render(panel: Panel, format: Format, *, down: Axis, units: Units, colour: bool = False) -> Written:
    """`panel` in a format; a page of HTML has a chart where there is something to draw.

    Raises ReportkitError RK208, RK213, RK222 where xlsx, parquet or png lack their packages, RK223 where nothing can be
    drawn.
    """
    if format == "csv":
        from reportkit.panel.rows import csv

        return Written(csv(panel))
    if format == "parquet":
        from reportkit.panel import as_parquet

        return Written(as_parquet.document(panel))
    if format in ("svg", "png"):
        return _picture(panel, units, png=format == "png")
    laid_out = list(grids(panel, down=down, units=units))
    if format == "html":
        from reportkit.panel import as_html

        drawn = _drawn(panel, units)
        return Written(as_html.document(laid_out, units, svg=drawn.data.decode("utf-8"), note=drawn.note))
    if format == "xlsx":
        from reportkit.panel import as_xlsx

        return Written(as_xlsx.document(laid_out, units))
    from reportkit.panel import as_table

    return Written(as_table.document(laid_out, units, down=down, colour=colour))


def _picture(panel: Panel, units: Units, *, png: bool) -> Written:
    from reportkit.panel.chart import chart

    svg, note = chart(panel, units)
    if png:
        from reportkit.panel import as_png

        return Written(as_png.document(svg), note)
    return Written(svg.encode("utf-8"), note)


def _drawn(panel: Panel, units: Units) -> Written:
    """The chart of a page; nothing but a note where nothing can be drawn."""
    try:
        return _picture(panel, units, png=False)
    except ReportkitError as error:
        return Written(b"", error.message)
