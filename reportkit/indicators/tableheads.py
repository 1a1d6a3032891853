"""Heads of tables: the unit, measure and words a column head, a row head or the title adds to a figure."""

from __future__ import annotations

import re

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.lexicon import WordTable, word_table
from reportkit.indicators.measure import Reading, measure_words
from reportkit.indicators.phrases import PhraseWords, leading_time, phrase_words
from reportkit.model import Direction
from reportkit.numbers.numerals import NumeralReader
from reportkit.numbers.units import UnitTable
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

_ABOVE = 3  # lines above a table in which its title and unit stand
_TITLE = 40  # characters a title has at most

Unit = tuple[int, str]  # power of ten and unit: 万吨 is (4, "吨")


class HeadWords(msgspec.Struct, frozen=True):
    """The word lists heads are read with."""

    unit_in_head: re.Pattern[str]
    year: re.Pattern[str]
    title_year: re.Pattern[str]
    phrases: PhraseWords
    units: UnitTable
    numerals: NumeralReader
    unit_lead: tuple[str, ...]
    generic: frozenset[str]
    generic_titles: tuple[str, ...]
    signs: str
    minus: str
    moves: WordTable[str]
    growth: tuple[str, ...]
    share: tuple[str, ...]
    marked: tuple[str, ...]
    against: tuple[str, ...]
    changes: tuple[str, ...]
    part_marks: WordTable[str]


def head_words(rules: RuleSet) -> HeadWords:
    """HeadWords of a rule set; made once by `rules.compiled`."""
    measures = rules.compiled(measure_words)
    return HeadWords(
        unit_in_head=regex(rules.pattern("table.unit-in-head")),
        year=regex(rules.pattern("table.year")),
        title_year=regex(rules.pattern("table.title-year")),
        phrases=rules.compiled(phrase_words),
        units=rules.compiled(UnitTable),
        numerals=rules.compiled(NumeralReader),
        unit_lead=rules.words("table.unit-lead"),
        generic=frozenset(rules.words("table.generic-head")),
        generic_titles=rules.words("table.generic-title"),
        signs="".join(rules.words("table.signs")),
        minus="".join(rules.words("table.minus")),
        moves=word_table(rules, "measure.up", "measure.down"),
        growth=measures.growth_heads + measures.fall_heads,
        share=measures.share_heads,
        marked=rules.words("frame.marked"),
        against=rules.words("frame.against"),
        changes=rules.words("table.change-head"),
        part_marks=word_table(rules, "table.part-marks"),
    )


def lines_above(view: str, start: int, floor: int, words: HeadWords) -> tuple[Span | None, Span | None]:
    """The title and the unit line right above a table that begins at `start`, looked for down to `floor`."""
    title: Span | None = None
    unit: Span | None = None
    for _ in range(_ABOVE):
        end = start - 1
        if end <= floor:
            break
        start = max(view.rfind("\n", floor, end) + 1, floor)
        if view.startswith(words.unit_lead, start, end):
            unit = (start, end)
        elif 0 < end - start <= _TITLE and view[end - 1] not in "。;:,":
            title = (start, end)
            break
        else:
            break
    return title, unit


def split_unit(view: str, head: Span, words: HeadWords) -> tuple[Span, Unit | None]:
    """A head without the unit in its brackets, and that unit."""
    match = words.unit_in_head.search(view, *head)
    unit = unit_of(match.group(1), words) if match else None
    return ((head[0], match.start()), unit) if match and unit else (head, None)


def unit_of(text: str, words: HeadWords) -> Unit | None:
    """Multiplier and unit of 万吨, ±%, 亿元; None where `text` is not a unit and nothing else."""
    text = text.strip(words.signs + " ")
    at = mult = 0
    while at < len(text):
        unit = words.units.at(text, at)
        if unit is not None and unit.end == len(text):
            return mult, unit.text
        power = words.numerals.powers.get(text[at : at + 1])
        if power is None:
            return None
        mult += power
        at += 1
    return None


def head_reading(view: str, head: Span | None, number: Number, words: HeadWords) -> Reading:
    """The measure a column head gives: 同比增长 growth, 占比 share, else a level."""
    if head is None:
        return Reading(measure="level")
    start, end = head
    negative = view[number.start - 1] in words.minus or (number.value is not None and number.value < 0)
    direction: Direction = "down" if negative else "up"
    if view.endswith(words.changes, start, end):
        return Reading(measure="change", direction=direction, baseline=_baseline(view, start, end, words))
    moved = words.moves.at_end(view, start, end)
    if moved is not None or view.endswith(words.growth, start, end):
        if moved is not None and moved[1] == "down":  # a fall below zero is a rise
            direction = "up" if negative else "down"
        return Reading(measure="growth", direction=direction, baseline=_baseline(view, start, end, words))
    share = view.endswith(words.share, start, end)
    return Reading(measure="share" if share else "level")


def _baseline(view: str, start: int, end: int, words: HeadWords) -> str | None:
    for word in words.marked:
        if view.startswith(word, start, end):
            return word
    if view.startswith(words.against, start, end):
        moved = words.moves.first_in(view, start + 1, end)
        return view[start + 1 : moved[0]] if moved else None
    return None


def says_more(view: str, head: Span, words: HeadWords) -> bool:
    """Whether a column's head is more than a time (2023年) or a word that any column may have (数量)."""
    return leading_time(view, *head, words.phrases) < head[1] and view[slice(*head)] not in words.generic


def subject_of_title(view: str, title: Span, row: Span, words: HeadWords) -> Span | None:
    """The title after its year, unless the row's name already says it."""
    start, end = title
    if view.endswith(words.generic_titles, start, end):
        return None
    year = words.title_year.search(view, start, end)
    start = year.end() if year else start
    subject, name = view[start:end], view[slice(*row)]
    return None if name in subject or subject[-2:] in name else (start, end)
