"""Pieces: a name is put together from stretches of the text and, rarely, words added between them."""

from __future__ import annotations

from reportkit.alignment import Span

_BRIEF = 2

Piece = Span | str  # a stretch of the text, or a word added
Pieces = tuple[Piece, ...]


def text_of(clean: str, pieces: Pieces) -> str:
    """The pieces as one string."""
    if len(pieces) == 1 and not isinstance(pieces[0], str):
        return clean[pieces[0][0] : pieces[0][1]]
    return "".join(p if isinstance(p, str) else clean[p[0] : p[1]] for p in pieces)


def is_brief(pieces: Pieces) -> bool:
    """Whether a noun is so short that it says little without the examples before it (A、B等14个项目)."""
    return sum(len(p) if isinstance(p, str) else p[1] - p[0] for p in pieces) <= _BRIEF
