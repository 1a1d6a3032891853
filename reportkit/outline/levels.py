"""The level of each heading: a stack of styles in the order of their first appearance in the report."""

from __future__ import annotations

from typing import NamedTuple

from reportkit.outline.styles import NumberingStyle


class Open(NamedTuple):
    """A style on the stack: the series it counts in, its usual rank and the last number seen."""

    chain: str
    tier: int
    number: int
    section: str
    title: str


class StyleStack:
    """The open sections of a report, outermost first; `place` gives the level of the next one."""

    def __init__(self) -> None:
        self._open: list[Open] = []

    @property
    def depth(self) -> int:
        return len(self._open)

    def top(self) -> Open | None:
        return self._open[-1] if self._open else None

    def close_to(self, depth: int) -> None:
        """Leave only the `depth` outermost sections open."""
        del self._open[depth:]

    def close_points(self) -> None:
        while self._open and self._open[-1].section == "point":
            self._open.pop()

    def place(self, style: NumberingStyle, number: int, title: str) -> int:
        """Open a section of a style and return its level."""
        if style.resets:
            self._open.clear()
        if style.section == "heading" and style.tier < POINT_TIER:
            self._close_leaves(style)
        chains = [o.chain for o in self._open]
        if style.chain in chains:
            self.close_to(chains.index(style.chain))
        elif number > 1:
            self._close_deeper(style.tier)
        self._open.append(Open(style.chain, style.tier, number, style.section, title))
        return len(self._open)

    def push(self, chain: str, tier: int, title: str, level: int) -> int:
        """Open an unnumbered section at a level."""
        self.close_to(level - 1)
        self._open.append(Open(chain, tier, 0, "heading", title))
        return len(self._open)

    def find(self, chain: str) -> int:
        """The level of the innermost open section of a series; 0 for none."""
        for depth in range(len(self._open), 0, -1):
            if self._open[depth - 1].chain == chain:
                return depth
        return 0

    def at(self, level: int) -> Open:
        return self._open[level - 1]

    def _close_leaves(self, style: NumberingStyle) -> None:
        """Points and dash leads hold no numbered headings."""
        while self._open and self._open[-1].tier >= POINT_TIER:
            self._open.pop()

    def _close_deeper(self, tier: int) -> None:
        """A series that starts in the middle, of a rank above what is open, had its parent's place."""
        while self._open and self._open[-1].tier > tier:
            self._open.pop()


POINT_TIER = 8
