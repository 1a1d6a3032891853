"""Where the lines and sentences of a report begin and end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

_INTRODUCES = ":,"  # what stands before the first point of a list that a sentence introduces
_FLATTENED = 1500  # characters; a longer line holds several paragraphs


class Lines:
    """The lines and sentences of `view[start:end]`."""

    def __init__(self, view: str, start: int, end: int) -> None:
        self.view, self.start, self.end = view, start, end

    def sentence_start(self, offset: int) -> int:
        """Where the sentence around `offset` begins."""
        before = max(self.view.rfind(mark, self.start, offset) for mark in "。\n") + 1
        return max(before, self.start)

    def opens_sentence(self, offset: int) -> bool:
        before = self.view[max(self.start, offset - 3) : offset].rstrip(" \u3000")
        return not before or before[-1] in "。\n"

    def opens_line(self, offset: int) -> bool:
        return not self.view[self.view.rfind("\n", self.start, offset) + 1 : offset].strip(" \u3000")

    def openings(self, start: int, end: int) -> Iterator[tuple[int, bool]]:
        """Where lines open behind `start`, and the sentences of those too long to be paragraphs; with which it is."""
        at = start
        while at < end:
            if at > start:
                yield at, True
            stop = self.view.find("\n", at, end)
            stop = end if stop < 0 else stop
            mark = at if stop - at > _FLATTENED else stop
            while 0 < (mark := self.view.find("。", mark, stop) + 1) < stop:
                yield mark, False
            at = stop + 1

    def paragraph_end(self, offset: int, edges: Sequence[int], headings: Sequence[int]) -> int:
        """Where the line around `offset` ends, or the section, by the starts of headings and points (`edges`).

        Points that its sentence introduces belong to it.
        """
        edge = self._next_edge(offset, edges)
        if self.view[edge - 1] in _INTRODUCES:
            edge = self._next_edge(offset, headings)
        line = self.view.find("\n", offset, edge)
        return line if line >= 0 else edge

    def _next_edge(self, offset: int, edges: Sequence[int]) -> int:
        index = bisect_right(edges, offset)
        return edges[index] if index < len(edges) else self.end
