"""The headings of one report: believed markers and unnumbered titles, with titles and levels, in order."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from reportkit.alignment import Span
from reportkit.outline.contents import without_contents, without_notes
from reportkit.outline.levels import Event, Levels
from reportkit.outline.lines import Line, Untitled, find_untitled
from reportkit.outline.series import believe
from reportkit.outline.siblings import alike
from reportkit.outline.styles import Boundary, Marker
from reportkit.outline.text import squeezed
from reportkit.outline.titles import Title, TitleReader
from reportkit.outline.vocabulary import build_patterns
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, Heading

_BRACKETS = "【】"
_ENDS = " \t\u3000\xa0\n。"


def read_headings(
    clean: CleanText, *, body: Span, lines: Sequence[Span], candidates: Sequence[Marker], rules: RuleSet
) -> tuple[Heading, ...]:
    """The headings of a report's body; `lines` are its paragraphs, `candidates` the markers found in it."""
    view = clean.view
    patterns = rules.compiled(build_patterns)
    if candidates and not view[body[0] : candidates[0].start].strip(_ENDS):  # glued to the report's title
        candidates = [msgspec.structs.replace(candidates[0], boundary=Boundary.LINE), *candidates[1:]]
    markers = believe(view, without_notes(view, without_contents(view, candidates, patterns), patterns))
    starts = {m.start for m in markers if m.style.section == "heading"}
    paragraphs = [Line(max(s, body[0]), e, s in starts) for s, e in lines if e > body[0]]
    untitled = find_untitled(view, paragraphs, patterns)
    events: list[Event] = sorted([*markers, *untitled], key=lambda event: event.start)
    reader = rules.compiled(TitleReader)
    levels = Levels(view, events, rules)
    headings: list[Heading] = []
    for index, event in enumerate(events):
        if headings and event.start < headings[-1].title_end:
            continue  # the title of a marker that stands alone in the line before
        after = events[index + 1] if index + 1 < len(events) else None
        limit = after.start if after else body[1]
        if isinstance(event, Untitled):
            title = Title("heading", event.start, event.end)
        else:
            title = reader.read(view, event, after if isinstance(after, Marker) else None, limit)
        before_end = headings[-1].title_end if headings else body[0]
        words = squeezed(clean.text[title.start : title.end].strip(_BRACKETS).replace("\n", "")) or None
        level = levels.enter(index, words or "", before_end)
        headings.append(_heading(view, event, title, words, level))
    return tuple(alike(clean, _without_cut_title(view, headings, body[1])))


def _without_cut_title(view: str, headings: list[Heading], end: int) -> list[Heading]:
    """The headings; a last one at which the text breaks off has no title where its like before it have none."""
    last = headings[-1] if headings else None
    if last is None or last.kind != "heading" or last.marker is None or view[last.title_end : end].strip(_ENDS):
        return headings
    above = next((h for h in reversed(headings[:-1]) if h.level <= last.level), None)
    if above is None or above.kind != "item" or (above.level, above.style) != (last.level, last.style):
        return headings
    nothing = {"title_start": last.marker_end, "title_end": last.marker_end}
    return [*headings[:-1], msgspec.structs.replace(last, kind="item", title=None, **nothing)]


def _heading(view: str, event: Event, title: Title, words: str | None, level: int) -> Heading:
    marker, number, end, style = None, None, event.start, ""
    if isinstance(event, Marker):
        marker = "".join(view[event.start : event.end].split())
        number, end, style = event.number or None, event.end, event.style.id
    else:
        style = f"unnumbered-{event.form}"
    return Heading(
        kind=title.kind if words or title.kind == "point" else "item",
        level=level,
        marker=marker,
        number=number,
        title=words,
        start=event.start,
        marker_end=end,
        title_start=title.start,
        title_end=title.end,
        style=style,
    )
