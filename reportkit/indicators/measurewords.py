"""The word lists that measures are read with."""

from __future__ import annotations

import msgspec

from reportkit.indicators.phrasewords import PhraseWords, phrase_words
from reportkit.numbers.units import UnitTable
from reportkit.rulepack import RuleSet
from reportkit.search import longest_first


class MeasureWords(msgspec.Struct, frozen=True):
    """The word lists measures are read with."""

    phrases: PhraseWords
    dimensions: dict[str, str]
    growth_heads: tuple[str, ...]
    fall_heads: tuple[str, ...]
    rate_heads: tuple[str, ...]
    share_heads: tuple[str, ...]
    per: tuple[str, ...]
    each: tuple[str, ...]
    growth_as: frozenset[str]
    growth_after: tuple[str, ...]
    new: tuple[str, ...]
    cut: tuple[str, ...]
    cut_by: tuple[str, ...]
    raised_by: tuple[str, ...]
    add: tuple[str, ...]
    not_add: tuple[str, ...]
    per_many: tuple[str, ...]
    against: tuple[str, ...]
    compare: tuple[str, ...]
    together_end: tuple[str, ...]
    times_units: frozenset[str]
    not_growth: tuple[str, ...]
    ratio_marks: tuple[str, ...]
    apposition: frozenset[str]
    aims: tuple[str, ...]
    counted_moves: frozenset[str]
    relative_moves: frozenset[str]
    progress: frozenset[str]
    rate: str
    part: tuple[str, ...]
    rank_steps: tuple[str, ...]
    joiner: str


def measure_words(rules: RuleSet) -> MeasureWords:
    """MeasureWords of a rule set; made once by `rules.compiled`."""
    return MeasureWords(
        phrases=rules.compiled(phrase_words),
        dimensions=rules.compiled(UnitTable).dimensions,
        growth_heads=rules.words("measure.growth-head"),
        fall_heads=rules.words("measure.fall-head"),
        rate_heads=rules.words("measure.rate-head"),
        share_heads=rules.words("measure.share-head"),
        per=rules.words("measure.per"),
        each=rules.words("measure.each"),
        growth_as=frozenset(rules.words("measure.growth-as")),
        growth_after=rules.words("frame.growth-after"),
        new=rules.words("measure.new"),
        cut=rules.words("measure.cut"),
        cut_by=rules.words("measure.cut-by"),
        raised_by=rules.words("measure.raised-by"),
        add=rules.words("measure.add"),
        not_add=rules.words("measure.not-add"),
        per_many=rules.words("measure.per-many"),
        against=rules.words("frame.against"),
        compare=rules.words("frame.against") + rules.words("frame.together"),
        together_end=rules.words("frame.together-end"),
        times_units=frozenset(rules.words("measure.times-units")),
        not_growth=rules.words("measure.not-growth"),
        aims=longest_first(rules.words("measure.aims")),
        counted_moves=frozenset(rules.words("measure.counted-moves")),
        relative_moves=frozenset(rules.words("measure.relative-moves")),
        progress=frozenset(rules.words("measure.progress")),
        rate=rules.words("measure.rate-head")[0],
        part=rules.words("frame.part"),
        rank_steps=rules.words("measure.rank-steps"),
        joiner=rules.words("names.joiner")[0],
        apposition=frozenset(rules.words("measure.apposition")),
        ratio_marks=rules.words("measure.ratio-marks"),
    )
