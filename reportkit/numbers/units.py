"""Units: the longest alias that stands at a place, with its dimension."""

from __future__ import annotations

from sys import intern

import msgspec

from reportkit.numbers.kinds import UnitRule
from reportkit.numbers.words import lengths_by_mark
from reportkit.rulepack import RuleSet


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A unit as written, and what it measures."""

    end: int
    text: str
    dimension: str


class UnitTable:
    """All aliases of rules/units.yaml, found by first character and length."""

    def __init__(self, rules: RuleSet) -> None:
        self.dimensions: dict[str, str] = {}
        for rule in rules.of(UnitRule):
            self.dimensions |= dict.fromkeys(rule.aliases, rule.dimension)
        self._lengths = lengths_by_mark(self.dimensions, 0)

    def at(self, view: str, start: int) -> Unit | None:
        """The unit that begins at `start`, compounds included (元/人, 台(套)); None where there is none."""
        simple = self._simple(view, start)
        if simple is None:
            return None
        unit, dimension = simple
        end = start + len(unit)
        joint = view[end : end + 1]
        while joint == "/" or (joint == "·" and "/" in dimension):  # 元/人·年
            more = self._simple(view, end + 1)
            if more is None:
                break
            end += 1 + len(more[0])
            dimension = f"{dimension}/{more[1]}"
            joint = view[end : end + 1]
        if joint == "(":
            more = self._simple(view, end + 1)
            if more and view[end + 1 + len(more[0]) : end + 2 + len(more[0])] == ")":
                end += 2 + len(more[0])
        return Unit(end, intern(view[start:end]), dimension)  # one string for all figures of a unit

    def _simple(self, view: str, start: int) -> tuple[str, str] | None:
        for length in self._lengths.get(view[start : start + 1], ()):
            alias = view[start : start + length]
            dimension = self.dimensions.get(alias)
            if dimension is not None:
                return None if dimension == "none" else (alias, dimension)
        return None
