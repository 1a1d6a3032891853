"""What a name is made of, and the word lists names are made with."""

from __future__ import annotations

import re

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.lexicon import WordTable, word_table
from reportkit.indicators.measurewords import MeasureWords, measure_words
from reportkit.indicators.phrasewords import PhraseWords, phrase_words
from reportkit.indicators.pieces import Pieces, text_of
from reportkit.indicators.tidying import TidyWords, tidy_words
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.search import longest_first


class Name(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A name in pieces. `base` is the measured thing that 同比增长 after it inherits, `noun` its head where known,
    `opening` the verbs before the head, `owner` the place listed for it. `own` says that the number has words of its
    own for what it measures, `unclear` that nothing named it and the words around it had to do.
    """

    pieces: Pieces
    base: Pieces
    noun: Pieces = ()
    opening: Pieces = ()
    owner: Span | None = None
    own: bool = True
    unclear: bool = False

    def text(self, clean: str) -> str:
        """The name as read in the clean text."""
        return text_of(clean, self.pieces)

    def spans(self) -> tuple[Span, ...]:
        """The stretches of the clean text it is put together from, words added left out."""
        return tuple(p for p in self.pieces if not isinstance(p, str) and p[1] > p[0])


class NameWords(msgspec.Struct, frozen=True):
    """The word lists names are made with."""

    phrases: PhraseWords
    tidy: TidyWords
    measures: MeasureWords
    dimensions: dict[str, str]
    money_verbs: frozenset[str]
    money_nouns: tuple[str, ...]
    relational: tuple[str, ...]
    whole_heads: tuple[str, ...]
    amounts: frozenset[str]
    produce: frozenset[str]
    heads: WordTable[str]
    kin: dict[str, tuple[str, ...]]
    kin_heads: tuple[str, ...]
    bare: WordTable[str]
    bare_prefixes: frozenset[str]
    dependent: frozenset[str]
    institutions: tuple[str, ...]
    added: frozenset[str]
    total_sums: tuple[str, ...]
    money_kinds: tuple[str, ...]
    grand: tuple[str, ...]
    against: tuple[str, ...]
    in_all: tuple[str, ...]
    whole_rates: frozenset[str]
    done_to_people: frozenset[str]
    more: tuple[str, ...]
    grades: WordTable[str]
    reach: tuple[str, ...]
    manner: tuple[str, ...]
    among_end: tuple[str, ...]
    growth_heads: tuple[str, ...]
    aims: tuple[str, ...]
    people: frozenset[str]
    casualties: frozenset[str]
    net: frozenset[str]
    bounds: tuple[str, ...]
    own_moves: frozenset[str]
    progress: frozenset[str]
    event_units: frozenset[str]
    noun_units: frozenset[str]
    unit_nouns: frozenset[str]
    place_units: frozenset[str]
    totals: tuple[str, ...]
    pieces: frozenset[str]
    fulfil: tuple[str, ...]
    goal_verbs: tuple[str, ...]
    goals: tuple[str, ...]
    bare_plan: re.Pattern[str]
    contents: WordTable[str]
    rank_heads: tuple[str, ...]
    rank: str
    field_open: str
    share: str
    whole: str
    share_heads: tuple[str, ...]
    rate: str
    growth_rank: str
    people_head: str
    events_head: str
    fulfilled: str
    medal: str
    attributes: frozenset[str]
    attribute_ends: tuple[str, ...]
    phase: WordTable[str]
    projects: tuple[str, ...]
    agent: tuple[str, ...]
    extent: tuple[str, ...]
    tiers: frozenset[str]
    empty: frozenset[str]
    vague: frozenset[str]
    per_head: frozenset[str]
    each: tuple[str, ...]
    manner_end: tuple[str, ...]
    any_kind: tuple[str, ...]
    joiner: str
    gatherings: tuple[str, ...]
    occasions: tuple[str, ...]


def name_words(rules: RuleSet) -> NameWords:
    """NameWords of a rule set; made once by `rules.compiled`."""
    measures = rules.compiled(measure_words)
    return NameWords(
        phrases=rules.compiled(phrase_words),
        tidy=rules.compiled(tidy_words),
        measures=measures,
        dimensions=measures.dimensions,
        money_verbs=frozenset(rules.words("names.money-verbs")),
        money_nouns=rules.words("names.money-nouns"),
        relational=rules.words("names.relational"),
        whole_heads=rules.words("names.whole-heads"),
        amounts=frozenset(rules.words("names.amounts")),
        produce=frozenset(rules.words("names.produce")),
        heads=word_table(rules, "names.relational"),
        kin=_kin(rules.words("names.kin")),
        kin_heads=longest_first(tuple({word for group in rules.words("names.kin") for word in group.split()})),
        bare=word_table(rules, "names.bare-prefix"),
        bare_prefixes=frozenset(rules.words("names.bare-prefix")) | {""},
        dependent=frozenset(rules.words("names.dependent")),
        institutions=rules.words("names.institutions"),
        added=frozenset(rules.words("names.added")),
        grand=rules.words("names.grand"),
        total_sums=rules.words("names.total-sums"),
        money_kinds=rules.words("names.money-kinds"),
        against=rules.words("frame.against"),
        in_all=rules.words("names.in-all"),
        done_to_people=frozenset(rules.words("names.done-to-people")),
        whole_rates=frozenset(rules.words("names.whole-rates")),
        more=rules.words("names.more"),
        grades=word_table(rules, "names.grades"),
        reach=rules.words("names.reach"),
        manner=rules.words("names.manner"),
        among_end=rules.words("names.among-end"),
        aims=measures.aims,
        growth_heads=measures.growth_heads + measures.fall_heads,
        people=frozenset(rules.words("names.people-units")),
        casualties=frozenset(rules.words("names.casualties")),
        bounds=(rules.words("names.joiner")[0], *rules.words("frame.after-number")),
        own_moves=frozenset(rules.words("names.own-moves")),
        net=frozenset(rules.words("names.net")),
        progress=measures.progress,
        event_units=frozenset(rules.words("names.event-units")),
        noun_units=frozenset(rules.words("names.noun-units")),
        unit_nouns=frozenset(rules.words("names.unit-nouns")),
        place_units=frozenset(rules.words("names.place-units")),
        totals=rules.words("names.totals"),
        pieces=frozenset(rules.words("names.pieces")),
        fulfil=rules.words("names.fulfil"),
        goal_verbs=rules.words("names.goal-verbs"),
        goals=rules.words("names.goals"),
        bare_plan=regex(rules.pattern("names.bare-plan")),
        contents=word_table(rules, "names.contents", "names.tasks"),
        rank_heads=rules.words("names.rank-heads"),
        rank=rules.words("names.suffix-rank")[0],
        field_open=rules.words("frame.field-open")[0],
        whole=rules.words("frame.whole")[0],
        share=rules.words("names.suffix-share")[0],
        rate=measures.rate,
        share_heads=measures.share_heads + measures.rate_heads,
        growth_rank=rules.words("names.suffix-growth-rank")[0],
        people_head=rules.words("names.suffix-people")[0],
        events_head=rules.words("names.suffix-events")[0],
        fulfilled=rules.words("names.suffix-fulfilled")[0],
        medal=rules.words("names.suffix-medals")[0],
        attributes=frozenset(rules.words("names.attributes")),
        attribute_ends=longest_first(rules.words("names.attributes")),
        phase=word_table(rules, "names.phase"),
        projects=rules.words("names.projects"),
        agent=rules.words("names.agent"),
        extent=longest_first(rules.words("names.extent")),
        tiers=frozenset(rules.words("names.tiers")),
        empty=frozenset(rules.words("names.empty")),
        vague=frozenset(rules.words("names.vague")),
        per_head=frozenset(rules.words("names.per-head")),
        each=measures.each,
        manner_end=rules.words("names.manner-end"),
        any_kind=rules.words("names.any-kind"),
        joiner=rules.words("names.joiner")[0],
        gatherings=rules.words("names.gatherings"),
        occasions=rules.words("names.occasions"),
    )


def _kin(groups: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The heads told of one thing by each of them, longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for group in groups:
        heads = longest_first(group.split())
        for head in heads:
            found[head] = (*found.get(head, ()), *heads)
    return found
