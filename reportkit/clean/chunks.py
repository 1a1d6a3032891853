"""Page-chunk marks: document-sharing sites cut a text every N characters and number the pieces (`…⏎2、…`).

A mark cuts sentences, words and numbers, so it must go, and the pieces are joined with nothing; but it looks like
a numbered heading. What tells them apart is the period: the pieces between marks with consecutive numbers are
equally long to the character. The period is learnt from the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import NamedTuple

from reportkit.clean.lines import lines_of
from reportkit.clean.working import CleanChange

RULE = "noise.chunk-mark"

_MARK = re.compile(r"([0-9]{1,4})[、.．]")
_SENTENCE_ENDS = "。！？；：!?;:”』」"
_SHORTEST = 80  # no site cuts finer
_SLACK = 2  # blanks at a cut may have been stripped
_ROUND = 50  # a period seen only once must be one that a person would choose
_NEAREST = 4  # a piece may hold headings with the number of the next mark


class _Mark(NamedTuple):
    """A line that starts with a number: `cut` is where the line before ends, `start` and `end` bound the mark."""

    number: int
    cut: int
    start: int
    end: int
    mid_sentence: bool


class _Piece(NamedTuple):
    """What stands between a mark and one with the next number."""

    mark: _Mark
    following: _Mark

    @property
    def length(self) -> int:
        return self.following.cut - self.mark.end


def chunk_marks(text: str) -> list[CleanChange]:
    """Changes that remove page-chunk marks with the line breaks before them."""
    pieces = _pieces(_marks(text))
    by_length: defaultdict[int, list[_Piece]] = defaultdict(list)
    for piece in pieces:
        by_length[piece.length].append(piece)
    for length, equal in sorted(by_length.items(), key=lambda item: -len(item[1])):
        if _proves_period(length, equal):
            return _removals([piece for piece in pieces if length - _SLACK <= piece.length <= length])
    return []


def _removals(pieces: list[_Piece]) -> list[CleanChange]:
    marks = {mark.start: mark for piece in pieces for mark in piece}
    first = min(mark.number for mark in marks.values())
    return [
        CleanChange(mark.start if mark.number == first else mark.cut, mark.end, "", RULE, "noise")
        for mark in marks.values()
    ]


def _marks(text: str) -> list[_Mark]:
    marks: list[_Mark] = []
    before = 0
    for line in lines_of(text):
        found = _MARK.match(line.text)
        if found:
            cut = _line_break(text, before, line.start)
            ends = before == 0 or text[before - 1] in _SENTENCE_ENDS
            marks.append(_Mark(int(found[1]), cut, line.start, line.start + found.end(), not ends))
        before = line.end
    return marks


def _line_break(text: str, end: int, limit: int) -> int:
    """Where the line whose text ends at `end` breaks; blanks before the break belong to the piece."""
    while end < limit and text[end] not in "\r\n":
        end += 1
    return end


def _pieces(marks: list[_Mark]) -> list[_Piece]:
    """Each mark with the nearest marks after it that have the next number."""
    pieces: list[_Piece] = []
    ahead: defaultdict[int, list[_Mark]] = defaultdict(list)
    for mark in reversed(marks):
        nearest = ahead[mark.number + 1][-_NEAREST:]
        pieces += [_Piece(mark, following) for following in nearest if following.cut - mark.end >= _SHORTEST]
        ahead[mark.number].append(mark)
    return pieces


def _proves_period(length: int, equal: list[_Piece]) -> bool:
    """Whether pieces of one length were cut by a machine: in a row (or a round length), most cuts inside a sentence."""
    cuts = sum(piece.following.mid_sentence for piece in equal)
    if 2 * cuts < len(equal):
        return False
    starts = Counter(piece.mark.start for piece in equal)
    in_a_row = any(piece.following.start in starts for piece in equal)
    return in_a_row or (length % _ROUND == 0 and equal[0].mark.number == 1)
