"""The headings of one report: believed markers and unnumbered titles, with titles and levels, in order."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.alignment import Span
from reportkit.outline.levels import StyleStack
from reportkit.outline.lines import Line, Untitled, find_untitled
from reportkit.outline.metadata import clean_title
from reportkit.outline.series import believe
from reportkit.outline.styles import Marker
from reportkit.outline.titles import TitleReader
from reportkit.outline.vocabulary import Patterns
from reportkit.stages import CleanText, Heading


def read_headings(
    clean: CleanText,
    *,
    span: Span,
    lines: Sequence[Span],
    candidates: Sequence[Marker],
    titles: TitleReader,
    patterns: Patterns,
) -> tuple[Heading, ...]:
    """The headings of `clean.text[span]`, a report's body."""
    view = clean.view
    markers = believe(view, candidates)
    starts = {m.start for m in markers if m.style.section == "heading"}
    body = [Line(max(s, span[0]), e, s in starts) for s, e in lines if e > span[0]]
    untitled = find_untitled(view, body, patterns)
    events: list[Marker | Untitled] = sorted([*markers, *untitled], key=lambda m: m.start)
    stack = StyleStack()
    headings = []
    for index, event in enumerate(events):
        limit = events[index + 1].start if index + 1 < len(events) else span[1]
        if isinstance(event, Untitled):
            headings.append(_untitled(clean, events, index, stack, headings))
        else:
            headings.append(_marked(clean, event, limit, stack, titles))
    return tuple(headings)


def _marked(clean: CleanText, marker: Marker, limit: int, stack: StyleStack, titles: TitleReader) -> Heading:
    style = marker.style
    if style.section == "point":
        title = titles.point(clean.view, marker, limit)
    else:
        title = titles.heading(clean.view, marker, limit)
    words = clean_title(clean.text[title.start : title.end]) or None
    level = stack.place(style, marker.number, words or "")
    return Heading(
        kind=title.kind if words or title.kind != "heading" else "item",
        level=level,
        marker=clean.view[marker.start : marker.end].replace(" ", ""),
        number=marker.number or None,
        title=words,
        start=marker.start,
        marker_end=marker.end,
        title_start=title.start,
        title_end=title.end,
        style=style.id,
    )


def _untitled(
    clean: CleanText, events: Sequence[Marker | Untitled], index: int, stack: StyleStack, before: Sequence[Heading]
) -> Heading:
    event = events[index]
    assert isinstance(event, Untitled)
    words = clean_title(clean.text[event.start : event.end])
    chain = f"unnumbered-{event.form}"
    if event.form == "part":
        level = stack.push(chain, 0, words, 1)
    else:
        level = stack.push(chain, 7, words, _untitled_level(clean.view, events, index, stack, before))
    return Heading(
        kind="heading",
        level=level,
        marker=None,
        number=None,
        title=words,
        start=event.start,
        marker_end=event.start,
        title_start=event.start,
        title_end=event.end,
        style=chain,
    )


def _untitled_level(
    view: str, events: Sequence[Marker | Untitled], index: int, stack: StyleStack, before: Sequence[Heading]
) -> int:
    """The level of an unnumbered title.

    The one of its like, if open; below the heading it stands under when that has no text of its own yet, or when
    the heading's series goes on later; else it is the next member of that series, its number lost.
    """
    event = events[index]
    stack.close_points()
    known = stack.find(f"unnumbered-{event.form}")
    if known:
        return known
    if not stack.depth:
        return 1
    if not view[before[-1].title_end : event.start].strip("。: \n\u3000"):
        return stack.depth + 1
    top = stack.top()
    assert top is not None
    outer = {stack.at(level).chain for level in range(1, stack.depth)}
    for later in events[index + 1 :]:
        if isinstance(later, Untitled):
            continue
        if later.style.chain == top.chain:
            return stack.depth + 1 if later.number == top.number + 1 else stack.depth
        if later.style.chain in outer:
            break
    return stack.depth
