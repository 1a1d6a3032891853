"""The report's own place as its text calls it, with or without the word for its kind (海口市, 海口)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.lexicon import WordTable, word_table
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.search import occurrences
from reportkit.stages import ReportOutline

_OPENING = 600  # characters at the head of a report in which a body of its place may be named
_LEAD = 40  # characters of a clause that may stand before its subject
_MARKS = frozenset(",;:。!?\n()")


class PlaceWords(msgspec.Struct, frozen=True):
    """The patterns a report's place is read with."""

    place: re.Pattern[str]
    body: re.Pattern[str]
    lead: re.Pattern[str]
    longer: tuple[str, ...]
    after: WordTable[str]
    not_name: frozenset[str]


class OwnPlace(msgspec.Struct, frozen=True, gc=False):
    """`stem` is the name (海口), `kind` the word for what it is (市)."""

    stem: str
    kind: str


def place_words(rules: RuleSet) -> PlaceWords:
    """PlaceWords of a rule set; made once by `rules.compiled`."""
    return PlaceWords(
        place=regex(rules.pattern("scope.own-place")),
        body=regex(rules.pattern("scope.own-body")),
        lead=regex(rules.pattern("scope.lead")),
        longer=rules.words("scope.longer-place"),
        after=word_table(
            rules,
            "names.lead",
            "names.scope-lead",
            "names.light-verbs",
            "names.predicates",
            "names.weak-adverbs",
            "names.verbs",
            "scope.after-place",
        ),
        not_name=frozenset((*rules.words("names.verbs"), *rules.words("names.lead"), *rules.words("scope.not-name"))),
    )


def own_place(view: str, report: ReportOutline, words: PlaceWords) -> OwnPlace | None:
    """The place a report speaks for: that of its head, else that of a body named in its title or where it begins."""
    if report.place is not None:
        named = list(words.place.finditer(report.place))
        return OwnPlace(named[-1]["stem"], named[-1]["kind"]) if named else None
    for text, start, end in ((report.title or "", 0, 0), (view, report.start, report.end)):
        for found in words.body.finditer(text, start, min(start + _OPENING, end or len(text))):
            if found["stem"] not in words.not_name:
                return OwnPlace(found["stem"], found["kind"])
    return None


def topics_of_place(view: str, start: int, end: int, place: OwnPlace, words: PlaceWords) -> Iterator[Span]:
    """Where clauses of `view[start:end]` open with the place, but not with something longer named after it.

    The bare name is believed where a word follows that goes on about it (海口实现), not a noun (海口滨江机场).
    """
    for at in occurrences(view, place.stem, start, end):
        stop = at + len(place.stem)
        if view.startswith(place.kind, stop, end):
            stop += len(place.kind)
        elif words.after.at_start(view, stop, end) is None:
            continue
        if not view.startswith(words.longer, stop, end) and opens_clause(view, start, at, words):
            yield at, stop


def opens_clause(view: str, start: int, at: int, words: PlaceWords) -> bool:
    """Whether only what may lead to a subject stands between `at` and the mark before it."""
    opening = at
    while opening > max(start, at - _LEAD) and view[opening - 1] not in _MARKS:
        opening -= 1
    return opening == at or words.lead.fullmatch(view, opening, at) is not None
