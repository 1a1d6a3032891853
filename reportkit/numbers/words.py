"""Finding listed words around a place in the text."""

from __future__ import annotations

from collections.abc import Iterable


class WordIndex:
    """Listed words that start at a place, end at it, or stand anywhere in a short text."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._heads = lengths_by_mark(self._words, 0)
        self._tails = lengths_by_mark(self._words, -1)

    def starts(self, view: str, at: int) -> str:
        """The longest word that begins at `at`, "" for none."""
        for length in self._heads.get(view[at : at + 1], ()):
            word = view[at : at + length]
            if word in self._words:
                return word
        return ""

    def ends(self, view: str, at: int) -> str:
        """The longest word that ends before `at`, "" for none."""
        for length in self._tails.get(view[at - 1 : at], ()):
            word = view[max(0, at - length) : at]
            if word in self._words:
                return word
        return ""

    def inside(self, text: str) -> bool:
        """Whether one of the words stands in `text`."""
        return any(word in text for word in self._words)


class HeldWords:
    """Words that hold a numeral character, found around that character (统一 around its 一)."""

    def __init__(self, words: Iterable[str], chars: Iterable[str]) -> None:
        self._words = frozenset(words)
        shapes: dict[str, set[tuple[int, int]]] = {char: set() for char in chars}
        for word in self._words:
            for offset, char in enumerate(word):
                if char in shapes:
                    shapes[char].add((offset, len(word)))
        self._shapes = {char: tuple(sorted(found)) for char, found in shapes.items()}

    def at(self, view: str, start: int) -> bool:
        """Whether the character at `start` belongs to one of the words."""
        for offset, length in self._shapes.get(view[start], ()):
            left = start - offset
            if left >= 0 and view[left : left + length] in self._words:
                return True
        return False


def lengths_by_mark(words: Iterable[str], at: int) -> dict[str, list[int]]:
    """The lengths of `words` by the character at `at` (0 first, -1 last), longest first."""
    found: dict[str, list[int]] = {}
    for word in sorted(words, key=len, reverse=True):
        lengths = found.setdefault(word[at], [])
        if not lengths or lengths[-1] > len(word):
            lengths.append(len(word))
    return found
