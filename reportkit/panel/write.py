"""Writing panels: a table for the terminal, CSV (a line for each piece of evidence), a page of HTML, a workbook."""

from __future__ import annotations

from html import escape
from typing import Any, Literal

from reportkit.diff.units import Units
from reportkit.panel.grid import Axis, Grid, grids, value
from reportkit.panel.model import Cell, Evidence, Panel
from reportkit.write import as_csv

Format = Literal["table", "csv", "xlsx", "html"]

_COLUMNS = (
    "indicator", "measure", "status", "scope", "since", "place", "period", "amount", "unit", "disputed", "uri",
    "report", "id", "name", "text", "modifier", "flags", "span", "sentence",
)  # fmt: skip
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    "body{font:14px/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse;margin:0 0 2rem}"
    "caption{text-align:left;font-weight:600;padding:.3rem 0}th,td{border-bottom:1px solid #ccc;padding:.2rem .7rem;"
    "vertical-align:top}td{text-align:right}th{text-align:left}.disputed{background:#fff4d6}ul{text-align:left;"
    "color:#555;font-size:12px;margin:.2rem 0;padding-left:1rem}summary{cursor:pointer}"
)


def render(panel: Panel, format: Format, *, down: Axis, units: Units, colour: bool = False) -> bytes:
    """`panel` in a format. Raises ReportkitError RK208 where xlsx lacks its library."""
    if format == "csv":
        return _csv(panel)
    laid_out = grids(panel, down=down, units=units)
    if format == "html":
        return _html(list(laid_out), units)
    if format == "xlsx":
        from reportkit.panel.as_xlsx import document

        return document(list(laid_out), units)
    from rich import box
    from rich.table import Table

    from reportkit.show.console import render as draw
    from reportkit.show.console import text

    tables = []
    for grid in laid_out:
        table = Table(box=box.SIMPLE_HEAD, title=text(grid.title), title_justify="left")
        table.add_column(down, overflow="fold")
        for head in grid.across:
            table.add_column(head, justify="right", overflow="fold")
        for head, cells in grid.lines:
            table.add_row(text(head), *(text(_shown(cell, grid, units)) for cell in cells))
        tables.append(table)
    return draw(*tables, colour=colour)


def evidence_words(cell: Cell) -> list[str]:
    """A line for each source of a cell: what it says, and where."""
    return list(map(source_words, cell.evidence))


def source_words(one: Evidence) -> str:
    """What a source says, where, and what speaks against it."""
    doubts = f" · doubtful: {', '.join(one.doubts)}" if one.doubts else ""
    quote = f"“{one.quote}” · " if one.quote else ""
    return f"{one.name} {one.text} · {quote}{one.uri} · {one.id} · sentence {one.sentence[0]}-{one.sentence[1]}{doubts}"


def _shown(cell: Cell | None, grid: Grid, units: Units) -> str:
    return "" if cell is None else value(cell, grid.series, units)


def _csv(panel: Panel) -> bytes:
    lines = [as_csv.line(_COLUMNS)]
    for series in panel.series:
        for (place, period), cell in series.cells.items():
            for one in cell.evidence:
                record: tuple[Any, ...] = (
                    series.name, series.measure, series.status, series.scope, series.since, place, period,
                    f"{one.amount:f}", series.unit, str(cell.disputed).lower(), one.uri, one.report, one.id, one.name,
                    one.text, one.modifier, one.flags, one.span, one.sentence,
                )  # fmt: skip
                lines.append(as_csv.line([as_csv.cell(field, excel=False) for field in record]))
    return b"".join(lines)


def _html(laid_out: list[Grid], units: Units) -> bytes:
    tables = "".join(_table(grid, units) for grid in laid_out)
    page = (
        f'<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n<title>Panel</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{tables}</body>\n</html>\n"
    )
    return page.encode("utf-8")


def _table(grid: Grid, units: Units) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in ("", *grid.across))
    lines = "".join(
        f'<tr><th scope="row">{escape(head)}</th>{"".join(_html_cell(cell, grid, units) for cell in cells)}</tr>\n'
        for head, cells in grid.lines
    )
    return f"<table><caption>{escape(grid.title)}</caption>\n<tr>{heads}</tr>\n{lines}</table>\n"


def _html_cell(cell: Cell | None, grid: Grid, units: Units) -> str:
    if cell is None:
        return "<td></td>"
    words = "".join(f"<li>{escape(line)}</li>" for line in evidence_words(cell))
    state = ' class="disputed"' if cell.disputed else ""
    summary = escape(value(cell, grid.series, units))
    return f"<td{state}><details><summary>{summary}</summary><ul>{words}</ul></details></td>"
