"""What a reader makes of a file that is no plain text: its lines, put together to a text with blocks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reportkit.model import Block, BlockKind


class Extracted(NamedTuple):
    """`encoding` is that of the file's own text; kinds with none of their own say utf-8."""

    text: str
    encoding: str
    blocks: tuple[Block, ...] = ()


class Piece(NamedTuple):
    """A line of the extracted text. `kind` None is a plain paragraph; `linked` counts its characters inside links."""

    text: str
    kind: BlockKind | None = None
    level: int = 0
    linked: int = 0


def put_together(pieces: Iterable[Piece], *, encoding: str = "utf-8") -> Extracted:
    """One line for each piece that is not blank, with a block for each that is more than a paragraph."""
    lines: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        if not piece.text.strip():
            continue
        end = at + len(piece.text)
        if piece.kind is not None:
            blocks.append(Block(kind=piece.kind, level=piece.level, span=(at, end)))
        lines.append(piece.text)
        at = end + 1
    return Extracted("".join(f"{line}\n" for line in lines), encoding, tuple(blocks))
