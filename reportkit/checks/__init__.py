"""Checks: does the report agree with itself? Returns remarks that become findings."""

from __future__ import annotations

from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, Draft, Number, Remark, ReportOutline


def check_report(
    clean: CleanText, report: ReportOutline, numbers: tuple[Number, ...], drafts: tuple[Draft, ...], *, rules: RuleSet
) -> tuple[Remark, ...]:
    """Remarks on one report, in text order."""
    return ()
