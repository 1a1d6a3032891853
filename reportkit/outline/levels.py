"""The level of each heading: a stack of styles in the order of their first appearance in the report.

A fixed order of styles (一、 above (一) above 1.) is wrong for many reports; the order a report uses is not. A style
that is open closes what stands below it, a new one opens below. What the stack alone can't know is decided here:
lists of problems belong to the whole review, dash leads hold no numbered headings, an unnumbered title may be a
lost member of a series.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from reportkit.outline.lines import Untitled
from reportkit.outline.styles import PARAGRAPHS, Boundary, Marker
from reportkit.rulepack import RuleSet

LEAF_TIER = 8  # from this tier on (dash leads, points) a section holds no numbered headings
LOOKAHEAD = 200  # events; a series is not looked for further on
LOST = 3  # a list whose first member bears this number or more goes on the one above it
PROBLEM_REACH = 160  # characters before a list in which its announcement is looked for
_BETWEEN = "。:;. \n\u3000"

Event = Marker | Untitled


class Open(msgspec.Struct, frozen=True, gc=False):
    """An open section: the series it counts in, its usual rank, its number, start and title."""

    chain: str
    tier: int
    number: int
    start: int
    title: str


class Levels:
    """Gives the events of a report their levels; `enter` is called for each in order, with its title."""

    def __init__(self, view: str, events: Sequence[Event], rules: RuleSet) -> None:
        self._view = view
        self._events = events
        self._problems = rules.words("outline.problems")
        self._wholes = (*self._problems, *rules.words("outline.review"))
        self._groups = _group_titles(view, events)
        self._group_starts = {events[index].start for index in self._groups}
        self._open: list[Open] = []
        self._begun: set[str] = set()  # the series of which a member was entered

    def enter(self, index: int, title: str, before_end: int) -> int:
        """Open the section of `events[index]`; returns its level. `before_end`: where the title before it ends."""
        event = self._events[index]
        if isinstance(event, Untitled):
            self._make_room_for_title(index, event, before_end)
            self._open.append(Open(f"unnumbered-{event.form}", LEAF_TIER - 1, 0, event.start, title))
            return len(self._open)
        if event.style.section == "point":
            self._make_room_for_point(index, event, before_end)
        else:
            self._make_room_for_heading(index, event, before_end)
        self._begun.add(event.style.chain)
        tier = LEAF_TIER if event.number >= PARAGRAPHS else event.style.tier
        self._open.append(Open(event.style.chain, tier, event.number, event.start, title))
        return len(self._open)

    def _make_room_for_heading(self, index: int, marker: Marker, before_end: int) -> None:
        style = marker.style
        if style.resets:
            self._open.clear()
            return
        depth = self._depth_of(style.chain, marker.number)
        if depth:
            if not (self._restarts_inside(marker, depth, before_end) or self._interrupts(index, marker, depth)):
                self._close_to(depth - 1)
            return
        if marker.number == 1 and marker.boundary != Boundary.LINE and self._same_paragraph(marker.start):
            return
        depth = self._depth_before(marker)
        if depth:
            self._close_to(depth - 1)
            return
        self._close_from_tier(LEAF_TIER if style.tier < LEAF_TIER else style.tier)
        if 1 < marker.number < PARAGRAPHS:
            # a series that starts in the middle, of a higher rank than what is open, has lost its beginning above
            self._close_from_tier(style.tier + 1)

    def _restarts_inside(self, marker: Marker, depth: int, before_end: int) -> bool:
        """Whether a list starts anew right under a heading of its own series' member ((二)做法, then 一、)."""
        inside = depth < len(self._open) and self._open[-1].number > 0
        twice = sum(section.chain == marker.style.chain for section in self._open) > 1
        return marker.number == 1 and inside and not twice and not self._view[before_end : marker.start].strip(_BETWEEN)

    def _interrupts(self, index: int, marker: Marker, depth: int) -> bool:
        """Whether a list starts anew inside the innermost section: that section's own series goes on below it."""
        if marker.number != 1 or depth == len(self._open) or self._open[-1].tier >= LEAF_TIER:
            return False
        top = self._open[-1]
        if not top.number:
            return False
        later = (event for event in self._events[index + 1 : index + LOOKAHEAD] if isinstance(event, Marker))
        member = next((event for event in later if event.style.chain == top.chain), None)
        return member is not None and member.number == top.number + 1

    def _depth_before(self, marker: Marker) -> int:
        """The depth of the open member just before a marker whose list changes its style (1、 2、 3.); 0 for none.

        A number that its own list can't begin with goes on any list that has come so far (一、 二、 3.).
        """
        lost = marker.number >= LOST and marker.boundary == Boundary.LINE and marker.style.chain not in self._begun
        for depth in range(len(self._open), 0, -1):
            section = self._open[depth - 1]
            if (
                (lost or section.tier == marker.style.tier)
                and section.tier < LEAF_TIER
                and section.number == marker.number - 1 > 0
            ):
                return depth
        return 0

    def _make_room_for_point(self, index: int, marker: Marker, before_end: int) -> None:
        depth = self._depth_of(marker.style.chain)
        if depth:
            self._close_to(depth - 1)
        elif marker.number == 1:
            while self._open and self._open[-1].tier >= LEAF_TIER and not self._holds(index, self._open[-1]):
                self._open.pop()
        if marker.number == 1 and self._lists_problems(marker.start, before_end):
            while self._open and not any(word in self._open[-1].title for word in self._wholes):
                self._open.pop()

    def _make_room_for_title(self, index: int, title: Untitled, before_end: int) -> None:
        """Room for an unnumbered title.

        It stands above a series that starts anew under it; below the numbered heading it stands under when that has no
        text of its own yet or when its series goes on later; else beside its like, if that is open; else it is the next
        member of that series, its number lost.
        """
        if title.form in ("part", "annex"):
            self._open.clear()
            return
        self._close_from_tier(LEAF_TIER)
        restarted = self._restarted_below(index)
        if restarted:
            self._close_to(max(0, restarted - 2))
            return
        numbered = bool(self._open) and self._open[-1].number > 0
        if numbered and (not self._view[before_end : title.start].strip(_BETWEEN) or self._goes_on(index)):
            return
        like = self._like_depth(title)
        if like:
            self._close_to(self._beside(index, like))
        elif numbered:
            self._close_to(len(self._open) - 1)

    def _beside(self, index: int, like: int) -> int:
        """How many open sections an unnumbered title keeps when its like is open at depth `like`.

        Titles whose words come back in later ones head groups (房屋: 公屋, 私营房屋) and stand beside one another, the
        others below them.
        """
        below_group = index not in self._groups and self._open[like - 1].start in self._group_starts
        return like if below_group else like - 1

    def _restarted_below(self, index: int) -> int:
        """Depth of the open series whose number 1 is the next numbered heading; 0 for none."""
        for later in self._events[index + 1 : index + LOOKAHEAD]:
            if isinstance(later, Untitled):
                return 0
            if later.style.section == "heading" and later.style.tier < LEAF_TIER:
                return self._depth_of(later.style.chain) if later.number == 1 else 0
        return 0

    def _goes_on(self, index: int) -> bool:
        """Whether the innermost open series has its next member later, before an outer one has."""
        top = self._open[-1]
        outer = {o.chain for o in self._open[:-1]}
        for later in self._events[index + 1 : index + LOOKAHEAD]:
            if isinstance(later, Untitled):
                continue
            if later.style.chain == top.chain:
                return later.number == top.number + 1
            if later.style.chain in outer:
                return False
        return False

    def _holds(self, index: int, top: Open) -> bool:
        """Whether a new list belongs inside the open leaf: in its paragraph, or the leaf's series goes on after it."""
        start = self._events[index].start
        if self._same_paragraph(start) or (not top.number and self._view.count("\n", top.start, start) <= 1):
            return True
        for later in self._events[index + 1 : index + LOOKAHEAD]:
            if isinstance(later, Untitled) or later.style.tier < LEAF_TIER:
                return False
            if later.style.chain == top.chain:
                return later.number == top.number + 1 > 1
        return False

    def _same_paragraph(self, start: int) -> bool:
        """Whether the innermost open section is a leaf that started in the paragraph of `start`."""
        top = self._open[-1] if self._open else None
        return top is not None and top.tier >= LEAF_TIER and "\n" not in self._view[top.start : start]

    def _lists_problems(self, start: int, before_end: int) -> bool:
        announced = self._view[max(before_end, start - PROBLEM_REACH) : start]
        sentence = announced[announced.rfind("。") + 1 :]
        return any(word in sentence for word in self._problems)

    def _like_depth(self, title: Untitled) -> int:
        """The depth of the outermost open title of its form below the innermost numbered one, else of any; or 0."""
        chain = f"unnumbered-{title.form}"
        numbered = max((depth for depth, section in enumerate(self._open, start=1) if section.number), default=0)
        below = [depth for depth in range(numbered + 1, len(self._open) + 1) if self._open[depth - 1].chain == chain]
        return below[0] if below else self._depth_of(chain)

    def _depth_of(self, chain: str, number: int = 0) -> int:
        """The innermost depth at which a series is open, best where `number` is its next; 0 for nowhere."""
        depths = [depth for depth in range(len(self._open), 0, -1) if self._open[depth - 1].chain == chain]
        return next((depth for depth in depths if self._open[depth - 1].number == number - 1), *depths[:1] or (0,))

    def _close_to(self, depth: int) -> None:
        del self._open[depth:]

    def _close_from_tier(self, tier: int) -> None:
        while self._open and self._open[-1].tier >= tier:
            self._open.pop()


def _group_titles(view: str, events: Sequence[Event]) -> frozenset[int]:
    """Indices of line titles that head a group: the next title follows at once, or a later one repeats their words."""
    groups: set[int] = set()
    run: list[int] = []
    adjoined = False  # whether the last title stood right under another one
    for index, event in enumerate(events):
        if isinstance(event, Untitled) and event.form == "line":
            title = view[event.start : event.end]
            groups.update(i for i in run[-LOOKAHEAD:] if view[events[i].start : events[i].end] in title)
            adjoins = bool(run) and not view[events[run[-1]].end : event.start].strip(_BETWEEN)
            if adjoins and not adjoined:
                groups.add(run[-1])
            adjoined = adjoins
            run.append(index)
        elif isinstance(event, Marker) and event.style.section == "heading":
            run.clear()
            adjoined = False
    return frozenset(groups)
