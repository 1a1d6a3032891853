"""Pieces: a name is put together from stretches of the text and, rarely, words added between them."""

from __future__ import annotations

from reportkit.alignment import Span

Piece = Span | str  # a stretch of the text, or a word added
Pieces = tuple[Piece, ...]


def text_of(clean: str, pieces: Pieces) -> str:
    """The pieces as one string."""
    return "".join(p if isinstance(p, str) else clean[p[0] : p[1]] for p in pieces)
