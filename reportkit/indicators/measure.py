"""What kind of figure a number is: level, change, growth, share, ratio or rank; up or down; compared with what."""

from __future__ import annotations

import msgspec

from reportkit.indicators.frames import Frame
from reportkit.indicators.lexicon import ending
from reportkit.indicators.measurewords import MeasureWords, measure_words
from reportkit.indicators.phrases import clip_lead, leading_time
from reportkit.indicators.sentences import Sentence
from reportkit.model import Direction, Measure
from reportkit.rulepack import RuleSet
from reportkit.stages import Number


class Reading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The measure of one number; `baseline` as stated."""

    measure: Measure
    direction: Direction | None = None
    baseline: str | None = None


_SIGNS = "+-–—−"
_PART = 8  # characters of a part told of in a list
_SAME_TIME = 2  # characters of 同期 after a time

Around = tuple[Frame | None, Frame | None, Reading | None]  # the frames before and after one, what the former is


def read_measures(view: str, sentence: Sentence, frames: list[Frame], rules: RuleSet) -> list[Reading]:
    """The measures of the frames of one sentence; a number linked to the one before is of its kind."""
    words = rules.compiled(measure_words)
    readings: list[Reading] = []
    worded: Reading | None = None  # what the words say of the number before
    for index, frame in enumerate(frames):
        if not (
            frame.linked and worded and frame.subject[0] == frame.subject[1] and _alike(frames[index - 1], frame, words)
        ):
            later = frames[index + 1] if index + 1 < len(frames) else None
            around = (frames[index - 1] if index else None, later, readings[-1] if index else None)
            told = _told_again(view, sentence, frame, worded, words) or _in_brackets(view, frame, worded, words)
            worded = told or _measure(view, sentence, frame, around, words)
        readings.append(_signed(worded, frame.number))
    return readings


def _told_again(
    view: str, sentence: Sentence, frame: Frame, before: Reading | None, words: MeasureWords
) -> Reading | None:
    """The growth that says a change in percent (增加23亿元,或5%), or the change that says a growth as an amount.

    None where the number says no such thing.
    """
    if before is None or before.measure not in ("change", "growth"):
        return None
    opening = view[sentence.clauses[frame.clause][0] : frame.number.start].strip()
    if opening not in words.apposition:
        return None
    dimension = words.dimensions.get(frame.number.unit, "")
    if before.measure == "change":
        return msgspec.structs.replace(before, measure="growth") if dimension == "ratio" else None
    return None if dimension.startswith("ratio") else msgspec.structs.replace(before, measure="change")


def _in_brackets(view: str, frame: Frame, before: Reading | None, words: MeasureWords) -> Reading | None:
    """A rise or fall told by its sign in brackets, or the percentage of the change told before them (增23人(+5%)).

    None where the number says no such thing.
    """
    number, dimension = frame.number, words.dimensions.get(frame.number.unit, "")
    sign = view[number.start - 1 : number.start]
    opening = number.start - (2 if sign in _SIGNS else 1)
    if not sign or opening < 0 or view[opening] != "(":
        return None
    moved = before is not None and before.measure == "change"
    if sign not in _SIGNS:
        again = moved and dimension == "ratio" and view.startswith(")", number.end) and frame.tail.verb == ""
        return msgspec.structs.replace(before, measure="growth") if before is not None and again else None
    baseline = before.baseline if before is not None and moved else None
    measure: Measure = "growth" if dimension == "ratio" else "change"
    return Reading(measure=measure, direction="up" if sign == "+" else "down", baseline=baseline)


def _signed(reading: Reading, number: Number) -> Reading:
    """`reading`, a fall where words speak of a rise and the number is below zero (增长-3.5%)."""
    falls = reading.direction == "up" and number.value is not None and number.value < 0
    return msgspec.structs.replace(reading, direction="down") if falls else reading


def _alike(a: Frame, b: Frame, words: MeasureWords) -> bool:
    """Whether two numbers are of one kind by claim and unit."""
    same = words.dimensions.get(a.number.unit) == words.dimensions.get(b.number.unit)
    return same and a.number.claim == b.number.claim


def _measure(view: str, sentence: Sentence, frame: Frame, around: Around, words: MeasureWords) -> Reading:
    number, tail = frame.number, frame.tail
    if number.claim == "rank":
        return Reading(measure="rank")
    if number.per is not None and any(view.find(mark, number.start, number.end) >= 0 for mark in words.ratio_marks):
        return Reading(measure="ratio")
    dimension = words.dimensions.get(number.unit, "")
    baseline = _baseline(view, sentence, frame, words) or _told_before(view, frame, around[0], words)
    if dimension == "ratio" or number.per is not None:
        return _percentage(view, sentence, frame, around, baseline, words)
    lacks_unit = not (number.unit or number.unit_mult)
    if tail.verb == "share" and lacks_unit and tail.word[1] - tail.word[0] > 1:
        return Reading(measure="share")  # its % was lost: 占总数的15
    direction: Direction = "down" if tail.verb == "down" else "up"
    counts = frame.after[1] > frame.after[0] and dimension in ("count", "people", "events")
    counts = counts and not view.startswith(words.rank_steps, frame.after[0])
    if tail.verb in ("up", "down") and (not counts or view[slice(*tail.word)] in words.counted_moves):
        relative = view[slice(*tail.word)] in words.relative_moves or "." in view[number.start : number.end]
        lost_sign = lacks_unit and relative and frame.after[0] == frame.after[1]
        return Reading(measure="growth" if lost_sign else "change", direction=direction, baseline=baseline)
    start, end = frame.subject
    opening = clip_lead(view, start, end, words.phrases)
    if view.startswith(words.cut, opening, end):
        return Reading(measure="change", direction="down", baseline=baseline)
    if view.startswith(words.add, opening, end) and not view.startswith(words.not_add, opening, end):
        return Reading(measure="change", direction="up", baseline=baseline)
    if baseline is not None and any(word in view[start:end] for word in words.new):
        return Reading(measure="change", direction="up", baseline=baseline)
    if view.find(words.per_many[0][0], start, end) >= 0 and any(view.find(w, start, end) >= 0 for w in words.per_many):
        return Reading(measure="ratio")
    if dimension in ("time", "duration") and any(view.find(word, start, number.start) >= 0 for word in words.per):
        return Reading(measure="ratio")
    if dimension.startswith("money") and any(view.find(word, start, number.start) >= 0 for word in words.each):
        return Reading(measure="ratio")
    return Reading(measure="level")


def _percentage(
    view: str,
    sentence: Sentence,
    frame: Frame,
    around: Around,
    baseline: str | None,
    words: MeasureWords,
) -> Reading:
    """A percentage, a fraction or a number of times."""
    (start, end), verb = frame.subject, frame.tail.verb
    if verb in ("up", "down"):
        return Reading(measure="growth", direction="down" if verb == "down" else "up", baseline=baseline)
    if view.endswith(words.not_growth, start, end):
        return Reading(measure="level")
    end -= len(ending(view, words.aims, start, end))
    if verb == "to" and view[slice(*frame.tail.word)] in words.growth_as:
        return Reading(measure="growth", direction="up", baseline=baseline)
    if verb == "times" or frame.number.unit in words.times_units or view.endswith(words.growth_heads, start, end):
        return Reading(measure="growth", direction="up", baseline=baseline)
    if view.endswith(words.fall_heads, start, end):
        return Reading(measure="growth", direction="down", baseline=baseline)
    if view.startswith(words.growth_after, frame.after[0]):
        return Reading(measure="growth", direction="up", baseline=baseline)
    if verb == "" and (moved := _moved_object(view, start, end, words)) is not None:
        return Reading(measure="growth", direction=moved, baseline=baseline)
    if verb == "share" or view.endswith(words.share_heads, start, end) or _is_progress(view, frame, words):
        return Reading(measure="share")
    if verb == "to" and start == end and _moves_share(view, frame, around, words):
        return Reading(measure="share")
    if verb == "to" or view.endswith(words.rate_heads, start, end):
        return Reading(measure="level")
    if start == end and _continues(view, sentence, frame, around, words):
        return Reading(measure="level")
    if part_of_rate(view, frame, around[0], around[2], words):
        return Reading(measure="level")
    return Reading(measure="share")


def _moved_object(view: str, start: int, end: int, words: MeasureWords) -> Direction | None:
    """Where a percentage says how much something was cut or raised whose verb stands before it (压减支出|10%)."""
    opening = clip_lead(view, start, end, words.phrases)
    if view.endswith((*words.rate_heads, *words.share_heads), opening, end):
        return None
    if view.startswith(words.cut_by, opening, end):
        return "down"
    return "up" if view.startswith(words.raised_by, opening, end) else None


def part_of_rate(view: str, frame: Frame, before: Frame | None, reading: Reading | None, words: MeasureWords) -> bool:
    """Whether a percentage is the same rate for a part (签约率达65%,其中|重点人群|80%、老人|75%)."""
    if before is None or reading is None or reading.measure != "level" or frame.tail.verb not in ("", "copula"):
        return False
    if words.dimensions.get(before.number.unit) != "ratio" or frame.after[1] > frame.after[0]:
        return False
    start, end = frame.subject
    if view.startswith(words.part, start, end):
        return view.endswith(words.rate, *before.subject)
    listed = view.startswith(("、", ","), before.after[1]) and end - start <= _PART
    return listed and not frame.tail.verb and view.startswith(words.part, *before.subject)


def _is_progress(view: str, frame: Frame, words: MeasureWords) -> bool:
    """Whether a percentage says how much of a piece of work is done (绿化|完成|20%), not a rate."""
    done = frame.tail.verb == "copula" and view[slice(*frame.tail.word)] in words.progress
    return done and frame.subject[1] > frame.subject[0] and not view.endswith(words.rate, *frame.subject)


def _moves_share(view: str, frame: Frame, around: Around, words: MeasureWords) -> bool:
    """Whether a percentage is what the share right before it moved to (占比由38%|上升到|40%)."""
    before, _, reading = around
    if before is None or before.clause != frame.clause:
        return False
    if before.linked and reading is not None and reading.measure == "share":
        return True
    return before.tail.verb == "share" or view.endswith(words.share_heads, *before.subject)


def _continues(view: str, sentence: Sentence, frame: Frame, around: Around, words: MeasureWords) -> bool:
    """Whether a percentage without a subject is that of a rate named before it, or one that moved to a new level."""
    previous, following, _ = around
    if following is not None and following.tail.verb == "to" and following.clause == frame.clause:
        return True
    if previous is not None and view.endswith(words.rate_heads, *previous.subject):
        return True
    return frame.clause > 0 and view.endswith(words.rate_heads, *sentence.clauses[frame.clause - 1])


def _told_before(view: str, frame: Frame, before: Frame | None, words: MeasureWords) -> str | None:
    """What a change is compared with, where that figure stands right before it: 比上年|3亿元|减收."""
    if before is None or frame.tail.verb not in ("up", "down") or before.after[1] > before.after[0]:
        return None
    start, end = before.subject[0], before.number.start
    start = max(view.rfind(opener, start, end) for opener in words.against)
    told = before.clause == frame.clause and start >= 0
    if not told or end - leading_time(view, start, end, words.phrases) > _SAME_TIME:
        return None
    return view[start + 1 : end].rstrip(words.joiner)


def _baseline(view: str, sentence: Sentence, frame: Frame, words: MeasureWords) -> str | None:
    """What the figure is compared with: in its tail, at the head of its clause, or in the clause before (与X相比)."""
    tail = frame.tail
    if tail.baseline is not None:
        return view[slice(*tail.baseline)]
    if tail.marked is not None:
        return tail.marked
    start, end = frame.subject
    if view.startswith(words.against, start, end) and (time := leading_time(view, start, end, words.phrases)) > start:
        return view[start + 1 : time]
    if frame.clause:
        start, end = sentence.clauses[frame.clause - 1]
        closer = ending(view, words.together_end, start, end)
        if closer and view.startswith(words.compare, start, end):
            return view[start + 1 : end - len(closer)]
    return None
