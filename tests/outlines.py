"""Outlines for tests that look at one stage only."""

from __future__ import annotations

from reportkit.stages import Heading, ReportOutline


def bare_outline(length: int, *headings: Heading, period: str | None = None) -> ReportOutline:
    """One report over the whole of a text, without title and metadata."""
    return ReportOutline(
        start=0,
        end=length,
        title=None,
        title_span=None,
        body_start=0,
        kind="other",
        issuer=None,
        place=None,
        period=period,
        headings=headings,
    )
