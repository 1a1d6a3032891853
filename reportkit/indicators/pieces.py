"""Pieces: a name is put together from stretches of the text and, rarely, words added between them."""

from __future__ import annotations

from reportkit.alignment import Span
from reportkit.indicators.lexicon import ending

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


def head_in(clean: str, pieces: Pieces, heads: tuple[str, ...]) -> Pieces:
    """The first of `heads` that the pieces end in (粮食|播种面积), as a piece; empty where they end in none."""
    last = pieces[-1] if pieces else ""
    if isinstance(last, str):
        return ()
    found = ending(clean, heads, *last)
    return ((last[1] - len(found), last[1]),) if found else ()
