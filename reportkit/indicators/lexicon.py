"""Word lists of the rules as tables: the longest word at the start or the end of a stretch of text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from reportkit.numbers.words import lengths_by_mark
from reportkit.rulepack import RuleSet

V = TypeVar("V")


class WordTable(Generic[V]):
    """Words with a value each; lookups return length and value of the longest word at an edge of a stretch of text."""

    __slots__ = ("_first", "_last", "_values")

    def __init__(self, pairs: Iterable[tuple[str, V]]) -> None:
        self._values: dict[str, V] = dict(pairs)
        self._first = lengths_by_mark(self._values, 0)
        self._last = lengths_by_mark(self._values, -1)

    def at_start(self, text: str, start: int, end: int) -> tuple[int, V] | None:
        if start < end and (lengths := self._first.get(text[start])) is not None:
            for length in lengths:
                if start + length <= end and (value := self._values.get(text[start : start + length])) is not None:
                    return length, value
        return None

    def at_end(self, text: str, start: int, end: int) -> tuple[int, V] | None:
        if start < end and (lengths := self._last.get(text[end - 1])) is not None:
            for length in lengths:
                if end - length >= start and (value := self._values.get(text[end - length : end])) is not None:
                    return length, value
        return None

    def opens(self, mark: str) -> bool:
        """Whether a word begins with this character."""
        return mark in self._first

    def first_in(self, text: str, start: int, end: int, kept: V | None = None) -> tuple[int, int] | None:
        """The span of the first word found at or after `start`; words of the value `kept` are passed over."""
        first = self._first
        at = start
        while at < end:
            if text[at] in first and (found := self.at_start(text, at, end)) is not None:
                if found[1] != kept:
                    return at, at + found[0]
                at += found[0] - 1
            at += 1
        return None


def ending(text: str, words: tuple[str, ...], start: int = 0, end: int | None = None) -> str:
    """The first of `words` that `text[start:end]` ends with; "" where it ends with none."""
    if not text.endswith(words, start, end):
        return ""
    return next(word for word in words if text.endswith(word, start, end))


def word_table(rules: RuleSet, *ids: str) -> WordTable[str]:
    """One table of several word lists; the value of a word is the last part of its list's id (a later list wins)."""
    return WordTable({word: id.rpartition(".")[2] for id in ids for word in rules.words(id)}.items())


class Separators:
    """Words that divide coordinated things (、 和 及), and longer ones that only hold them (普及)."""

    __slots__ = ("_holding", "_table", "words")

    def __init__(self, rules: RuleSet) -> None:
        self.words = rules.words("frame.separator")
        self._holding = frozenset(rules.words("frame.not-separator"))
        self._table = word_table(rules, "frame.separator", "frame.not-separator")

    def at_start(self, text: str, start: int, end: int) -> int:
        """The length of the separator that opens `text[start:end]`, 0 where none does."""
        found = self._table.at_start(text, start, end)
        return found[0] if found is not None and found[1] == "separator" else 0

    def at_end(self, text: str, start: int, end: int) -> int:
        """The length of the separator that closes `text[start:end]`, 0 where none does."""
        found = self._table.at_end(text, start, end)
        return found[0] if found is not None and found[1] == "separator" else 0

    def held(self, text: str, at: int) -> bool:
        """Whether the separator found at `at` is part of a longer word of two characters."""
        return text[at - 1 : at + 1] in self._holding or text[at : at + 2] in self._holding
