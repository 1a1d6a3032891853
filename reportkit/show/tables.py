"""Tables of indicators."""

from __future__ import annotations

from rich import box
from rich.table import Table

from reportkit.model import Indicator, Parsed, Report
from reportkit.show.console import render, text
from reportkit.write.figure import figure

_STYLE = {"actual": "", "target": "cyan"}


def indicator_table(parsed: Parsed, *, colour: bool = False) -> bytes:
    """One table for each report of the document."""
    return render(*(report_table(report) for report in parsed.reports), colour=colour)


def report_table(report: Report) -> Table:
    """The indicators of one report, a row each."""
    table = Table(box=box.SIMPLE_HEAD, title=text(f"{report.id} {report.title or ''}"), title_justify="left")
    for column in ("id", "indicator", "scope"):
        table.add_column(column, overflow="fold")
    table.add_column("value", justify="right", overflow="fold")
    for column in ("measure", "period", "status", "flags"):
        table.add_column(column, overflow="fold")
    for item in report.indicators:
        cells = (
            item.id, item.name, item.scope, figure(item), measure(item), item.period, item.status, ", ".join(item.flags)
        )  # fmt: skip
        table.add_row(*map(text, cells), style=_STYLE[item.status])
    return table


def measure(item: Indicator) -> str:
    """Measure, direction and baseline in a few words."""
    words = (item.measure, item.direction, f"from {item.baseline}" if item.baseline else None)
    return " ".join(word for word in words if word)
