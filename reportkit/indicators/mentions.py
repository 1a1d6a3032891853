"""Mentions of places and bodies: area words anywhere, names where a clause begins."""

from __future__ import annotations

import re
import sys
from itertools import chain
from typing import Literal, NamedTuple

from reportkit.alignment import Span
from reportkit.indicators.context import Context
from reportkit.indicators.ownplace import OwnPlace, opens_clause, own_place, place_words, topics_of_place
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.stages import ReportOutline

_MARK = "[,;:。!?\n()]"
_BEFORE = 4  # characters before an area word that can make it a field or a purpose


MentionKind = Literal["place", "part", "body", "other"]


class Mention(NamedTuple):
    """A place or body named in `text[start:end]`; an empty `name` is a subject that ends another's reach (我们).

    `topic` says that its clause opens with it. `kind`: place (the report's own place or body: 全市, 我校), part (of
    it: 区本级), body (a proper name) or other. `reach` is the offset up to which it governs figures.
    """

    start: int
    end: int
    name: str
    topic: bool
    kind: MentionKind
    reach: int = sys.maxsize


class ScopeWords:
    """The patterns of rules/scope.yaml and the words of rules/scope-words.yaml."""

    def __init__(self, rules: RuleSet) -> None:
        area, name, other = (rules.pattern(f"scope.{word}") for word in ("area", "name", "other"))
        lead = f"(?:{rules.pattern('scope.lead')})?"
        self.areas = regex(area).finditer
        self.topics = regex(f"{_MARK}{lead}(?:(?P<area>{area})|(?P<other>{other})|(?P<name>{name}))").finditer
        self.first_topic = regex(f"{lead}(?:(?P<area>{area})|(?P<other>{other})|(?P<name>{name}))").match
        self.anaphor = regex(rules.pattern("scope.anaphor")).match
        self.titled = regex(rules.pattern("scope.titled")).search
        self.among = regex(rules.pattern("scope.among")).search
        reached = "|".join(rules.words("scope.reached"))
        self.reached = regex(f"(?:{reached})({area})").finditer
        self.investment = regex(rules.pattern("status.investment")).search
        self.part = rules.words("period.among")
        self._place = rules.words("scope.place")
        self.whole = rules.words("scope.whole")
        self.territory = rules.words("scope.territory")
        self.nation = rules.words("scope.nation")
        self.not_after = rules.words("scope.not-after")
        self.not_before = rules.words("scope.not-before")
        self.inside = rules.words("scope.inside")
        self._verbal_kinds = rules.words("scope.verbal-kinds")
        self._courts = rules.words("scope.courts")
        self._not_first = rules.words("scope.not-name")
        self._not_inside = frozenset((*rules.words("scope.generic"), *rules.words("names.verbs")))
        self.own = rules.compiled(place_words)
        self._lengths = tuple({len(word) for word in self._not_inside})

    def area_kind(self, text: str) -> MentionKind:
        """Whether an area word means the report's own place or a part of it."""
        return "place" if text.startswith(self._place) else "part"

    def is_name(self, text: str) -> bool:
        """Whether words that end like a name are one: no verb and no word for a kind of body among them."""
        if text.startswith(self._not_first):
            return False
        if text.endswith(self._courts):
            return True
        text = text[: len(text) - len(next((kind for kind in self._verbal_kinds if text.endswith(kind)), ""))]
        parts = (text[i : i + size] for size in self._lengths for i in range(len(text) - size + 1))
        return self._not_inside.isdisjoint(parts)


def mentions_in(context: Context, start: int, end: int, words: ScopeWords) -> list[Mention]:
    """The mentions of `view[start:end]` in order; area words that are a rank's field or a purpose are left out."""
    view = context.clean.view
    found = {
        m.start(): Mention(m.start(), m.end(), m.group(), False, words.area_kind(m.group()))
        for m in words.areas(view, start, end)
        if not view[max(start, m.start() - _BEFORE) : m.start()].endswith(words.not_after)
        and not (view.startswith(words.not_before, m.end()) and view.startswith(words.inside, m.start() - 1))
    }
    place = context.once(_read_place, context.report, words)
    if place is not None and view.find(place.stem, start, end) >= 0:
        spans = topics_of_place(view, start, end, place, words.own)
        found |= {at: Mention(at, stop, view[at:stop], True, "place") for at, stop in spans}
    openings = [at for at in (start, context.title_end_in(start, end)) if at is not None]
    first = (words.first_topic(view, at, end) for at in openings)
    for match in chain(first, words.topics(view, start, end)):
        if match is not None:
            _note_topic(match, found, words)
    kept = [found[key] for key in sorted(found)]
    return [m for m in kept if not m.name.startswith(words.nation) or (m.topic and view[m.start - 1] != "在")]


def place_in_title(view: str, title: Span, words: ScopeWords) -> Span | None:
    """The area word a title opens with, behind a time or a mark at most (2031年|全县|生产总值)."""
    for match in words.areas(view, *title):
        if words.area_kind(match.group()) == "place" and opens_clause(view, title[0], match.start(), words.own):
            return match.span()
    return None


def _read_place(context: Context, report: ReportOutline, words: ScopeWords) -> OwnPlace | None:
    return own_place(context.clean.view, report, words.own)


def _note_topic(match: re.Match[str], found: dict[int, Mention], words: ScopeWords) -> None:
    """Add what opens a clause to the mentions `found`."""
    group = match.lastgroup or ""
    begin, stop = match.span(group)
    if group == "area":
        if begin in found:
            found[begin] = found[begin]._replace(topic=True)
    elif group == "other":
        found[begin] = Mention(begin, stop, "", True, "other")
    elif words.is_name(match[group]):
        found[begin] = Mention(begin, stop, match[group], True, "body")
