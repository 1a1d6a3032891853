"""Parts told without a word for them: by a sum that comes out, or by a share of a named whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import takewhile

from reportkit.indicators.frames import Frame
from reportkit.indicators.lexicon import ending
from reportkit.indicators.partfigures import Figure, PartWords, amount, part_words, same_kind, sum_of
from reportkit.indicators.sentences import bracket_closed
from reportkit.rulepack import RuleSet

_MIN_RUN = 2  # figures a sum proves to be parts
_NEAR = 40  # figures around one that are looked at
_OPENING = 24  # characters before a number in which its clause opens
_HEAD = 2  # characters at the end of a name by which two are known to be of one kind


def prove_by_sum(view: str, figures: Sequence[Figure], totals: list[Figure | None]) -> None:
    """Figures in the bracket or after the colon behind one that add up to it exactly are its parts."""
    for index, total in enumerate(figures):
        if not total.countable or totals[index] is not None or not view.startswith(("(", ":"), total.number.end):
            continue
        running = Decimal(0)
        for at in range(index + 1, min(len(figures), index + _NEAR)):
            if figures[at].number.unit != total.number.unit or not figures[at].countable:
                break
            running += amount(figures[at].number)
            if running >= amount(total.number):
                if running == amount(total.number) and at - index >= _MIN_RUN:
                    for part in range(index + 1, at + 1):
                        totals[part] = totals[part] or total
                break


def prove_by_later_sum(
    view: str, frames: Sequence[Frame], figures: Sequence[Figure], totals: list[Figure | None], words: PartWords
) -> None:
    """Figures that one after them is said to be the sum of, and is (7个…,16个…,共计|23个), are its parts."""
    for index in range(_MIN_RUN, len(figures)):
        total = figures[index]
        if not total.countable or totals[index] is not None or not _sums_up(view, frames[index], words):
            continue
        addends: list[int] = []
        running = Decimal(0)
        for at in range(index - 1, max(-1, index - _NEAR), -1):
            figure = figures[at]
            if bracket_closed(view, figure.number.start, total.number.start):
                continue
            if totals[at] is None and figure.countable and figure.number.unit == total.number.unit:
                addends.append(at)
                running += amount(figure.number)
                if running >= amount(total.number):
                    break
        if len(addends) >= _MIN_RUN and running == amount(total.number):
            for at in addends:
                totals[at] = total


def _sums_up(view: str, frame: Frame, words: PartWords) -> bool:
    """Whether the clause of a number opens with a word for the sum of what stands before it."""
    at = frame.number.start
    left = max(0, at - _OPENING)
    opening = max(view.rfind(mark, left, at) for mark in ",;")
    return opening >= left and view.startswith(words.summing, opening + 1)


def prove_over_semicolons(
    view: str, marks: Sequence[int], frames: Sequence[Frame], figures: Sequence[Figure], totals: list[Figure | None]
) -> None:
    """The figures that open the segments after that of 其中 go on with its parts where they complete their sum.

    So do those told with the same word as the first part, where 其中 opens a segment (;其中,薯类总产…;豆类总产…).
    """
    starts = [figure.number.start for figure in figures]
    for mark in marks:
        first = bisect_left(starts, mark)
        total = totals[first] if first < len(figures) else None
        if total is None:
            continue
        last = min(len(figures), first + _NEAR)
        semicolon = view.find(";", figures[first].number.end, starts[last - 1])
        inside = [i for i in range(first, last) if starts[i] < semicolon and totals[i] is total]
        following = _opening_segments(view, figures, totals, range(first, last), semicolon)
        if count := _completing(figures, inside, following, total):
            following = following[:count]
        elif count := _completing(figures, inside[:1], following, total):
            following = following[:count]
            for again in inside[1:]:
                totals[again] = None  # what it tells was told already
        elif view.endswith(";", 0, mark):
            following = _told_alike(view, frames, first, following)
        else:
            continue
        for part in following:
            totals[part] = total


def _completing(figures: Sequence[Figure], parts: Sequence[int], following: Sequence[int], total: Figure) -> int:
    """How many of the figures that follow complete `parts` to their total."""
    for count in range(1, len(following) + 1):
        if sum_of([figures[i] for i in (*parts, *following[:count])]).comes_to(total):
            return count
    return 0


def _opening_segments(
    view: str, figures: Sequence[Figure], totals: Sequence[Figure | None], span: range, semicolon: int
) -> list[int]:
    """The first figure of each segment from `semicolon` on, up to one with another unit than that at `span.start`."""
    found: list[int] = []
    for index in span:
        figure = figures[index]
        if semicolon < 0 or figure.number.start < semicolon:
            continue
        like = figure.countable and figure.number.unit == figures[span.start].number.unit
        if totals[index] is not None or not like:
            break
        found.append(index)
        semicolon = view.find(";", figure.number.end, figures[span.stop - 1].number.start)
    return found


def _told_alike(view: str, frames: Sequence[Frame], first: int, following: Sequence[int]) -> list[int]:
    """The numbers that follow, up to one without the head of the first."""
    head = head_word(view, frames[first])
    return list(takewhile(lambda i: head_word(view, frames[i]) == head, following))


def head_word(view: str, frame: Frame) -> str:
    """The last characters of the words before a number."""
    return view[max(frame.subject[0], frame.subject[1] - _HEAD) : frame.subject[1]]


def is_whole(parts: Sequence[Figure], totals: Sequence[Figure | None], total: Figure | None, words: PartWords) -> bool:
    """Whether parts already add up to a total, so that what follows is none; people may be counted twice."""
    if total is None or words.dimensions.get(total.number.unit) == "people":
        return False
    found = [amount(part.number) for part, of in zip(parts, totals, strict=True) if of is total]
    return len(found) >= _MIN_RUN and sum(found) == amount(total.number)


def wholes_of(earlier: Iterable[tuple[Figure, str]], share: tuple[str, str], rules: RuleSet) -> tuple[int, int] | None:
    """The drafts of a part and its total told by a share (`part`, `whole`): 民营投资占总投资的49% after both.

    `earlier` are the figures before it with their names, in text order; the nearest that bear the names are meant.
    """
    words = rules.compiled(part_words)
    earlier = list(earlier)
    if share[1].endswith(words.goals):
        return None
    part_name, whole_name = (head_of(name, words) for name in share)
    for at in range(len(earlier) - 1, 0, -1):
        part, name = earlier[at]
        if not part.countable or head_of(name, words) != part_name:
            continue
        for total, named in reversed(earlier[:at]):
            told = named.endswith(share[1]) or head_of(named, words) == whole_name
            larger = total.countable and amount(total.number) >= amount(part.number)
            if told and larger and same_kind(part.number, total.number, words):
                return part.draft, total.draft
        return None
    return None


def head_of(name: str, words: PartWords) -> str:
    """A name without the word for all at its head and that for number or sum at its end (全部旅客总数 → 旅客)."""
    if name.startswith(words.all_of):
        name = name[len(next(word for word in words.all_of if name.startswith(word))) :]
    return name[: len(name) - len(ending(name, words.sums))] or name
