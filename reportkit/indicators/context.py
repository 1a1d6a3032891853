"""What the later modules need to know of a report: its zones and paragraphs, and what was last made for them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.roles import Zone
from reportkit.indicators.zones import read_zones
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, ReportOutline

K = TypeVar("K")
W = TypeVar("W")
T = TypeVar("T")


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """A report, its zones and the edges of its sections.

    `starts` are the offsets of `zones`; `parts` those of headings and items, `points` those of all sections: a
    paragraph's wording governs up to the next one; `title_ends` are the ends of titles, after which a text begins as
    after a full stop, `heading_starts` the starts of all headings. `latest` keeps what was last made for a sentence or
    paragraph.
    """

    clean: CleanText
    report: ReportOutline
    zones: tuple[Zone, ...]
    starts: tuple[int, ...]
    parts: tuple[int, ...]
    points: tuple[int, ...]
    title_ends: tuple[int, ...]
    heading_starts: tuple[int, ...]
    latest: dict[Any, tuple[Any, Any]]

    def zone_at(self, offset: int) -> Zone:
        """The zone an offset of the report lies in."""
        return self.zones[bisect_right(self.starts, offset) - 1]

    def title_end_in(self, start: int, end: int) -> int | None:
        """Where a title ends in `[start, end]`, None where none does."""
        index = bisect_left(self.title_ends, start)
        return self.title_ends[index] if index < len(self.title_ends) and self.title_ends[index] <= end else None

    def once(self, make: Callable[[Context, K, W], T], subject: K, words: W) -> T:
        """`make(self, subject, words)`, made once for consecutive questions about the same sentence or block."""
        held = self.latest.get(make)
        if held is not None and held[0] is subject:
            made: T = held[1]
            return made
        made = make(self, subject, words)
        self.latest[make] = (subject, made)
        return made

    def block(self, offset: int, *, points: bool) -> Span:
        """The stretch of a paragraph around `offset` that no heading (with `points`: no section at all) interrupts."""
        kind = "point-block" if points else "block"
        held = self.latest.get(kind)
        if held is not None and held[0][0] <= offset < held[0][1]:
            span: Span = held[0]
            return span
        view, report = self.clean.view, self.report
        starts = self.points if points else self.parts
        index = bisect_right(starts, offset)
        start = starts[index - 1] if index else report.start
        end = starts[index] if index < len(starts) else report.end
        start = max(start, view.rfind("\n", start, offset) + 1)
        line = view.find("\n", offset, end)
        span = (start, line if line >= 0 else end)
        self.latest[kind] = (span, None)
        return span


def build_context(clean: CleanText, report: ReportOutline, rules: RuleSet) -> Context:
    """The context of one report, before any figure is read."""
    zones = read_zones(clean, report, rules)
    starts = tuple(zone.start for zone in zones)
    return Context(
        clean=clean,
        report=report,
        zones=zones,
        starts=starts,
        parts=tuple(sorted({*starts, *(h.start for h in report.headings if h.kind != "point")})),
        points=tuple(sorted({*starts, *(h.start for h in report.headings)})),
        heading_starts=tuple(h.start for h in report.headings),
        title_ends=tuple(h.title_end for h in report.headings),
        latest={},
    )
