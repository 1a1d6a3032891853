"""Modifiers: the words right before and after a number that make it more or less than exact."""

from __future__ import annotations

from reportkit.model import Modifier
from reportkit.numbers.kinds import ModifierRule
from reportkit.rulepack import RuleSet


class ModifierTable:
    """The words of rules/modifiers.yaml by length, longest first; a blocked word maps to None."""

    def __init__(self, rules: RuleSet) -> None:
        before: dict[str, Modifier | None] = {}
        after: dict[str, Modifier | None] = {}
        for rule in rules.of(ModifierRule):
            for word in rule.not_before:
                before.setdefault(word, None)
            for word in rule.not_after:
                after.setdefault(word, None)
            before.update(dict.fromkeys(rule.before, rule.modifier))
            after.update(dict.fromkeys(rule.after, rule.modifier))
        self._before, self._after = before, after
        self._last = frozenset(word[-1] for word in before)
        self._opens = frozenset(word[0] for word, modifier in before.items() if modifier)
        self._first = frozenset(word[0] for word in after)
        self._longest = max(map(len, [*before, *after]))

    def read(self, view: str, start: int, end: int) -> Modifier | None:
        """The modifier of the number `view[start:end]`; a word after it wins over one before."""
        after = self._word_after(view, end)
        if after:
            return self._after[after]
        if start and view[start - 1] in self._last:
            for length in range(min(self._longest, start), 0, -1):
                word = view[start - length : start]
                if word in self._before:
                    return self._before[word]
        return None

    def word_at(self, view: str, start: int) -> str:
        """The word that opens `view[start:]` and makes a number behind it more or less than exact, "" for none."""
        if view[start : start + 1] not in self._opens:
            return ""
        words = (view[start : start + length] for length in range(self._longest, 0, -1))
        return next((word for word in words if self._before.get(word)), "")

    def past(self, view: str, end: int) -> int:
        """Where the text goes on after a number and its modifier word."""
        return end + len(self._word_after(view, end))

    def _word_after(self, view: str, end: int) -> str:
        """The modifier word right after a number, "" for none."""
        if view[end : end + 1] in self._first and end < len(view):
            for length in range(self._longest, 0, -1):
                word = view[end : end + length]
                if word in self._after:
                    return word if self._after[word] else ""
        return ""
