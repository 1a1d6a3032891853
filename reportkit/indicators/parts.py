"""Totals: which earlier figure a figure is stated to be a part of (其中 …, 已办结 …, 占其 …)."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.indicators.frames import Frame
from reportkit.indicators.partdivisions import divide
from reportkit.indicators.partfigures import Earlier, Figure, PartWords, amount, part_words, same_kind
from reportkit.indicators.partmarks import follows_mark, mark_over, marks_in
from reportkit.indicators.partproofs import (
    head_word,
    is_whole,
    prove_by_later_sum,
    prove_by_sum,
    prove_over_semicolons,
)
from reportkit.indicators.phrases import clip_lead
from reportkit.indicators.sentences import Sentence, bracket_closed
from reportkit.rulepack import RuleSet

_NEAR = 40  # figures around one that are looked at
_BRACKETED = 6  # characters of what a bracket names
_OF_PHASE = 4  # characters up to which a subject leans on the phase named before
_ALIKE = 2  # totals that may be told apart by their verbs
_CLAUSE = 40  # characters before a figure in which its verb stands


def totals_of(
    view: str,
    sentence: Sentence,
    frames: Sequence[Frame],
    figures: Sequence[Figure],
    earlier: Earlier,
    rules: RuleSet,
    *,
    listed: bool = False,
) -> list[Figure | None]:
    """The stated total of each figure of a sentence, which may stand before it or, as a sum, after it.

    `listed` says that the sentence stands in lines that 其中 opened.
    """
    words = rules.compiled(part_words)
    totals: list[Figure | None] = [None] * len(figures)
    prove_by_sum(view, figures, totals)
    divide(view, sentence, figures, totals, earlier, words)
    marks = marks_in(view, sentence, words)
    opened = sentence.start - 1 if listed or follows_mark(view, sentence.start, words) else None
    for index, figure in enumerate(figures):
        if totals[index] is not None:
            continue
        at = figure.number.start
        mark = mark_over(view, marks, figures, at, words) if marks and marks[0] < at else opened
        if not figure.countable:
            totals[index] = _uncounted(view, frames, figures, index, mark) if mark is not None else None
            continue
        start, end = frames[index].subject
        if view.startswith(words.beyond, start, end) and not view.endswith(words.joiner, start, end):
            continue
        near = figures[max(0, index - _NEAR) : index]
        if mark is not None:
            totals[index] = _marked(view, frames, figures, totals, index, mark, earlier, words)
        elif view.startswith(words.phase, clip_lead(view, start, end, words.phrases), end):
            totals[index] = _total(view, figure, frames[index], near, words)
        elif index and totals[index - 1] and _of_phase(view, frames[index - 1], frames[index], words):
            totals[index] = _total(view, figure, frames[index], near[:-1], words)
        elif view.startswith(words.remaining, start, end) or view.startswith(words.remaining, end, at):
            whole = [f for f in near if totals[f.draft - figures[0].draft] is None]
            totals[index] = _total(view, figure, frames[index], whole, words)
        elif index and _bracketed(view, figures[index - 1], start, end, words):
            totals[index] = _held(view, figure, frames[index], figures[index - 1], words)
    prove_over_semicolons(view, marks, frames, figures, totals)
    prove_by_later_sum(view, frames, figures, totals, words)
    return totals


def _marked(
    view: str,
    frames: Sequence[Frame],
    figures: Sequence[Figure],
    totals: Sequence[Figure | None],
    index: int,
    mark: int,
    earlier: Earlier,
    words: PartWords,
) -> Figure | None:
    """The total of a figure that 其中 at `mark` reaches."""
    figure, frame = figures[index], frames[index]
    if index and figures[index - 1].number.start > mark and _bracketed(view, figures[index - 1], *frame.subject, words):
        return _held(view, figure, frame, figures[index - 1], words)
    near = range(max(0, index - _NEAR), index)
    inside = [i for i in near if _open_at(view, figures[i].number.start, mark)]
    opener = next(i for i in range(near.start, index + 1) if figures[i].number.start > mark)
    kinds = [figures[opener], *(figures[i] for i in range(opener + 1, index + 1) if _same(frames, opener, i))]
    if not any(f.countable and same_kind(f.number, figure.number, words) for f in kinds):
        told = view[slice(*frame.subject)]
        again = [i for i in inside if len(told) > 1 and view.endswith(told, *frames[i].subject)]
        return _total(view, figure, frame, [figures[i] for i in again], words)
    if figure.number.unit != kinds[0].number.unit and view.startswith(words.towards, frame.subject[0]):
        return None
    stretch = [i for i in inside if view.find(";", figures[i].number.end, mark) < 0 and figures[i].countable]
    before = () if stretch else earlier.sentence[-_NEAR:]
    total = _total(view, figure, frame, [*before, *(figures[i] for i in stretch or inside)], words)
    return None if is_whole(figures[opener:index], totals[opener:index], total, words) else total


def _uncounted(view: str, frames: Sequence[Frame], figures: Sequence[Figure], index: int, mark: int) -> Figure | None:
    """What a rate or a change after 其中 is that of a part of (合格率82%,其中甲类合格率89%)."""
    figure = figures[index]
    measure = figure.reading.measure
    if measure not in ("level", "change"):
        return None
    for at in range(index - 1, max(-1, index - _NEAR), -1):
        other = figures[at]
        alike = other.reading.measure == measure and other.number.unit == figure.number.unit
        if other.number.start > mark:
            if measure == "change" and not alike:
                return None  # a change told beside the part itself
        elif alike:
            same = measure == "change" or head_word(view, frames[at]) == head_word(view, frames[index])
            return other if same and not other.countable else None
    return None


def _held(view: str, figure: Figure, frame: Frame, holder: Figure, words: PartWords) -> Figure | None:
    """The figure before a bracket as the total of one in it; what it holds may be counted otherwise (含3个教学点)."""
    if view.startswith(words.containing, frame.subject[0]) and holder.countable:
        return holder if amount(figure.number) <= amount(holder.number) else None
    return _total(view, figure, frame, [holder], words)


def _open_at(view: str, start: int, at: int) -> bool:
    """Whether a figure at `start` stands before `at`, in no bracket that ends before it."""
    return start < at and not bracket_closed(view, start, at)


def _bracketed(view: str, before: Figure, start: int, end: int, words: PartWords) -> bool:
    """Whether a figure with a short name stands in the bracket right behind another: 1200人|(女职工|360人)."""
    if not view.startswith("(", before.number.end) or start != before.number.end + 1:
        return False
    if not 0 < end - start <= _BRACKETED or words.dimensions.get(before.number.unit) not in ("people", "count"):
        return False
    return not view.startswith(words.outside, start) and words.time.match(view, start, end) is None


def _of_phase(view: str, before: Frame, frame: Frame, words: PartWords) -> bool:
    """Whether a clause goes on about the phase of the clause before (一期用地16亩,投资6000万元)."""
    start, end = before.subject
    phase = view.startswith(words.phase, clip_lead(view, start, end, words.phrases), end)
    return phase and frame.clause == before.clause + 1 and 0 < frame.subject[1] - frame.subject[0] <= _OF_PHASE


def _same(frames: Sequence[Frame], first: int, index: int) -> bool:
    """Whether the number at `index` counts what that at `first` does, in another unit (13件20人)."""
    return all(frame.paired for frame in frames[first + 1 : index + 1])


def _total(view: str, figure: Figure, frame: Frame, earlier: Sequence[Figure], words: PartWords) -> Figure | None:
    """The nearest earlier figure of the same kind of unit that is not smaller.

    One told with the same verb comes first: of 受理…,办结… the former is the total of 其中…受理.
    """
    totals = [
        other
        for other in reversed(earlier)
        if other.countable
        and same_kind(figure.number, other.number, words)
        and amount(other.number) >= amount(figure.number)
    ]
    if len(totals) < 2:
        return totals[0] if totals else None
    verb = words.verbs.at_end(view, *frame.subject)
    told = view[frame.subject[1] - verb[0] : frame.subject[1]] if verb is not None else ""
    alike = [other for other in totals[:_ALIKE] if _told_with(view, other, told)] if len(told) > 1 else []
    return alike[0] if alike else totals[0]


def _told_with(view: str, figure: Figure, verb: str) -> bool:
    """Whether a verb stands before a figure in its clause."""
    at = figure.number.start
    left = max(0, at - _CLAUSE)
    return view.find(verb, max(left, *(view.rfind(mark, left, at) for mark in ",;。(")), at) >= 0
