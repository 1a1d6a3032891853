"""Tails: the words right before a number that lead to it and say what kind of figure it is.

Read from the number backwards: modifiers and adverbs, a verb (增长, 占, 位居, 达到), what it is compared with.
"""

from __future__ import annotations

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.lexicon import ending
from reportkit.indicators.tailwords import TailWords
from reportkit.numbers.making import DOUBLING
from reportkit.stages import Number

_BLANKS = " \u3000"
_COMPARED = 30  # characters of what a figure is compared with, where they open the clause
_WINDOW = 14  # characters before a verb in which what it is compared with begins
_TIMES_WINDOW = 32  # characters between 是 and a number of times
_ASIDE = 18  # characters of an aside in brackets
_FIELD_WINDOW = 18  # characters between a verb of rank and its rank


class Tail(msgspec.Struct, frozen=True, gc=False):
    """`start` is where the words that lead to the number begin.

    `verb` is up, down, to (a verb of rise or fall with the level reached), share, times, rank, copula or "";
    `word` the verb's span, `baseline` that of what the figure is compared with, `marked` the word for a usual baseline.
    """

    start: int
    verb: str = ""
    word: Span = (0, 0)
    baseline: Span | None = None
    marked: str | None = None


def read_tail(view: str, left: int, number: Number, words: TailWords) -> Tail:
    """The tail of `number` in `view[left:number.start]`."""
    end = before_blanks(view, left, number.start)
    if number.claim == "rank":
        return _rank(view, left, end, words)
    if number.unit in words.times_units and view.endswith(words.joiner, left, end):
        times = _times(view, left, end, words)
        if times is not None:
            return times
    doubled = number.rule == DOUBLING and number.unit in words.times_units
    tail = _strip(view, left, end, words, verb="up" if doubled else "")
    if tail.verb in ("up", "down") and tail.baseline is None:
        tail = _compared(view, left, tail, words)
    if tail.verb in ("", "copula"):
        if number.unit in words.rank_units or view.startswith(words.rank_steps, number.end):
            tail = _moved_places(view, left, tail, words)
        if number.unit in words.point_units:
            return _beside(view, left, end, words) or tail
        return _whole(view, left, tail, end, words) or tail
    return tail


def _moved_places(view: str, left: int, tail: Tail, words: TailWords) -> Tail:
    """比上年|前移 before a number of places; `tail` where no such verb stands there."""
    moved = words.rank_moves.at_end(view, left, tail.start)
    if moved is None:
        return tail
    verb, direction = tail.start - moved[0], moved[1].removeprefix("rank-")
    baseline, end = _against(view, left, verb, words) or (None, verb)
    return Tail(_strip(view, left, end, words).start, direction, (verb, tail.start), baseline)


def _compared(view: str, left: int, tail: Tail, words: TailWords) -> Tail:
    """A tail whose words before the verb only say what the figure is compared with (比本届政府上任时|增加)."""
    baseline = _opening_against(view, left, tail.start, words)
    return tail if baseline is None else Tail(baseline[0] - 1, tail.verb, tail.word, baseline, tail.marked)


def _opening_against(view: str, left: int, end: int, words: TailWords) -> Span | None:
    """What a figure is compared with where `view[left:end]` opens with 比 or 较."""
    start = past_blanks(view, left, end)
    opens = view.startswith(words.against, start, end) and not view.startswith(words.not_against, start, end)
    return (start + 1, end) if opens and 1 < end - start <= _COMPARED else None


def past_blanks(view: str, start: int, end: int) -> int:
    """Where `view[start:end]` begins after blanks."""
    while start < end and view[start] in _BLANKS:
        start += 1
    return start


def before_blanks(view: str, start: int, end: int) -> int:
    """Where `view[start:end]` ends before blanks."""
    while end > start and view[end - 1] in _BLANKS:
        end -= 1
    return end


def _strip(view: str, left: int, end: int, words: TailWords, *, verb: str = "") -> Tail:
    """Word by word backwards; the first strong verb met is the number's own, unless it holds a `verb` itself."""
    word = (end, end) if verb else (0, 0)
    baseline: Span | None = None
    marked: str | None = None
    while end > left:
        if view[end - 1] in _BLANKS:
            end = before_blanks(view, left, end)
            continue
        if view[end - 1] == ")" and (aside := _aside(view, left, end, words)) is not None:
            end = aside
            continue
        found = words.tail.at_end(view, left, end)
        role = found[1] if found is not None else ""
        if verb in ("up", "down", "to") and baseline is None:
            against = _against(view, left, end, words)
            if against is not None:
                baseline, end = against
                continue
        if not verb or verb == "copula":
            moved = _moved_to(view, left, end, words)
            if moved is not None:
                verb, word, end = "to", (moved, end), moved
                continue
            if found is None and (compared := words.compared_verb.at_end(view, left, end)) is not None:
                stop = end - compared[0]
                against = _against(view, left, stop, words)
                opening = _opening_against(view, left, stop, words) if against is None else None
                against = (opening, opening[0] - 1) if opening is not None else against
                if against is not None:
                    verb, word = compared[1].removeprefix("compared-"), (end - compared[0], end)
                    baseline, end = against
                    continue
        time = words.time.search(view, max(left, end - _WINDOW), end)
        if time is not None and role not in ("up", "down", "stop"):
            end = time.start()
            end -= view.endswith(words.against, left + 1, end)  # 经费|较|前年的114万元
            continue
        if found is None or role == "stop":
            break
        if role in ("up", "down", "share"):
            if verb not in ("", "copula"):
                break
            verb, word = role, (end - found[0], end)
        elif role == "rank":
            break
        elif role == "copula" and not verb:
            verb, word = role, (end - found[0], end)
        if (mark := words.marked.at_end(view, left, end)) is not None:
            marked = view[end - mark[0] : end]
        end -= found[0]
    return Tail(max(end, left), verb, word, baseline, marked)


