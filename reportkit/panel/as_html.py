"""Panels as one page of HTML that loads nothing: the chart, and tables whose values open to show their sources."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from reportkit.diff.units import Units
from reportkit.panel.grid import Grid, value
from reportkit.panel.model import Cell
from reportkit.panel.words import evidence_words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    "body{font:14px/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse;margin:0 0 2rem}"
    "caption{text-align:left;font-weight:600;padding:.3rem 0}th,td{border-bottom:1px solid #ccc;padding:.2rem .7rem;"
    "vertical-align:top}td{text-align:right}th{text-align:left}.disputed{background:#fff4d6}ul{text-align:left;"
    "color:#555;font-size:12px;margin:.2rem 0;padding-left:1rem}summary{cursor:pointer}"
    "svg{display:block;max-width:100%;height:auto;margin:0 0 1rem}.note{color:#555;margin:0 0 2rem}"
)


def document(laid_out: Sequence[Grid], units: Units, *, svg: str = "", note: str = "") -> bytes:
    """The page. Everything that comes from a report is escaped; `svg` is ours."""
    tables = "".join(_table(grid, units) for grid in laid_out)
    said = f'<p class="note">{escape(note)}</p>\n' if note else ""
    page = (
        f'<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Panel</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{svg}{said}{tables}</body>\n</html>\n"
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
