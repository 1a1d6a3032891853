"""Page-chunk marks: document-sharing sites cut a text every N characters and number the pieces (`…⏎2、…`).

A mark cuts sentences, words and numbers, so it must go, and the pieces are joined with nothing; but it looks like
a numbered heading. What tells them apart is the period: the pieces between marks with consecutive numbers are
equally long to the character. The period is learnt from the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import msgspec

from reportkit.clean.lines import Line
from reportkit.clean.working import CleanChange
from reportkit.regex import regex

RULE = "noise.chunk-mark"

_MARK = regex(r"([0-9]{1,4})(?:[、．]|\.(?![0-9]))")
_ENDS = "。！？；：!?;:”』」|"  # of sentences and of rows
_SHORTEST = 80  # no site cuts finer
_LONG = 160  # no item of a list is so long and ends in no stop
_TITLE = 8  # characters a title has at least
_SLACK = 2  # blanks at a cut may have been stripped
_ROUND = 50  # a period seen only once must be one that a person would choose
_NEAREST = 4  # a piece may hold headings with the number of the next mark


class _Mark(msgspec.Struct, frozen=True, gc=False):
    """A line that starts with a number: `cut` is where the line before ends, `start` and `end` bound the mark.

    `mid_sentence`: the line before, of `line_before` characters, ends in no stop; its own is of `length`.
    """

    number: int
    sign: str
    cut: int
    start: int
    end: int
    mid_sentence: bool
    line_before: int
    length: int


class _Piece(msgspec.Struct, frozen=True, gc=False):
    """What stands between a mark and one with the next number."""

    mark: _Mark
    following: _Mark

    @property
    def length(self) -> int:
        return self.following.cut - self.mark.end


def chunk_marks(text: str, lines: list[Line]) -> list[CleanChange]:
    """Changes that remove page-chunk marks with the line breaks before them."""
    marks = _marks(text, lines)
    pieces = _pieces(marks)
    by_length: defaultdict[int, list[_Piece]] = defaultdict(list)
    for piece in pieces:
        by_length[piece.length].append(piece)
    for length, equal in sorted(by_length.items(), key=lambda item: -len(item[1])):
        if _proves_period(length, equal):
            first, *others = _series([piece for piece in pieces if _is_cut_at(piece, length)])
            return _removals(text, [first], others)
    for length in sorted(by_length, reverse=True):
        alike = [piece for piece in pieces if _is_cut_at(piece, length)]
        if _counts_from_one(alike):
            first, *others = _series(alike)
            return _removals(text, [first], others)
    if cutting := _without_first(marks):
        return _removals(text, [], cutting)
    return _removals(text, marks[:1], marks[1:]) if _is_short_series(text, lines, marks) else []


def _marks(text: str, lines: list[Line]) -> list[_Mark]:
    marks: list[_Mark] = []
    before = above = 0
    for line in lines:
        found = _MARK.match(line.text)
        if found:
            cut = _line_break(text, before, line.start)
            ends = before == 0 or text[before - 1] in _ENDS
            end = line.start + found.end()
            marks.append(_Mark(int(found[1]), text[end - 1], cut, line.start, end, not ends, above, len(line.text)))
        before, above = line.end, len(line.text)
    return marks


def _line_break(text: str, end: int, limit: int) -> int:
    """Where the line whose text ends at `end` breaks; blanks before the break belong to the piece."""
    while end < limit and text[end] not in "\r\n":
        end += 1
    return end


def _pieces(marks: list[_Mark]) -> list[_Piece]:
    """Each mark with the nearest marks after it that have the next number."""
    pieces: list[_Piece] = []
    ahead: defaultdict[tuple[int, str], list[_Mark]] = defaultdict(list)
    for mark in reversed(marks):
        nearest = ahead[mark.number + 1, mark.sign][-_NEAREST:]
        pieces += [_Piece(mark, following) for following in nearest if following.cut - mark.end >= _SHORTEST]
        ahead[mark.number, mark.sign].append(mark)
    return pieces


def _proves_period(length: int, equal: list[_Piece]) -> bool:
    """Whether pieces of one length were cut by a machine: in a row (or a round length), most cuts inside a sentence."""
    cuts = sum(piece.following.mid_sentence for piece in equal)
    if 2 * cuts < len(equal):
        return False
    starts = {piece.mark.start for piece in equal}
    in_a_row = any(piece.following.start in starts for piece in equal)
    return in_a_row or (length % _ROUND == 0 and equal[0].mark.number == 1)


def _counts_from_one(alike: list[_Piece]) -> bool:
    """Whether pieces a blank or two apart in length were cut by a machine: the first, each cut mid-sentence."""
    numbers = [piece.mark.number for piece in alike]
    return (
        len(alike) > 1
        and sorted(numbers) == list(range(1, len(alike) + 1))
        and all(piece.following.mid_sentence for piece in alike)
    )


def _without_first(marks: list[_Mark]) -> list[_Mark]:
    """The marks of a text whose first piece has none: they count on from 2, each after a line that ends in no stop."""
    cut = all(mark.mid_sentence and mark.line_before >= _SHORTEST and mark.sign == marks[0].sign for mark in marks)
    in_order = [mark.number for mark in marks] == list(range(2, len(marks) + 2))
    return marks if cut and in_order else []


def _opens_with_title(text: str, lines: list[Line], mark: _Mark) -> bool:
    """Whether a first mark stands before a copy of a title that a line above it holds."""
    above = (line.text for line in lines if line.end <= mark.start)
    return any(len(title) >= _TITLE and text.startswith(title, mark.end) for title in above)


def _is_short_series(text: str, lines: list[Line], marks: list[_Mark]) -> bool:
    """Whether marks too few to prove a period count the pieces of a text: from 1, cutting sentences wherever they cut.

    A copy of a title behind the first proves it, or pieces longer than items without a stop at their end are.
    """
    if not marks or marks[0].number != 1 or (marks[1:] and not _without_first(marks[1:])):
        return False
    if len(marks) > 1 and all(mark.length < _SHORTEST for mark in marks):
        return False  # titles of items
    if _opens_with_title(text, lines, marks[0]):
        return True
    return len(marks) > 1 and all(mark.line_before >= _LONG for mark in marks[1:])


def _is_cut_at(piece: _Piece, period: int) -> bool:
    """Whether a piece is of the length; blanks and line breaks at its end are lost in the gap before the next mark."""
    lost = piece.following.start - piece.following.cut
    return 0 <= period - piece.length <= max(_SLACK, lost)


def _series(pieces: list[_Piece]) -> list[_Mark]:
    """The marks of the longest chain of pieces, and of other chains whose numbers fit in before and after it."""
    follows = {piece.mark: piece.following for piece in pieces}
    chains: list[list[_Mark]] = []
    for first in follows.keys() - set(follows.values()):
        chain = [first]
        while chain[-1] in follows:
            chain.append(follows[chain[-1]])
        chains.append(chain)
    series: list[_Mark] = []
    for chain in sorted(chains, key=lambda chain: (-len(chain), chain[0].start)):
        if all(_fits(mark, other) for mark in chain for other in series):
            series = sorted([*series, *chain], key=lambda mark: mark.start)
    return series


def _fits(mark: _Mark, other: _Mark) -> bool:
    """Whether two marks can be of one series: numbers and places in the same order, the same sign."""
    ordered = (mark.number < other.number) == (mark.start < other.start) and mark.number != other.number
    return ordered and mark.sign == other.sign


def _removals(text: str, opening: list[_Mark], cutting: list[_Mark]) -> list[CleanChange]:
    """Opening marks go alone, cutting ones with the line breaks before them, save those the text had there itself."""
    changes = [CleanChange(mark.start, mark.end, "", RULE, "noise") for mark in opening]
    gaps = [text.count("\n", mark.cut, mark.start) for mark in cutting]
    usual = Counter(gaps).most_common(1)[0][0] if gaps else 0
    for mark, gap in zip(cutting, gaps, strict=True):
        own = "\n" if gap > usual else ""
        changes.append(CleanChange(mark.cut, mark.end, own, RULE, "noise"))
    return changes
