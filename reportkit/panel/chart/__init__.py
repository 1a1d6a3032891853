"""Charts of a panel: the right form for the data, every mark with its evidence, as SVG."""

from __future__ import annotations

from typing import NamedTuple

from reportkit.diff.units import Units
from reportkit.errors import ReportkitError
from reportkit.panel.chart import svg
from reportkit.panel.chart.facets import Facet, facets
from reportkit.panel.model import Panel

__all__ = ["Chart", "Facet", "chart", "facets"]

MOST = 12  # pairs of axes in one picture


class Chart(NamedTuple):
    """The drawing, and a word on what is not in it ("" where all is)."""

    svg: str
    note: str


def chart(panel: Panel, units: Units) -> Chart:
    """The chart of `panel`; what stands alone is drawn only where nothing else is.

    Raises ReportkitError RK223 where nothing can be drawn.
    """
    every = facets(panel, units)
    found = [facet for facet in every if facet.size > 1] or every
    if not found:
        hint = "Choose another indicator, or read the panel as a table."
        raise ReportkitError("RK223", "nothing can be drawn: no figure has a known period", hint=hint)
    timeless = sum(not period for series in panel.series for _, period in series.cells)
    notes = [f"{timeless} values without a period are not drawn"] if timeless else []
    if len(found) < len(every):
        notes.append(f"{len(every) - len(found)} single values are not drawn")
    if len(found) > MOST:
        notes.append(f"the first {MOST} of {len(found)} charts are drawn; choose with --indicator")
    return Chart(svg.document(found[:MOST], units), "; ".join(notes))
