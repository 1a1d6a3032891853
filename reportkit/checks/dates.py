"""Years that the report's own period rules out."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.checks.rules import CheckRule
from reportkit.checks.view import ReportView, Verdict
from reportkit.indicators.times import end_year, first_year


def late(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """A result dated more than a year after the report's period."""
    last = end_year(view.report.period)
    if last is None:
        return
    for figure in view.figures:
        draft = figure.draft
        if draft.status != "actual" or draft.period_basis != "stated" or draft.period == view.report.period:
            continue
        first = first_year(draft.period)
        if first and int(first) > last + 1:
            yield Verdict(False, (figure,), f"{draft.period} > {view.report.period}", view.shown(figure), draft.name)
