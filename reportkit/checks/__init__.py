"""Checks: does the report agree with itself?"""

from __future__ import annotations

from reportkit.checks.running import CheckResult, Confirmation, run_checks
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, Draft, Number, Remark, ReportOutline

__all__ = ["CheckResult", "Confirmation", "check_report", "run_checks"]


def check_report(
    clean: CleanText,
    report: ReportOutline,
    numbers: tuple[Number, ...],
    drafts: tuple[Draft, ...],
    *,
    rules: RuleSet,
    off: frozenset[str] = frozenset(),
) -> tuple[Remark, ...]:
    """What in one report contradicts itself, in text order; `off` names codes that are not looked for."""
    return run_checks(clean, report, numbers, drafts, rules=rules, off=off).remarks
