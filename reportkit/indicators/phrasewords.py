"""The word tables that phrases are cut with."""

from __future__ import annotations

import re

import msgspec

from reportkit.indicators.lexicon import Separators, WordTable, word_table
from reportkit.regex import regex
from reportkit.rulepack import RuleSet


class PhraseWords(msgspec.Struct, frozen=True):
    """The word tables phrases are cut with."""

    time: re.Pattern[str]
    time_opens: frozenset[str]
    since: re.Pattern[str]
    months: tuple[str, ...]
    months_end: re.Pattern[str]
    reckoning: re.Pattern[str]
    led: re.Pattern[str]
    led_by: str
    led_end: tuple[str, ...]
    reckoned: frozenset[str]
    group: re.Pattern[str]
    joiner: str
    shares: tuple[str, ...]
    each: str
    lead: WordTable[str]
    verbs: WordTable[str]
    not_verb: tuple[str, ...]
    light: WordTable[str]
    predicates: WordTable[str]
    prepositions: WordTable[str]
    weak: WordTable[str]
    stops: WordTable[str]
    separators: Separators
    inner: WordTable[str]
    pace: WordTable[str]
    list_end: str
    not_list_end: tuple[str, ...]
    list_places: frozenset[str]
    closed: tuple[str, ...]
    particles: tuple[str, ...]
    not_particle: tuple[str, ...]
    attributes: tuple[str, ...]
    progress: frozenset[str]
    not_deed: tuple[str, ...]
    among_end: tuple[str, ...]
    heads: tuple[str, ...]
    generic: frozenset[str]
    single: frozenset[str]
    pairs: WordTable[str]
    copula: WordTable[str]
    examples: WordTable[str]
    borne: tuple[str, ...]


def phrase_words(rules: RuleSet) -> PhraseWords:
    """PhraseWords of a rule set; made once by `rules.compiled`."""
    return PhraseWords(
        time=regex(rules.pattern("names.time")),
        time_opens=frozenset("".join(rules.words("names.time-opens"))),
        since=regex(rules.pattern("names.since")),
        months=rules.words("names.months"),
        months_end=regex(rules.pattern("names.months-end")),
        reckoning=regex(rules.pattern("names.reckoning")),
        led=regex(rules.pattern("names.led")),
        led_by=rules.words("names.led-by")[0],
        led_end=rules.words("names.led-end"),
        reckoned=frozenset(word[0] for word in rules.words("names.reckoned")),
        group=regex(rules.pattern("names.group")),
        joiner=rules.words("names.joiner")[0],
        shares=rules.words("frame.share"),
        each=rules.words("names.each")[0],
        lead=word_table(rules, "names.lead", "names.scope-lead", "frame.part", "names.keep"),
        verbs=word_table(rules, "names.verbs"),
        not_verb=rules.words("names.not-verb"),
        light=word_table(rules, "names.light-verbs"),
        predicates=word_table(rules, "names.predicates", "names.later-predicates", "names.not-predicate"),
        prepositions=word_table(rules, "names.prepositions", "names.not-preposition"),
        weak=word_table(rules, "names.weak-adverbs"),
        stops=word_table(rules, "names.topic-stop", "names.topic-keep"),
        separators=rules.compiled(Separators),
        inner=word_table(rules, "names.inner", "names.inner-keep"),
        pace=word_table(rules, "names.pace"),
        list_end=rules.words("frame.list-end")[0],
        not_list_end=rules.words("frame.not-list-end"),
        list_places=frozenset(rules.words("frame.list-places")),
        closed=rules.words("names.closed"),
        particles=rules.words("names.particles"),
        not_particle=rules.words("names.not-particle"),
        attributes=rules.words("names.relational") + rules.words("names.attributes"),
        progress=frozenset(rules.words("names.progress")),
        not_deed=rules.words("names.not-deed"),
        among_end=rules.words("names.among-end"),
        heads=rules.words("names.shared-heads"),
        generic=frozenset(rules.words("names.generic-heads")),
        copula=word_table(rules, "names.copula"),
        examples=word_table(rules, "names.examples", "names.not-predicate"),
        pairs=WordTable((pair, of) for pair, _, of in (word.partition(" ") for word in rules.words("names.pairs"))),
        single=frozenset(rules.words("names.single")),
        borne=rules.words("names.borne-heads"),
    )
