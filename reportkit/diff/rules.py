"""The kinds of rule a comparison reads: families of indicators, wordings, and words that exclude one another."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportkit.rulepack import Rule


class FamilyRule(Rule, frozen=True):
    """One series under several names; `changed` are names of what stood in its place under another definition."""

    series: tuple[str, ...]
    changed: tuple[str, ...] = ()

    def matches(self, text: str) -> bool:
        return any(name in text for name in (*self.series, *self.changed))

    def faults(self) -> Iterator[str]:
        yield from super().faults()
        names = (*self.series, *self.changed)
        if not self.series:
            yield "has no series"
        if len(set(names)) != len(names):
            yield "lists a name twice"


class WordingRule(Rule, frozen=True):
    """Words of one meaning inside names: each of `from` is read as `to`."""

    to: str
    wordings: tuple[str, ...] = msgspec.field(name="from")

    def matches(self, text: str) -> bool:
        return any(wording in text for wording in self.wordings)


class ContrastRule(Rule, frozen=True):
    """Names with words of different sides never speak of one thing. Examples are two names with a / between."""

    sides: tuple[tuple[str, ...], ...]

    def matches(self, text: str) -> bool:
        one, _, other = text.partition("/")
        mine, others = self.sides_of(one), self.sides_of(other)
        return bool(mine and others) and not mine & others

    def sides_of(self, name: str) -> frozenset[int]:
        """The sides that have a word in `name`."""
        return frozenset(i for i, side in enumerate(self.sides) if any(word in name for word in side))

    def faults(self) -> Iterator[str]:
        yield from super().faults()
        if len(self.sides) < 2:
            yield "has fewer than two sides"
