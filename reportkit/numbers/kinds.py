"""The kinds of rule the numbers stage reads: numeral characters, units, modifiers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from reportkit.model import Modifier
from reportkit.rulepack import Rule

Role = Literal["digit", "place", "power", "formal", "formal-place", "vague", "infix-over", "infix-about", "infix-vague"]


class NumeralRule(Rule, frozen=True):
    """Characters with one role in numerals, and what each is worth (a digit, or a power of ten)."""

    role: Role
    values: dict[str, int]

    def matches(self, text: str) -> bool:
        return any(char in text for char in self.values)


class UnitRule(Rule, frozen=True):
    """A unit or a family of measure words: `factor` turns the first alias into `base` (itself where none is named)."""

    dimension: str
    factor: Decimal
    aliases: tuple[str, ...]
    base: str | None = None

    def matches(self, text: str) -> bool:
        return any(alias in text for alias in self.aliases)

    def faults(self) -> Iterator[str]:
        yield from super().faults()
        if len(set(self.aliases)) != len(self.aliases):
            yield "lists a unit twice"


class ModifierRule(Rule, frozen=True):
    """Words right before or after a number that set its modifier; `not_…` are longer words they are part of."""

    modifier: Modifier
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()

    def matches(self, text: str) -> bool:
        return any(word in text for word in (*self.before, *self.after)) and not any(
            word in text for word in (*self.not_before, *self.not_after)
        )
