"""Indicators: quantities and ranks of a report become drafts with name, scope, period, status and measure."""

from __future__ import annotations

from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, Draft, Number, ReportOutline


def read_indicators(
    clean: CleanText, report: ReportOutline, numbers: tuple[Number, ...], *, rules: RuleSet
) -> tuple[Draft, ...]:
    """The drafts of one report in text order; `numbers` are those inside the report."""
    return ()
