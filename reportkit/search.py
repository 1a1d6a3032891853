"""Plain search in strings, and words in the order they are tried in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def occurrences(text: str, word: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where `word` begins in `text[start:end]`, in order, overlapping ones too."""
    at = text.find(word, start, end)
    while at >= 0:
        yield at
        at = text.find(word, at + 1, end)


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """`words` in the order to try them in where one may begin or end another."""
    return tuple(sorted(words, key=len, reverse=True))
