"""The figures that can be parts or totals, and the words parts are told with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import msgspec

from reportkit.indicators.frames import Frame
from reportkit.indicators.lexicon import WordTable, word_table
from reportkit.indicators.measure import Reading
from reportkit.indicators.measurewords import measure_words
from reportkit.indicators.phrases import leading_time
from reportkit.indicators.phrasewords import PhraseWords, phrase_words
from reportkit.numeric import last_place, scaled
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.stages import Number


class Figure(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A number with its measure and its index among the drafts; what parts are told by.

    `countable` says that it can be a part or a total: a level that adds up, no goal and no figure of the year before.
    """

    number: Number
    reading: Reading
    draft: int
    countable: bool


class Earlier(NamedTuple):
    """The figures before a sentence in which its totals may stand.

    `sentence` are those of the sentence before it in its paragraph, `free` those of its paragraph that are no parts,
    `named` the last ones of the report with their names, all in text order.
    """

    sentence: Sequence[Figure]
    free: Sequence[Figure]
    named: Sequence[tuple[Figure, str]]


class PartWords(msgspec.Struct, frozen=True):
    """The word lists parts are told with."""

    part: tuple[str, ...]
    remaining: tuple[str, ...]
    divided_open: tuple[str, ...]
    divided_end: tuple[str, ...]
    beyond: tuple[str, ...]
    outside: tuple[str, ...]
    colon: str
    joiner: str
    against: tuple[str, ...]
    among: str
    in_group: str
    containing: tuple[str, ...]
    towards: tuple[str, ...]
    summing: tuple[str, ...]
    goals: tuple[str, ...]
    loose_units: frozenset[str]
    all_of: tuple[str, ...]
    sums: tuple[str, ...]
    time: re.Pattern[str]
    phase: tuple[str, ...]
    phrases: PhraseWords
    verbs: WordTable[str]
    of_these: re.Pattern[str]
    dimensions: dict[str, str]


def part_words(rules: RuleSet) -> PartWords:
    """PartWords of a rule set; made once by `rules.compiled`."""
    return PartWords(
        part=rules.words("frame.part"),
        remaining=rules.words("parts.some-of"),
        divided_open=rules.words("parts.divided-open"),
        divided_end=rules.words("parts.divided-end"),
        beyond=rules.words("parts.beyond"),
        outside=rules.words("parts.outside"),
        colon=rules.words("parts.colon")[0],
        joiner=rules.words("names.joiner")[0],
        against=rules.words("frame.against"),
        among=rules.words("parts.among")[0],
        in_group=rules.words("names.among-end")[0],
        containing=rules.words("parts.containing"),
        towards=rules.words("parts.towards"),
        summing=rules.words("parts.summing"),
        goals=rules.words("parts.goals"),
        loose_units=frozenset(rules.words("parts.loose-units")),
        all_of=rules.words("parts.all-of"),
        sums=rules.words("parts.sums"),
        time=regex(rules.pattern("names.time")),
        phase=rules.words("parts.phase"),
        phrases=rules.compiled(phrase_words),
        verbs=word_table(rules, "names.verbs"),
        of_these=regex(rules.pattern("parts.of-these")),
        dimensions=rules.compiled(measure_words).dimensions,
    )


def figures_of(
    view: str, frames: Sequence[Frame], readings: Sequence[Reading], first: int, rules: RuleSet
) -> tuple[Figure, ...]:
    """The figures of a sentence whose drafts begin at index `first`."""
    words = rules.compiled(part_words)
    found: list[Figure] = []
    for index, (frame, reading) in enumerate(zip(frames, readings, strict=True)):
        adds_up = reading.measure == "level" and not words.dimensions.get(frame.number.unit, "").startswith("ratio")
        apart = _is_former(view, frame, words) or _is_goal(view, frames, readings, index, words)
        found.append(
            Figure(
                number=frame.number,
                reading=reading,
                draft=first + index,
                countable=adds_up and not apart and frame.number.value is not None,
            )
        )
    return tuple(found)


def _is_goal(view: str, frames: Sequence[Frame], readings: Sequence[Reading], index: int, words: PartWords) -> bool:
    """Whether a figure is only the whole of the share after it: 占全年任务|2355万元|的60%."""
    if index + 1 == len(frames) or readings[index + 1].measure != "share":
        return False
    return view[frames[index].number.end : frames[index + 1].number.start] == words.joiner


def _is_former(view: str, frame: Frame, words: PartWords) -> bool:
    """Whether a figure is that of an earlier time which another is compared with: 比上年同期|9000万元|减收."""
    start, end = frame.subject
    if not view.startswith(words.against, start, end):
        return False
    return end - start == 1 or leading_time(view, start, end, words.phrases) == end


def same_kind(a: Number, b: Number, words: PartWords) -> bool:
    if a.unit == b.unit:
        return True
    dimension = words.dimensions.get(a.unit, "")
    return dimension == "people" and words.dimensions.get(b.unit, "") == dimension


class Sum(NamedTuple):
    """What figures come to, and how far rounding may have put them off."""

    amount: Decimal
    slack: Decimal

    def comes_to(self, total: Figure) -> bool:
        """Whether it is a total: of whole numbers exactly, of others within half a unit of the last place of each."""
        return abs(self.amount - amount(total.number)) <= self.slack + _half_unit(total.number)


def sum_of(parts: Sequence[Figure]) -> Sum:
    """The sum of figures of one unit."""
    numbers = [part.number for part in parts]
    return Sum(sum(map(amount, numbers), Decimal(0)), sum(map(_half_unit, numbers), Decimal(0)))


def _half_unit(number: Number) -> Decimal:
    """How far a rounded figure may be off."""
    place = last_place(number.value) if number.value is not None else 0
    return scaled(Decimal(5), place - 1 + number.unit_mult) if place < 0 else Decimal(0)


def amount(number: Number) -> Decimal:
    """Value times multiplier, for comparing and adding."""
    return number.value.scaleb(number.unit_mult) if number.value is not None else Decimal(0)
