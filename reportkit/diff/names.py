"""Names as they are compared: wordings made one, fillers gone, features weighed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log
from typing import NamedTuple

from reportkit.diff.rules import ContrastRule, FamilyRule, WordingRule
from reportkit.regex import either, regex
from reportkit.rulepack import RuleSet

_PAIR = 0.6  # what two neighbouring characters say on top of what each says, as a share of one

Features = frozenset[str]


class Name(NamedTuple):
    """A name made comparable.

    `plain` is the normalised wording; `sides` are those it is on, by contrast; `marks` words that make another figure
    of it, `of_rate` and `of_new` whether such words make it a rate, or what came up within the year; `definitions` the
    families it names, with the wording where that was another definition.
    """

    plain: str
    features: Features
    sides: Mapping[str, frozenset[int]]
    marks: frozenset[str]
    of_rate: bool
    of_new: bool
    definitions: frozenset[tuple[str, str]]


class Normaliser:
    """Names of indicators → Name, by rules/families.yaml and rules/diff-*.yaml."""

    def __init__(self, rules: RuleSet) -> None:
        self._same: dict[str, str] = {}
        self._definition: dict[str, tuple[str, str]] = {}
        for wording in rules.of(WordingRule):
            self._same.update(dict.fromkeys(wording.wordings, wording.to))
        for family in rules.of(FamilyRule):
            first = family.series[0]
            self._same.update(dict.fromkeys((*family.series, *family.changed), first))
            self._definition.update(dict.fromkeys(family.series, (family.id, "")))
            self._definition.update({name: (family.id, name) for name in family.changed})
        self._wordings = _any_of(self._same)
        self._fillers = _any_of(rules.words("diff.filler"))
        self._verbs = rules.words("diff.verb")
        self._contrasts = rules.of(ContrastRule)
        self._marks = rules.words("diff.mark")
        self._rate = rules.words("diff.mark-rate")
        self._new = rules.words("diff.mark-new")
        self.read = lru_cache(maxsize=20_000)(self._read)

    def _read(self, name: str) -> Name:
        definitions = frozenset(
            self._definition[found] for found in self._wordings.findall(name) if found in self._definition
        )
        same = self._wordings.sub(lambda found: self._same[found[0]], name)
        plain = self._verb_first(self._fillers.sub("", same) or same)
        return Name(
            plain=plain,
            features=_features(plain),
            sides=self._sides(same),
            marks=frozenset(mark for mark in self._marks if mark in same),
            of_rate=any(mark in same for mark in self._rate),
            of_new=any(mark in same for mark in self._new),
            definitions=definitions,
        )

    def _verb_first(self, name: str) -> str:
        """One order for a verb and its noun: 老旧小区改造 is 改造老旧小区."""
        verb = next((verb for verb in self._verbs if name.endswith(verb)), "")
        return verb + name[: -len(verb)] if verb and not name.startswith(verb) else name

    def _sides(self, name: str) -> dict[str, frozenset[int]]:
        return {rule.id: sides for rule in self._contrasts if (sides := rule.sides_of(name))}


def contradict(one: Name, other: Name) -> bool:
    """Whether the names hold words of different sides of a contrast."""
    sides = one.sides
    return any(id in sides and not sides[id] & found for id, found in other.sides.items())


def redefined(one: Name, other: Name) -> tuple[str, str] | None:
    """The wordings of one family under two definitions ("" for the series itself); None where they are one."""
    mine, others = dict(one.definitions), dict(other.definitions)
    for id in mine.keys() & others.keys():
        if mine[id] != others[id]:
            return mine[id], others[id]
    return None


def weigh(names: Iterable[Name]) -> dict[str, float]:
    """What each feature says, up to 1: much where few of `names` have it. Pairs add to what their characters say."""
    every = list(names)
    counts = Counter(feature for name in every for feature in name.features)
    most = log(1 + len(every))
    return {
        feature: log(1 + len(every) / count) / most * (_PAIR if len(feature) > 1 else 1.0)
        for feature, count in counts.items()
    }


def _features(text: str) -> Features:
    """Single characters and pairs of neighbours."""
    return frozenset(text) | frozenset(text[i : i + 2] for i in range(len(text) - 1))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """The longest of `words` that stands at a place."""
    return regex(either(words))


def normaliser(rules: RuleSet) -> Normaliser:
    """The normaliser of a rule set, made once."""
    return rules.compiled(Normaliser)
