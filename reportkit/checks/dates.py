"""Years that the report's own period rules out."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.checks.rules import CheckRule
from reportkit.checks.view import ReportView, Verdict


def late(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """A result dated more than a year after the report's period."""
    span = _years(view.report.period)
    if span is None:
        return
    for figure in view.figures:
        draft = figure.draft
        if draft.status != "actual" or draft.period_basis != "stated" or draft.period == view.report.period:
            continue
        own = _years(draft.period)
        if own and own[0] > span[1] + 1:
            yield Verdict(False, (figure,), f"{draft.period} > {view.report.period}", view.shown(figure), draft.name)


def _years(period: str | None) -> tuple[int, int] | None:
    """First and last year of a period."""
    if not period:
        return None
    first, _, last = period.partition("/")
    return (int(first[:4]), int((last or first)[:4]))
