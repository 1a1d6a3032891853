"""Which marker candidates are real: a marker is believed for where it stands and for its neighbours in the series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from reportkit.outline.styles import Boundary, Marker

MAX_GAP = 4  # a series may lose this many members in a row (1, 2, 5, 6, 9)
MAX_GLUED_GAP = 2  # the same where nothing but its number speaks for a member
POINT_REACH = 4000  # how far the next point of a run may stand, in characters
LOOKAHEAD = 60  # members of a series among which the next number is looked for
MIN_NESTING = 2  # characters of a title before the first member of a list inside its section
GLUED_TITLE = 45  # a marker glued to what is before it needs a title end within so many characters
MAX_CUT = 600  # characters of a point whose list a text breaks off before its second member
QUOTE_REACH = 120
MAX_BLANKS = 12  # blanks and line breaks between two paragraphs


def believe(view: str, candidates: Sequence[Marker]) -> list[Marker]:
    """The markers of one report among its candidates, in order."""
    chains: defaultdict[str, list[Marker]] = defaultdict(list)
    for marker in candidates:
        chains[marker.style.chain].append(marker)
    kept = {m.start: m for chain in chains.values() for m in _believe_chain(view, chain)}
    for outer, inner in pairwise(candidates):
        if _nests(view, outer, inner, sure=outer.start in kept):
            kept.update({outer.start: outer, inner.start: inner})
    return [kept[start] for start in sorted(kept)]


def _nests(view: str, outer: Marker, inner: Marker, *, sure: bool) -> bool:
    """Whether two first members of lists stand a short title apart (一、完成情况:(一)…), one list inside the other.

    `sure`: the outer one is believed already. If not, and nothing parts it from the text before, the inner one needs a
    title that ends.
    """
    if not outer.number == inner.number == 1 or outer.style.chain == inner.style.chain:
        return False
    if outer.style.section != "heading" or inner.style.section != "heading" or outer.style.tier >= inner.style.tier:
        return False
    title = view[outer.end : inner.start].strip()
    return (
        (sure or outer.boundary <= Boundary.PAUSE or _title_ends(view, inner.end))
        and MIN_NESTING <= len(title) <= GLUED_TITLE
        and not any(mark in title for mark in "。!?;\n")
        and not in_quotes(view, outer.start)
    )


def _believe_chain(view: str, chain: Sequence[Marker]) -> list[Marker]:
    """The members of one series that hold together. `last` is the number its open run has come to."""
    kept: list[Marker] = []
    for index, marker in enumerate(chain):
        if marker.number == 0:
            if marker.style.believed_after(marker.boundary) or len(chain) > 1:
                kept.append(marker)
            continue
        last = kept[-1] if kept else None
        if marker.style.section == "point":
            real = _point_holds(view, chain, index, last)
        else:
            real = _heading_holds(view, chain, index, last)
        if real:
            kept.append(marker)
    return kept


def _follows(marker: Marker, last: Marker | None) -> bool:
    return last is not None and 0 < marker.number - last.number <= MAX_GAP


def _leads(chain: Sequence[Marker], index: int, *, reach: int = 1 << 60) -> bool:
    """Whether the next number of the series stands further on, before the series starts anew."""
    marker = chain[index]
    for later in chain[index + 1 : index + LOOKAHEAD]:
        if later.start - marker.end > reach:
            return False
        if later.number == marker.number + 1:
            return True
        if later.number == 1 and later.boundary <= Boundary.SENTENCE:
            return False
    return False


def _heading_holds(view: str, chain: Sequence[Marker], index: int, last: Marker | None) -> bool:
    marker = chain[index]
    if marker.style.believed_after(marker.boundary):
        return True
    if view.startswith("\n", marker.end) or in_quotes(view, marker.start):
        return False
    leads = _leads(chain, index)
    if marker.style.run_in and view.find("。", marker.end, _line_end(view, marker.end)) < 0:
        return False
    if marker.boundary <= Boundary.SENTENCE:
        return leads or _follows(marker, last)
    if marker.boundary == Boundary.CLAUSE or (marker.boundary == Boundary.GLUED and not _title_ends(view, marker.end)):
        return False
    if marker.number == 1:
        opened = last is not None and last.number == 1 and marker.boundary == Boundary.GLUED
        return leads and not opened
    return leads or (_follows(marker, last) and last is not None and marker.number <= last.number + MAX_GLUED_GAP)


def _point_holds(view: str, chain: Sequence[Marker], index: int, last: Marker | None) -> bool:
    marker = chain[index]
    if in_quotes(view, marker.start):
        return False
    near = last is not None and marker.start - last.start <= POINT_REACH
    if marker.style.believed_after(marker.boundary):
        return True
    if marker.number == 1:
        leads = _leads(chain, index, reach=POINT_REACH) or _announced(view, marker)
        return leads or (marker.boundary <= Boundary.SENTENCE and _is_cut_off(view, marker.end))
    if near and last is not None and marker.number == last.number + 1:
        return True
    if marker.boundary > Boundary.PAUSE:
        return False
    return (near and _follows(marker, last)) or _leads(chain, index, reach=POINT_REACH)


def _is_cut_off(view: str, start: int) -> bool:
    """Whether the text breaks off within a sentence shortly after `start`, and what follows there with it."""
    rest = view[start : start + MAX_CUT + 1].rstrip()
    return len(rest) <= MAX_CUT and rest[-1:].isalnum()


def _announced(view: str, marker: Marker) -> bool:
    """Whether the paragraph before the marker's ends with a colon."""
    before = view[max(0, marker.start - MAX_BLANKS) : marker.start].rstrip(" \n\u3000")
    return marker.boundary == Boundary.LINE and before.endswith(":")


def _line_end(view: str, start: int) -> int:
    """The end of the line, at most a title's length on."""
    end = view.find("\n", start, start + GLUED_TITLE)
    return end if end >= 0 else start + GLUED_TITLE


def _title_ends(view: str, start: int) -> bool:
    end = start + GLUED_TITLE
    return any(view.find(mark, start, end) >= 0 for mark in "。\n") or len(view) <= end


def in_quotes(view: str, at: int) -> bool:
    """Whether `view[at]` stands inside a pair of quotes within one paragraph."""
    opened = view.rfind("“", max(0, at - QUOTE_REACH), at)
    if opened < 0 or "”" in view[opened:at] or "\n" in view[opened:at]:
        return False
    closed = view.find("”", at, at + QUOTE_REACH)
    reopened = view.find("“", at, at + QUOTE_REACH)
    return closed >= 0 and not 0 <= reopened < closed
