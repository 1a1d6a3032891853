"""Mentions of places and bodies: area words anywhere, names where a clause begins."""

from __future__ import annotations

import re
from itertools import chain
from typing import NamedTuple

from reportkit.rulepack import PatternRule, RuleSet

_MARK = "[,;:。!?\n()]"
_BEFORE = 4  # characters before an area word that can make it a field or a purpose


class Mention(NamedTuple):
    """A place or body named in `text[start:end]`; an empty `name` is a subject that ends another's reach (我们).

    `topic` says that its clause opens with it, `broad` that it stands for the report's own place or body (全市, 我校).
    """

    start: int
    end: int
    name: str
    topic: bool
    broad: bool


class ScopeWords:
    """The patterns of rules/scope.yaml and the words of rules/scope-words.yaml."""

    def __init__(self, rules: RuleSet) -> None:
        sources = {r.id: r.pattern for r in rules.of(PatternRule) if r.id.startswith("scope.")}
        area, lead, name, other = (sources[f"scope.{word}"] for word in ("area", "lead", "name", "other"))
        self.areas = re.compile(area).finditer
        self.topics = re.compile(f"{_MARK}{lead}(?:(?P<area>{area})|(?P<other>{other})|(?P<name>{name}))").finditer
        self.first_topic = re.compile(f"{lead}(?:(?P<area>{area})|(?P<other>{other})|(?P<name>{name}))").match
        self.anaphor = re.compile(sources["scope.anaphor"]).match
        self.among = re.compile(sources["scope.among"]).search
        reached = "|".join(rules.words("scope.reached"))
        self.reached = re.compile(f"(?:{reached})({area})").search
        self.broad = rules.words("scope.broad")
        self.nation = rules.words("scope.nation")
        self.not_after = rules.words("scope.not-after")
        self._not_first = rules.words("scope.not-name")
        self._not_inside = (*rules.words("scope.generic"), *rules.words("names.verbs"))

    def is_name(self, text: str) -> bool:
        """Whether words that end like a name are one: no verb and no word for a kind of body among them."""
        return not text.startswith(self._not_first) and not any(word in text for word in self._not_inside)


def mentions_in(view: str, start: int, end: int, words: ScopeWords) -> list[Mention]:
    """The mentions of `view[start:end]` in order; area words that are a rank's field or a purpose are left out."""
    found = {
        m.start(): Mention(m.start(), m.end(), m.group(), False, m.group().startswith(words.broad))
        for m in words.areas(view, start, end)
        if not view[max(start, m.start() - _BEFORE) : m.start()].endswith(words.not_after)
    }
    first = words.first_topic(view, start, end)
    for match in chain((first,) if first else (), words.topics(view, start, end)):
        kind = match.lastgroup or ""
        begin, stop = match.span(kind)
        if kind == "area":
            if begin in found:
                found[begin] = found[begin]._replace(topic=True)
        elif kind == "other":
            found[begin] = Mention(begin, stop, "", True, False)
        elif words.is_name(match[kind]):
            found[begin] = Mention(begin, stop, match[kind], True, False)
    kept = [found[key] for key in sorted(found)]
    return [m for m in kept if not m.name.startswith(words.nation) or (m.topic and view[m.start - 1] != "在")]
