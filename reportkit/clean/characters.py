"""Kinds of characters the passes tell apart."""

from __future__ import annotations


def is_ideograph(text: str) -> bool:
    """Whether `text` is one Chinese character (the common blocks; a class of that size is slow to compile)."""
    return len(text) == 1 and "\u3400" <= text <= "\u9fff"
