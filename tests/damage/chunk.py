"""Page-chunk marks: a document-sharing site cuts a text every so many characters and numbers the pieces."""

from __future__ import annotations


def chunk(text: str, *, size: int, gap: str = "\n\n") -> str:
    """`text` in pieces of `size` characters, each after its number; the last one may be shorter."""
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    return gap.join(f"{number}、{piece}" for number, piece in enumerate(pieces, 1))
