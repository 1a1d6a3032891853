"""Outline: CleanText → ReportOutline for each report of the file."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from reportkit.alignment import Span
from reportkit.era import Era
from reportkit.outline.dating import published_on, signed_on, spoken_in
from reportkit.outline.flat import with_line_breaks
from reportkit.outline.metadata import read_head
from reportkit.outline.parts import INTRODUCTION, OPENING, kind_of, read_parts
from reportkit.outline.period import period_of
from reportkit.outline.remarks import remarks_on
from reportkit.outline.reports import Piece, split_reports
from reportkit.outline.styles import Marker, build_scanner
from reportkit.outline.text import paragraphs
from reportkit.outline.tree import read_headings
from reportkit.outline.vocabulary import build_patterns
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, ReportOutline

__all__ = ["read_outline"]

DATED = 6000  # characters of a report in which it may say on what day it was written
HEADS = 20  # numbered headings that may bound a report's title


def read_outline(clean: CleanText, *, rules: RuleSet) -> tuple[ReportOutline, ...]:
    """The reports of a file, in order, each with its metadata and headings."""
    patterns = rules.compiled(build_patterns)
    view = with_line_breaks(clean.view, patterns["serial-behind"])
    clean = msgspec.structs.replace(clean, view=view)
    lines = paragraphs(view)
    markers = list(rules.compiled(build_scanner).scan(view))
    line_starts = [s for s, _ in lines]
    marker_starts = [m.start for m in markers]
    era = rules.compiled(Era)
    republic = era.counted_in(view, clean.script)
    outlines = []
    for piece in split_reports(view, lines, patterns):
        own_lines = lines[bisect_left(line_starts, piece.start) : bisect_left(line_starts, piece.end)]
        own_markers = markers[bisect_left(marker_starts, piece.start) : bisect_left(marker_starts, piece.end)]
        outlines.append(_read_report(clean, piece, own_lines, own_markers, rules, era if republic else None))
    return tuple(outlines)


def _read_report(
    clean: CleanText, piece: Piece, lines: list[Span], markers: list[Marker], rules: RuleSet, era: Era | None
) -> ReportOutline:
    """One report; `era` reads its years where they are counted from 1912."""
    patterns = rules.compiled(build_patterns)
    heads = [m.start for m in markers if m.style.section == "heading" and m.style.alone and m.number]
    head = read_head(clean.text, clean.view, piece, lines, heads[:HEADS], patterns)
    body = (head.body, piece.end)
    candidates = [m for m in markers if m.start >= head.body]
    headings = read_headings(clean, body=body, lines=lines, candidates=candidates, rules=rules)
    parts = read_parts(clean, headings, rules, era)
    salutation = patterns["salutation"].match(clean.view, head.body)
    start = salutation.end() if salutation else head.body
    first = next((h.start for h in headings if h.kind != "point"), piece.end)
    introduced = min(start + INTRODUCTION, max(first, start + OPENING), piece.end)
    opening = clean.view[start:introduced].lstrip("\n \u3000")
    title, body_text = head.title or "", clean.view[start : min(start + DATED, piece.end)]
    if era is not None:
        title, opening, body_text = map(era.as_common, (title, opening, body_text))
    day = signed_on(clean.view, lines, patterns)
    if day is None and patterns["reported"].search(title) is None:
        day = published_on(clean, head.start, head.body, patterns)
    period = period_of(
        title=title, date=head.date, opening=opening, parts=parts, body=body_text, patterns=patterns, day=day
    )
    return ReportOutline(
        start=head.start,
        end=piece.end,
        title=head.title,
        title_span=head.title_span,
        body_start=head.body,
        kind=kind_of(head.title, head.issuer, parts, rules),
        issuer=head.issuer,
        place=head.place,
        period=period,
        headings=headings,
        remarks=remarks_on(clean.view, headings, piece.end),
        meeting=head.meeting,
        date=head.date,
        speaker=head.speaker,
        republic=era is not None,
        spoken=spoken_in(period, head.date or day, title, body_text, patterns),
    )
