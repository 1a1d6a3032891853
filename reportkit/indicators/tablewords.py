"""The word lists tables are read with, from rules/tables.yaml and names-patterns.yaml."""

from __future__ import annotations

import re

import msgspec

from reportkit.indicators.lexicon import WordTable, word_table
from reportkit.indicators.measurewords import measure_words
from reportkit.indicators.phrasewords import PhraseWords, phrase_words
from reportkit.numbers.numerals import NumeralReader
from reportkit.numbers.units import UnitTable
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.search import longest_first


class HeadWords(msgspec.Struct, frozen=True):
    """The word lists heads are read with."""

    unit_in_head: re.Pattern[str]
    title_year: re.Pattern[str]
    title_number: re.Pattern[str]
    title_unit: re.Pattern[str]
    row_marker: re.Pattern[str]
    index_base: re.Pattern[str]
    phrases: PhraseWords
    units: UnitTable
    numerals: NumeralReader
    unit_lead: tuple[str, ...]
    unit_money: tuple[str, ...]
    counted_tail: tuple[str, ...]
    count_noun: str
    generic: frozenset[str]
    generic_titles: tuple[str, ...]
    title_leads: tuple[str, ...]
    title_tails: tuple[str, ...]
    measured: tuple[str, ...]
    totals: frozenset[str]
    places: tuple[str, ...]
    corners: tuple[str, ...]
    serials: frozenset[str]
    plans: tuple[str, ...]
    plan_leads: tuple[str, ...]
    done: tuple[str, ...]
    bare_rates: frozenset[str]
    trades: tuple[str, ...]
    products: tuple[str, ...]
    added_value: str
    signs: str
    minus: str
    notes: str
    moves: WordTable[str]
    growth: tuple[str, ...]
    share: tuple[str, ...]
    ranks: tuple[str, ...]
    marked: tuple[str, ...]
    against: tuple[str, ...]
    hows: tuple[str, ...]
    changes: tuple[str, ...]
    part_marks: WordTable[str]


def head_words(rules: RuleSet) -> HeadWords:
    """HeadWords of a rule set; made once by `rules.compiled`."""
    measures = rules.compiled(measure_words)
    changes, ranks = rules.words("table.change-head"), rules.words("table.rank-head")
    growth = measures.growth_heads + measures.fall_heads + rules.words("table.growth-head")
    share = measures.share_heads + rules.words("table.share-head")
    return HeadWords(
        unit_in_head=regex(rules.pattern("table.unit-in-head")),
        title_year=regex(rules.pattern("table.title-year")),
        title_number=regex(rules.pattern("table.title-number")),
        title_unit=regex(rules.pattern("table.title-unit")),
        index_base=regex(rules.pattern("table.index-base")),
        row_marker=regex(rules.pattern("table.row-marker")),
        phrases=rules.compiled(phrase_words),
        units=rules.compiled(UnitTable),
        numerals=rules.compiled(NumeralReader),
        unit_lead=rules.words("table.unit-lead"),
        unit_money=rules.words("table.unit-money"),
        counted_tail=longest_first(rules.words("table.counted-tail")),
        count_noun=rules.words("table.count-noun")[0],
        generic=frozenset(rules.words("table.generic-head")),
        generic_titles=rules.words("table.generic-title"),
        title_leads=longest_first(rules.words("table.title-lead")),
        title_tails=longest_first(rules.words("table.title-tail")),
        measured=rules.words("table.measured-tail"),
        totals=frozenset(rules.words("table.total")),
        places=rules.words("table.place-corner"),
        corners=rules.words("table.corner"),
        serials=frozenset(rules.words("table.serial")),
        plans=rules.words("table.plan-head"),
        plan_leads=rules.words("table.plan-lead"),
        done=rules.words("table.done-head"),
        bare_rates=frozenset(rules.words("table.bare-rate")),
        trades=rules.words("table.trade"),
        products=rules.words("table.product-title"),
        added_value=rules.words("table.added-value")[0],
        signs="".join(rules.words("table.signs")),
        minus="".join(rules.words("table.minus")),
        notes="".join(rules.words("table.note-marks")),
        moves=word_table(rules, "measure.up", "measure.down"),
        growth=growth,
        share=share,
        ranks=ranks,
        hows=longest_first((*changes, *ranks, *growth, *share)),
        marked=rules.words("frame.marked"),
        against=rules.words("frame.against"),
        changes=changes,
        part_marks=word_table(rules, "table.part-marks"),
    )
