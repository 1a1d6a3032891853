"""Parts told by a clause that divides their total: 分产业看,…, 按性别分,…, 在税收收入中,…."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import takewhile

from reportkit.indicators.partfigures import Earlier, Figure, PartWords, amount, same_kind, sum_of
from reportkit.indicators.partmarks import Division, divisions_in
from reportkit.indicators.partproofs import head_of
from reportkit.indicators.sentences import Sentence

_NEAR = 40  # figures on either side of a clause that are looked at
_TAIL = 2  # characters at the end of a name by which two are known to be of one kind
_AFTER = 12  # characters behind a number in which its noun ends


def divide(
    view: str,
    sentence: Sentence,
    figures: Sequence[Figure],
    totals: list[Figure | None],
    earlier: Earlier,
    words: PartWords,
) -> None:
    """Write into `totals` the total of each figure that a dividing clause of the sentence makes a part."""
    divisions = list(divisions_in(view, sentence, words))
    if not divisions:
        return
    starts = [figure.number.start for figure in figures]
    for index, division in enumerate(divisions):
        stop = divisions[index + 1].start if index + 1 < len(divisions) else sentence.end
        first = bisect_left(starts, division.end)
        last = bisect_left(starts, stop, first, min(len(starts), first + _NEAR))
        parts = _parts(view, division.end, figures[first:last], words)
        if not parts:
            continue
        before = [figures[i] for i in range(max(0, first - _NEAR), first) if totals[i] is None]
        wholes = [f for f in (*earlier.free, *before) if f.countable and same_kind(f.number, parts[0].number, words)]
        count, total = _proven(parts, wholes)
        if total is None:
            total = _told(view, division, parts, wholes, earlier, words)
            count = len(parts) if total is None else _within(parts, total)
        for part in parts[:count]:
            totals[part.draft - figures[0].draft] = total


def _parts(view: str, start: int, figures: Sequence[Figure], words: PartWords) -> list[Figure]:
    """The figures from `start` on that count what the first does, without those in brackets or under 其中."""
    found: list[Figure] = []
    for figure in figures:
        at = figure.number.start
        if not figure.countable or (found and figure.number.unit != found[0].number.unit):
            continue
        segment = max(view.rfind(";", start, at), start)
        inside = view.rfind("(", start, at) > view.rfind(")", start, at)
        if not inside and all(view.find(word, segment, at) < 0 for word in words.part):
            found.append(figure)
    return found


def _proven(parts: Sequence[Figure], wholes: Sequence[Figure]) -> tuple[int, Figure | None]:
    """How many of the parts, taken in order, add up to one of `wholes`, and the nearest such."""
    for count in range(len(parts), 1, -1):
        together = sum_of(parts[:count])
        total = next((whole for whole in reversed(wholes) if together.comes_to(whole)), None)
        if total is not None:
            return count, total
    return 0, None


def _told(
    view: str,
    division: Division,
    parts: Sequence[Figure],
    wholes: Sequence[Figure],
    earlier: Earlier,
    words: PartWords,
) -> Figure | None:
    """The total a division names, or where it names none the nearest that is no smaller than its parts together."""
    if not division.group:
        least = sum(amount(part.number) for part in parts)
        return next((whole for whole in reversed(wholes) if amount(whole.number) >= least), None)
    inside = [whole for whole in wholes if whole.number.start >= division.start]
    if inside:
        return inside[-1] if _counts_the_same(view, division, inside[-1], parts[0], words) else None
    group = head_of(division.group, words)
    for figure, name in reversed(earlier.named):
        head = head_of(name, words)
        named = len(head) >= _TAIL and (head.endswith(group) or group.endswith(head))
        if named and figure.countable and same_kind(figure.number, parts[0].number, words):
            return figure
    return None


def _counts_the_same(view: str, division: Division, total: Figure, part: Figure, words: PartWords) -> bool:
    """Whether a part counts what the number inside the dividing clause does (在16个合作社中,申报示范合作社2个)."""
    if part.number.unit not in words.loose_units or part.number.start <= division.end + 1:
        return True
    noun = view[total.number.end : division.end - len(words.in_group)][-_TAIL:]
    return bool(noun) and view.find(noun, division.end, part.number.end + _AFTER) >= 0


def _within(parts: Iterable[Figure], total: Figure) -> int:
    """How many of the parts, taken in order, the total has room for."""
    room = amount(total.number)

    def fits(part: Figure) -> bool:
        nonlocal room
        room -= amount(part.number)
        return room >= 0

    return sum(1 for _ in takewhile(fits, parts))
