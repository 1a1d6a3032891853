"""The word tables that tails are read with."""

from __future__ import annotations

import re

import msgspec

from reportkit.indicators.lexicon import WordTable, word_table
from reportkit.regex import regex
from reportkit.rulepack import RuleSet


class TailWords(msgspec.Struct, frozen=True):
    """The word tables tails are read with."""

    time: re.Pattern[str]
    former_rank: re.Pattern[str]
    joiner: str
    field_open: str
    field_end: tuple[str, ...]
    tail: WordTable[str]
    to: WordTable[str]
    become: WordTable[str]
    compared_verb: WordTable[str]
    beside: WordTable[str]
    marked: WordTable[str]
    fields: WordTable[str]
    growth_nouns: tuple[str, ...]
    rank_moves: WordTable[str]
    rank_units: frozenset[str]
    rank_steps: tuple[str, ...]
    times: WordTable[str]
    compared: tuple[str, ...]
    against: tuple[str, ...]
    not_against: tuple[str, ...]
    together: tuple[str, ...]
    not_together: tuple[str, ...]
    closers: tuple[str, ...]
    whole: str
    not_whole: tuple[str, ...]
    still_whole: tuple[str, ...]
    point_units: frozenset[str]
    times_units: frozenset[str]


def tail_words(rules: RuleSet) -> TailWords:
    """TailWords of a rule set; made once by `rules.compiled`."""
    return TailWords(
        time=regex(rules.pattern("frame.time")),
        former_rank=regex(rules.pattern("frame.former-rank")),
        joiner=rules.words("names.joiner")[0],
        field_open=rules.words("frame.field-open")[0],
        field_end=rules.words("frame.field-end"),
        tail=word_table(
            rules,
            "frame.filler",
            "frame.copula",
            "frame.rank",
            "frame.share",
            "measure.up",
            "measure.down",
            "frame.stop",
        ),
        to=word_table(rules, "measure.to"),
        become=word_table(rules, "frame.become"),
        compared_verb=word_table(rules, "measure.compared-up", "measure.compared-down"),
        beside=word_table(rules, "measure.above", "measure.below"),
        marked=word_table(rules, "frame.marked"),
        fields=word_table(rules, "frame.field"),
        growth_nouns=rules.words("measure.growth-head") + rules.words("measure.fall-head"),
        rank_moves=word_table(rules, "measure.rank-up", "measure.rank-down"),
        rank_units=frozenset(rules.words("claim.rank-unit")),
        rank_steps=rules.words("measure.rank-steps"),
        times=word_table(rules, "frame.times"),
        compared=rules.words("frame.compared"),
        against=rules.words("frame.against"),
        not_against=rules.words("frame.not-against"),
        together=rules.words("frame.together"),
        not_together=rules.words("frame.not-together"),
        closers=rules.words("frame.together-end"),
        whole=rules.words("frame.whole")[0],
        not_whole=rules.words("frame.not-whole"),
        still_whole=rules.words("frame.still-whole"),
        point_units=frozenset(rules.words("measure.point-units")),
        times_units=frozenset(rules.words("measure.times-units")),
    )
