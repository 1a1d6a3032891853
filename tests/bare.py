"""The values of earlier stages at their barest, for tests that look at one stage only."""

from __future__ import annotations

from reportkit.alignment import Alignment
from reportkit.stages import CleanText, Heading, ReportOutline, SourceText


def bare_text(text: str) -> CleanText:
    """A clean text that is its own source and its own view."""
    source = SourceText(text=text, uri="case", sha256="", bytes=0, media_type="text/plain", encoding="utf-8")
    alignment = Alignment.identity(len(text))
    return CleanText(text=text, view=text, alignment=alignment, edits=(), remarks=(), script="hans", source=source)


def bare_outline(length: int, *headings: Heading, period: str | None = None, republic: bool = False) -> ReportOutline:
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
        republic=republic,
    )
