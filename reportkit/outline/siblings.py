"""Members of one list are alike: a numbered paragraph that opens with a term and a colon is read as those before it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from reportkit.outline.text import skip_blanks, squeezed
from reportkit.outline.titles import term_end
from reportkit.stages import CleanText, Heading


def alike(clean: CleanText, headings: Sequence[Heading]) -> list[Heading]:
    """The headings; one whose like before it is an item (or a heading) with a term and a colon is so too."""
    read: list[Heading] = []
    last: dict[int, Heading] = {}
    for heading in headings:
        last = {level: open_ for level, open_ in last.items() if level <= heading.level}
        before = last.get(heading.level)
        if before is not None and before.style == heading.style and heading.kind != before.kind != "point":
            heading = _as(before, clean, heading)
        last[heading.level] = heading
        read.append(heading)
    return read


def _as(before: Heading, clean: CleanText, heading: Heading) -> Heading:
    start, end = _term(clean.view, heading)
    above, above_end = _term(clean.view, before)
    if start == end or above == above_end:
        return heading
    if before.kind == "item":
        return structs.replace(
            heading, kind="item", title=None, title_start=heading.marker_end, title_end=heading.marker_end
        )
    title = squeezed(clean.text[start:end])
    return structs.replace(heading, kind="heading", title=title, title_start=start, title_end=end)


def _term(view: str, heading: Heading) -> tuple[int, int]:
    """Where the term a numbered paragraph opens with stands; an empty span where there is none."""
    start = skip_blanks(view, heading.marker_end, len(view))
    return start, term_end(view, start, len(view)) if heading.marker else start
