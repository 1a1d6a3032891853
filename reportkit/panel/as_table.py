"""Panels as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.table import Table

from reportkit.diff.units import Units
from reportkit.panel.grid import Axis, Grid, value
from reportkit.show.console import render, text


def document(laid_out: Iterable[Grid], units: Units, *, down: Axis, colour: bool) -> bytes:
    """A table for each series."""
    tables = []
    for grid in laid_out:
        table = Table(box=box.SIMPLE_HEAD, title=text(grid.title), title_justify="left")
        table.add_column(down, overflow="fold")
        for head in grid.across:
            table.add_column(head, justify="right", overflow="fold")
        for head, cells in grid.lines:
            shown = ("" if cell is None else value(cell, grid.series, units) for cell in cells)
            table.add_row(text(head), *map(text, shown))
        tables.append(table)
    return render(*tables, colour=colour)
