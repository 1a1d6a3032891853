"""Outline: CleanText → ReportOutline for each report of the file."""

from __future__ import annotations

from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, ReportOutline


def read_outline(clean: CleanText, *, rules: RuleSet) -> tuple[ReportOutline, ...]:
    """The reports of a file, in order, each with its metadata and headings."""
    return (
        ReportOutline(
            start=0,
            end=len(clean.text),
            title=None,
            title_span=None,
            body_start=0,
            kind="other",
            issuer=None,
            place=None,
            period=None,
            headings=(),
        ),
    )
