"""Outline: CleanText → ReportOutline for each report of the file."""

from __future__ import annotations

from bisect import bisect_left

from reportkit.alignment import Span
from reportkit.model import ReportKind
from reportkit.outline.metadata import read_head
from reportkit.outline.period import Part, period_of
from reportkit.outline.remarks import remarks_on
from reportkit.outline.reports import Piece, paragraphs, split_reports
from reportkit.outline.styles import Boundary, Marker, build_scanner
from reportkit.outline.tree import read_headings
from reportkit.outline.vocabulary import build_patterns
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, Heading, ReportOutline

__all__ = ["read_outline"]


def read_outline(clean: CleanText, *, rules: RuleSet) -> tuple[ReportOutline, ...]:
    """The reports of a file, in order, each with its metadata and headings."""
    view = clean.view
    patterns = rules.compiled(build_patterns)
    lines = paragraphs(view)
    markers = list(rules.compiled(build_scanner).scan(view))
    line_starts = [s for s, _ in lines]
    marker_starts = [m.start for m in markers]
    outlines = []
    for piece in split_reports(view, lines, patterns):
        own_lines = lines[bisect_left(line_starts, piece.start) : bisect_left(line_starts, piece.end)]
        own_markers = markers[bisect_left(marker_starts, piece.start) : bisect_left(marker_starts, piece.end)]
        outlines.append(_read_report(clean, piece, own_lines, own_markers, rules))
    return tuple(outlines)


def _read_report(
    clean: CleanText, piece: Piece, lines: list[Span], markers: list[Marker], rules: RuleSet
) -> ReportOutline:
    patterns = rules.compiled(build_patterns)
    heads = frozenset(
        m.start
        for m in markers
        if m.boundary == Boundary.LINE and m.style.section == "heading" and m.style.alone and m.number
    )
    head = read_head(clean.text, clean.view, piece, lines, heads, patterns)
    body = (head.body, piece.end)
    candidates = [m for m in markers if m.start >= head.body]
    headings = read_headings(clean, body=body, lines=lines, candidates=candidates, rules=rules)
    parts = _parts(clean, headings, rules)
    kind = _kind(head.title, parts, rules)
    opening = clean.view[head.body : head.body + 60]
    period = period_of(title=head.title, kind=kind, date=head.date, opening=opening, parts=parts, patterns=patterns)
    return ReportOutline(
        start=head.start,
        end=piece.end,
        title=head.title,
        title_span=head.title_span,
        body_start=head.body,
        kind=kind,
        issuer=head.issuer,
        place=head.place,
        period=period,
        headings=headings,
        remarks=remarks_on(clean.view, headings, piece.end),
        meeting=head.meeting,
        date=head.date,
        speaker=head.speaker,
    )


def _parts(clean: CleanText, headings: tuple[Heading, ...], rules: RuleSet) -> list[Part]:
    parts = []
    for heading in headings:
        if heading.level != 1 or heading.title is None:
            continue
        role = ""
        if any(word in heading.title for word in rules.words("outline.review")):
            role = "review"
        elif any(word in heading.title for word in rules.words("outline.outlook")):
            role = "outlook"
        opening = clean.view[heading.title_end : heading.title_end + 60].lstrip("。:\n \u3000")
        parts.append(Part(heading.title, opening, role))
    return parts


def _kind(title: str | None, parts: list[Part], rules: RuleSet) -> ReportKind:
    roles = {part.role for part in parts}
    title = title or ""
    if any(word in title for word in rules.words("outline.communique")):
        return "communique"
    review = "review" in roles or any(word in title for word in rules.words("outline.review-kind"))
    outlook = "outlook" in roles or any(word in title for word in rules.words("outline.outlook-kind"))
    if review and outlook:
        return "summary+plan"
    if any(word in title for word in rules.words("outline.speech")):
        return "speech"
    return "summary" if review else "plan" if outlook else "other"
