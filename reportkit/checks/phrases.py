"""Texts made of known words only: what may stand between two figures that speak of the same thing."""

from __future__ import annotations

from collections.abc import Iterable

_NEUTRAL = frozenset(" ,、(),:;的0123456789年")


class Phrases:
    """A set of words, to strip from a text or to see whether nothing else is in it."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            self._by_first.setdefault(word[0], []).append(word)

    def cover(self, text: str) -> bool:
        """Whether `text` holds only these words, punctuation inside a sentence, and years."""
        at, end = 0, len(text)
        while at < end:
            step = self._at(text, at)
            if step:
                at += step
            elif text[at] in _NEUTRAL:
                at += 1
            else:
                return False
        return True

    def strip_end(self, text: str) -> str:
        """`text` without the punctuation and words of the set at its end."""
        while True:
            text = text.rstrip(" ,、(:的")
            word = next((w for words in self._by_first.values() for w in words if text.endswith(w)), None)
            if word is None:
                return text
            text = text[: -len(word)]

    def _at(self, text: str, at: int) -> int:
        return next((len(w) for w in self._by_first.get(text[at], ()) if text.startswith(w, at)), 0)