def _aside(view: str, left: int, end: int, words: TailWords) -> int | None:
    """Where an aside between a verb, or a rate, and its number begins (增长|(可比价)|9.8%); None for other brackets."""
    at = view.rfind("(", max(left, end - _ASIDE), end)
    if at <= left:
        return None
    verb = words.tail.at_end(view, left, at)
    leads = verb is not None and verb[1] in ("up", "down", "copula", "share")
    return at if leads or view.endswith(words.growth_nouns, left, at) else None


def _moved_to(view: str, left: int, end: int, words: TailWords) -> int | None:
    """Where a verb of rise or fall with 到 or 至 begins, which names the level reached."""
    to = words.to.at_end(view, left, end)
    if to is None:
        return None
    end -= to[0]
    moved = words.tail.at_end(view, left, end)
    if moved is not None and moved[1] in ("up", "down"):
        return end - moved[0]
    become = words.become.at_end(view, left, end)
    return end - become[0] if become is not None else None


def _against(view: str, left: int, end: int, words: TailWords) -> tuple[Span, int] | None:
    """What a figure is compared with where the words end in 比X or 与X相比, and where those before that end."""
    floor = max(left, end - _WINDOW)
    closer = ending(view, words.closers, floor, end)
    if closer and (len(closer) > 1 or not view.endswith(words.not_together, floor, end)):
        stop = end - len(closer)
        for opener in words.together:
            at = _opener(view, opener, floor, stop, words)
            if 0 <= at < stop - 1:
                return (at + len(opener), stop), at
    for opener in words.against:
        at = _opener(view, opener, floor, end, words)
        if at >= 0 and view.endswith(words.compared, at + 1, end):
            return (at + len(opener), end), at
    return None


def _opener(view: str, opener: str, floor: int, end: int, words: TailWords) -> int:
    """Where the last `opener` stands that is no part of a longer word (去年|同期, 可比|口径); -1 where none does."""
    at = view.rfind(opener, floor, end)
    while at >= 0 and (
        view.startswith(words.not_together, at, end) or view.endswith(words.not_together, floor, at + len(opener))
    ):
        at = view.rfind(opener, floor, at)
    return at


def _beside(view: str, left: int, end: int, words: TailWords) -> Tail | None:
    """高于全国 before a number of percentage points."""
    for at in range(max(left, end - _WINDOW), end - 1):
        found = words.beside.at_start(view, at, end)
        if found is not None and at + found[0] < end:
            start = _strip(view, left, at, words).start
            return Tail(start, "up" if found[1] == "above" else "down", (at, at + found[0]), (at + found[0], end))
    return None


def _times(view: str, left: int, end: int, words: TailWords) -> Tail | None:
    """是2010年的 before a number of times."""
    for at in range(end - 2, max(left, end - _TIMES_WINDOW) - 1, -1):
        found = words.times.at_start(view, at, end)
        if found is not None:
            return Tail(_strip(view, left, at, words).start, "times", (at, at + found[0]), (at + found[0], end - 1))
    return None


def _whole(view: str, left: int, tail: Tail, end: int, words: TailWords) -> Tail | None:
    """占总量的 before a number: the whole stays with the verb."""
    at = view.rfind(words.whole, left, end)
    if at < 0 or (view.startswith(words.not_whole, at, end) and not view.startswith(words.still_whole, at, end)):
        return None
    found = words.tail.at_start(view, at, end)
    if found is None or found[1] != "share":
        return None
    stop = max(tail.start, at + found[0])
    return Tail(_strip(view, left, at, words).start, "share", (at, stop - view.endswith(words.joiner, at, stop)))


def _rank(view: str, left: int, end: int, words: TailWords) -> Tail:
    """位居全国 before a rank: what is ranked stands before the verb, the field after it."""
    for at in range(end - 1, max(left, end - _FIELD_WINDOW) - 1, -1):
        found = words.tail.at_end(view, left, at + 1)
        if found is not None and found[1] == "rank":
            start = _strip(view, left, at + 1 - found[0], words).start
            while (more := words.tail.at_end(view, left, start)) is not None and more[1] == "rank":
                start = _strip(view, left, start - more[0], words).start
            return Tail(_field(view, left, start, words), "rank", (at + 1 - found[0], at + 1))
    start = _field(view, left, _strip(view, left, end, words).start, words)
    return Tail(_strip(view, left, start, words).start, "rank", (end, end))


def _field(view: str, left: int, end: int, words: TailWords) -> int:
    """`end` before the field a thing is ranked in (在同类学校中, 全市), where one stands there."""
    former = words.former_rank.search(view, max(left, end - _FIELD_WINDOW), end)
    if former is not None:
        end = former.start()
    at = view.rfind(words.field_open, left, end)
    if at > left and view.endswith(words.field_end, left, end):
        return at
    while (found := words.fields.at_end(view, left, end)) is not None:
        end -= found[0]
        if view.startswith(words.field_open, end - 1) and end - 1 > left:
            return end - 1
    return end
