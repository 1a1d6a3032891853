"""Where each stretch of a rewritten text stands in the text it was made from.

Spans are half-open `[start, end)` offsets in code points. An Alignment is a list of pieces in order:
a piece covers `target[t0:t1]` and `source[s0:s1]`. What replaces copied text of its own length maps
character by character; else the whole target stretch maps to the whole source stretch. Source text that no piece
covers was deleted. Pieces are few (one more for each length-changing edit), so lookups are a bisection.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Span = tuple[int, int]


class Change(NamedTuple):
    """Replace `text[start:end]` by `after`."""

    start: int
    end: int
    after: str


class Piece(NamedTuple):
    """`target[target_start:target_end]` was made from `source[source_start:source_end]`."""

    target_start: int
    target_end: int
    source_start: int
    source_end: int
    copied: bool  # character for character; else the whole for the whole


class Alignment:
    """An immutable map between a target text and its source text."""

    __slots__ = ("_source_ends", "_source_starts", "_target_starts", "pieces", "source_length", "target_length")

    def __init__(self, pieces: Iterable[Piece], *, source_length: int) -> None:
        self.pieces: tuple[Piece, ...] = tuple(p for p in pieces if p.target_end > p.target_start)
        self._target_starts = [p.target_start for p in self.pieces]
        self._source_starts = [p.source_start for p in self.pieces]
        self._source_ends = [p.source_end for p in self.pieces]
        self.target_length = self.pieces[-1].target_end if self.pieces else 0
        self.source_length = source_length

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """The alignment of a text of `length` characters with itself."""
        return cls([Piece(0, length, 0, length, True)], source_length=length)

    def to_source(self, start: int, end: int) -> Span:
        """The source span of `target[start:end]`; deletions at its two edges are left out, those inside are in."""
        if not self.pieces:
            return (0, 0)
        if end <= start:
            at = self._source_at(start)
            return (at, at)
        first = self.pieces[bisect_right(self._target_starts, start) - 1]
        last = first if end <= first.target_end else self.pieces[bisect_right(self._target_starts, end - 1) - 1]
        left = first.source_start + (start - first.target_start) if first.copied else first.source_start
        right = last.source_start + (end - last.target_start) if last.copied else last.source_end
        return (left, right)

    def to_target(self, start: int, end: int) -> Span:
        """The target span made from `source[start:end]`; empty where all of it was deleted."""
        left = self._target_at(start, after=False)
        right = self._target_at(end, after=True)
        return (left, max(left, right))

    def compose(self, changes: Sequence[Change]) -> Alignment:
        """The alignment after `changes` (sorted, disjoint, in target offsets) were applied to the target text."""
        pieces: list[Piece] = []
        at = 0  # read position in the old target
        out = 0  # write position in the new target
        for change in changes:
            out = self._copy(at, change.start, out, pieces)
            if change.after:
                source_start, source_end = self.to_source(change.start, change.end)
                even = len(change.after) == source_end - source_start and self._is_copied(change.start, change.end)
                pieces.append(Piece(out, out + len(change.after), source_start, source_end, even))
                out += len(change.after)
            at = change.end
        self._copy(at, self.target_length, out, pieces)
        return Alignment(pieces, source_length=self.source_length)

    def _copy(self, start: int, end: int, out: int, pieces: list[Piece]) -> int:
        """Append the pieces of `target[start:end]`, written at `out`; returns the new write position."""
        if end <= start:
            return out
        index = bisect_right(self._target_starts, start) - 1
        while index < len(self.pieces):
            piece = self.pieces[index]
            if piece.target_start >= end:
                break
            left, right = max(start, piece.target_start), min(end, piece.target_end)
            if piece.copied:
                source = piece.source_start + (left - piece.target_start)
                pieces.append(Piece(out, out + right - left, source, source + right - left, True))
            else:
                pieces.append(Piece(out, out + right - left, piece.source_start, piece.source_end, False))
            out += right - left
            index += 1
        return out

    def _is_copied(self, start: int, end: int) -> bool:
        """Whether both edges of a stretch of the target are copied."""
        return all(self.pieces[bisect_right(self._target_starts, at) - 1].copied for at in (start, end - 1))

    def _source_at(self, target: int) -> int:
        index = bisect_right(self._target_starts, target) - 1
        if index < 0:
            return 0
        piece = self.pieces[index]
        if target >= piece.target_end:
            return piece.source_end
        if target == piece.target_start:  # two pieces may share a stretch: what is between them is behind the first
            return max(piece.source_start, self.pieces[index - 1].source_end if index else 0)
        return piece.source_start + (target - piece.target_start) if piece.copied else piece.source_end

    def _target_at(self, source: int, *, after: bool) -> int:
        """Target offset of a source offset; `after` looks at the character before it (the end of a span)."""
        if after:
            index = bisect_left(self._source_starts, source) - 1
            if index < 0:
                return 0
            piece = self.pieces[index]
            if source >= piece.source_end:
                return piece.target_end
            return piece.target_start + (source - piece.source_start) if piece.copied else piece.target_end
        index = bisect_right(self._source_ends, source)
        if index == len(self.pieces):
            return self.target_length
        piece = self.pieces[index]
        if source <= piece.source_start or not piece.copied:
            return piece.target_start
        return piece.target_start + (source - piece.source_start)


def rewrite(text: str, changes: Sequence[Change]) -> str:
    """`text` with `changes` (sorted, disjoint) applied."""
    parts: list[str] = []
    at = 0
    for change in changes:
        parts.append(text[at : change.start])
        parts.append(change.after)
        at = change.end
    parts.append(text[at:])
    return "".join(parts)
