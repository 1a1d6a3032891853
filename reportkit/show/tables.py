"""Tables of indicators and of comparisons."""

from __future__ import annotations

from rich import box
from rich.table import Table

from reportkit.diff.model import Comparison
from reportkit.model import Indicator, Parsed, Report
from reportkit.show.console import render, text

_STYLE = {"actual": "", "target": "cyan"}
_VERDICT = {"changed": "yellow", "added": "green", "removed": "red", "incomparable": "magenta"}


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
            item.id, item.name, item.scope, value(item), measure(item), item.period, item.status, ", ".join(item.flags)
        )  # fmt: skip
        table.add_row(*map(text, cells), style=_STYLE[item.status])
    return table


def comparison_table(comparison: Comparison, *, colour: bool = False) -> bytes:
    """The rows of a comparison."""
    title = f"{comparison.old.uri} → {comparison.new.uri}"
    table = Table(box=box.SIMPLE_HEAD, title=text(title), title_justify="left")
    for column in ("indicator", "verdict"):
        table.add_column(column, overflow="fold")
    for column in ("old", "new", "change", "%"):
        table.add_column(column, justify="right", overflow="fold")
    for column in ("stated", "reason"):
        table.add_column(column, overflow="fold")
    for row in comparison.rows:
        change = row.change
        relative = None if change is None or change.relative is None else f"{change.relative * 100:+.2f}"
        absolute = None if change is None else f"{change.absolute:+,f}{change.unit}"
        stated = None if row.stated is None else f"{row.stated.text} {'✓' if row.stated.agrees else '✗'}"
        cells = (row.name, row.verdict, value(row.old), value(row.new), absolute, relative, stated, row.reason)
        table.add_row(*map(text, cells), style=_VERDICT.get(row.verdict, ""))
    return render(table, colour=colour)


def value(item: Indicator | None) -> str:
    """The figure as it stands in the text, with its modifier."""
    if item is None:
        return ""
    return item.text if item.modifier in ("exact", "range") else f"{item.modifier.replace('_', ' ')} {item.text}"


def measure(item: Indicator) -> str:
    """Measure, direction and baseline in a few words."""
    words = (item.measure, item.direction, f"from {item.baseline}" if item.baseline else None)
    return " ".join(word for word in words if word)
