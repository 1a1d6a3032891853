"""What kind of figure a number is: level, change, growth, share, ratio or rank; up or down; compared with what."""

from __future__ import annotations

import msgspec

from reportkit.indicators.frames import Frame
from reportkit.indicators.sentences import Sentence
from reportkit.model import Direction, Measure
from reportkit.numbers.kinds import UnitRule
from reportkit.rulepack import RuleSet

_PERCENT = frozenset({"ratio"})


class Reading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The measure of one number; `baseline` as stated."""

    measure: Measure
    direction: Direction | None = None
    baseline: str | None = None


class MeasureWords(msgspec.Struct, frozen=True):
    dimensions: dict[str, str]
    growth_heads: tuple[str, ...]
    fall_heads: tuple[str, ...]
    rate_heads: tuple[str, ...]
    share_heads: tuple[str, ...]
    of_whole: tuple[str, ...]
    per: tuple[str, ...]
    growth_after: tuple[str, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]


def measure_words(rules: RuleSet) -> MeasureWords:
    return MeasureWords(
        dimensions={alias: rule.dimension for rule in rules.of(UnitRule) for alias in rule.aliases},
        growth_heads=rules.words("measure.growth-head"),
        fall_heads=rules.words("measure.fall-head"),
        rate_heads=rules.words("measure.rate-head"),
        share_heads=rules.words("measure.share-head"),
        of_whole=rules.words("measure.of-whole"),
        per=rules.words("measure.per"),
        growth_after=rules.words("frame.growth-after"),
        up=rules.words("measure.up"),
        down=rules.words("measure.down"),
    )


def dimension_of(unit: str, rules: RuleSet) -> str:
    """The dimension of a unit as written; "" for an unknown one."""
    return rules.compiled(measure_words).dimensions.get(unit, "")


def measure_of(view: str, sentence: Sentence, frame: Frame, before: Reading | None, rules: RuleSet) -> Reading:
    """The reading of a frame; `before` is that of the number before it in the sentence."""
    number = frame.number
    if number.claim == "rank":
        return Reading(measure="rank")
    if number.per is not None:
        return Reading(measure="ratio")
    if frame.linked and frame.subject[0] >= frame.subject[1] and before is not None and not frame.verb:
        return before
    words = rules.compiled(measure_words)
    dimension = words.dimensions.get(number.unit, "")
    start, end = frame.subject
    baseline = view[slice(*frame.baseline)] if frame.baseline else None
    if baseline is None:
        baseline = _marked(view, frame)
    if dimension == "ratio":
        return _percentage(view, frame, baseline, words)
    if frame.verb in ("up", "down"):
        growth = dimension == "" and number.unit == "" and "." in view[number.start : number.end]
        return Reading(measure="growth" if growth else "change", direction=_direction(frame), baseline=baseline)
    if dimension == "duration" or number.unit in ("小时", "分钟"):
        if any(word in view[frame.clause[0] : number.start] for word in words.per):
            return Reading(measure="ratio")
    return Reading(measure="level")


def _direction(frame: Frame) -> Direction:
    return "down" if frame.verb == "down" else "up"


def _marked(view: str, frame: Frame) -> str | None:
    """同比 and 环比 name their baseline themselves."""
    between = view[frame.subject[1] : frame.number.start]
    for word in ("同比", "环比"):
        if word in between:
            return word
    return None


def _percentage(view: str, frame: Frame, baseline: str | None, words: MeasureWords) -> Reading:
    start, end = frame.subject
    number = frame.number
    if frame.verb in ("up", "down"):
        return Reading(measure="growth", direction=_direction(frame), baseline=baseline)
    if number.unit == "倍":
        return Reading(measure="growth", direction="up", baseline=_times_base(view, frame) or baseline)
    if view.endswith(words.growth_heads, start, end):
        return Reading(measure="growth", direction="up", baseline=baseline)
    if view.endswith(words.fall_heads, start, end):
        return Reading(measure="growth", direction="down", baseline=baseline)
    if view.startswith(words.growth_after, frame.after[0]):
        return Reading(measure="growth", direction="up", baseline=baseline)
    if frame.verb == "share" or "占" in view[start:end] or view.endswith(words.share_heads, start, end):
        return Reading(measure="share")
    if frame.verb == "to" or (end > start and view.endswith(words.rate_heads, start, end)):
        return Reading(measure="level")
    return Reading(measure="share")


def _times_base(view: str, frame: Frame) -> str | None:
    """是2010年的2.6倍: 2010年."""
    start, end = frame.clause[0], frame.number.start
    if not view.endswith("的", start, end):
        return None
    at = view.rfind("是", start, end)
    return view[at + 1 : end - 1] if at >= 0 else None
