"""Comparisons as tables for the terminal. Source text is never read as markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table

from reportkit.diff.model import Comparison, Target
from reportkit.diff.write import cells
from reportkit.show.console import render, text

_VERDICT = {"changed": "yellow", "added": "green", "removed": "red", "incomparable": "magenta"}
_OUTCOME = {"reached": "green", "missed": "red", "incomparable": "magenta"}
_RIGHT = {"old", "new", "change", "%", "target", "result", "gap"}


def document(comparisons: Sequence[Comparison], *, colour: bool) -> bytes:
    """A table of rows for each comparison, and one of targets where they were followed up."""
    parts: list[RenderableType] = []
    for comparison in comparisons:
        parts += [_rows(comparison), text(_summary(comparison), "dim")]
        if comparison.targets is not None:
            parts.append(_targets(comparison.targets))
    return render(*parts, colour=colour)


def _rows(comparison: Comparison) -> Table:
    table = _table(
        cells.title(comparison),
        ("indicator", "kind", "scope", "verdict", "old", "new", "change", "%", "stated", "remark"),
    )
    section: str | None = None
    for row in comparison.rows:
        if row.section and row.section != section:
            section = row.section
            table.add_section()
            table.add_row(text(section, "bold"))
        words = (
            row.name, cells.kind(row), cells.scope(row), row.verdict, cells.earlier(row), cells.figure(row.new),
            row.change_text or "", cells.relative(row.change), cells.stated(row),
            cells.remark(row),
        )  # fmt: skip
        table.add_row(*map(text, words), style=_VERDICT.get(row.verdict, ""))
    return table


def _targets(targets: Sequence[Target]) -> Table:
    table = _table("targets", ("target of", "outcome", "target", "result", "gap", "remark"))
    for target in targets:
        words = (
            target.name, target.outcome, cells.figure(target.target), cells.figure(target.result),
            target.gap_text or "", target.reason or "",
        )  # fmt: skip
        table.add_row(*map(text, words), style=_OUTCOME.get(target.outcome, ""))
    return table


def _table(title: str, columns: Sequence[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=text(title), title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold", justify="right" if column in _RIGHT else "left")
    return table


def _summary(comparison: Comparison) -> str:
    return ", ".join(_some(cells.counts(comparison))) or "no rows"


def _some(counts: dict[str, int]) -> Iterator[str]:
    return (f"{count} {verdict}" for verdict, count in counts.items() if count)
