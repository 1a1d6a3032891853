"""Kinds of characters the passes tell apart, and what a text can't hold by the characters it has."""

from __future__ import annotations

from collections.abc import Iterable


def is_ideograph(text: str) -> bool:
    """Whether `text` is one Chinese character (the common blocks; a class of that size is slow to compile)."""
    return len(text) == 1 and "\u3400" <= text <= "\u9fff"


def spelt(words: Iterable[str], characters: frozenset[str]) -> list[str]:
    """Those of `words` that a text of these `characters` may hold: what is rare in reports needs no search."""
    return [word for word in words if characters.issuperset(word)]
