"""What stands behind a cell, in words."""

from __future__ import annotations

from reportkit.panel.model import Cell, Evidence


def evidence_words(cell: Cell) -> list[str]:
    """A line for each source of a cell: what it says, and where."""
    return list(map(source_words, cell.evidence))


def source_words(one: Evidence) -> str:
    """What a source says, where, and what speaks against it."""
    doubts = f" · doubtful: {', '.join(one.doubts)}" if one.doubts else ""
    quote = f"“{one.quote}” · " if one.quote else ""
    return f"{one.name} {one.text} · {quote}{one.uri} · {one.id} · sentence {one.sentence[0]}-{one.sentence[1]}{doubts}"
