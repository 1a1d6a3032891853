"""Plain search in strings."""

from __future__ import annotations

from collections.abc import Iterator


def occurrences(text: str, word: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where `word` begins in `text[start:end]`, in order, overlapping ones too."""
    at = text.find(word, start, end)
    while at >= 0:
        yield at
        at = text.find(word, at + 1, end)
