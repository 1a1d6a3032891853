"""Sections' roles and periods."""

from __future__ import annotations

import msgspec

from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, ReportOutline


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What the later modules need to know of a report."""

    clean: CleanText
    report: ReportOutline


def build_context(clean: CleanText, report: ReportOutline, rules: RuleSet) -> Context:
    return Context(clean=clean, report=report)
