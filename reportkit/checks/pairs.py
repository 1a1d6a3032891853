"""Old and new level of one thing: 由 A 增加到 B, or the same name in two successive years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportkit.checks.phrases import Phrases
from reportkit.checks.view import Figure
from reportkit.rulepack import RuleSet
from reportkit.stages import Draft

_LEVELS = ("level", "share")
_FAR = 24  # characters between 由 and A, and from A to B
_BREAKS = ",;。"


class FromTo(NamedTuple):
    """The words that lead A and B."""

    lead: tuple[str, ...]
    to: tuple[str, ...]


def from_to_words(rules: RuleSet) -> FromTo:
    return FromTo(rules.words("checks.from"), rules.words("checks.to"))


def pairs_of(
    view: str, sentences: Sequence[Sequence[Figure]], words: FromTo, filler: Phrases
) -> Iterator[tuple[Figure, Figure]]:
    """Every A and B: neighbours of one scale and status."""
    for sentence in sentences:
        for old, new in pairwise(sentence):
            if old.scale.key != new.scale.key or old.draft.measure not in _LEVELS or new.draft.measure not in _LEVELS:
                continue
            if old.draft.status != new.draft.status or not old.exact or not new.exact:
                continue
            if _successive(old.draft, new.draft) or _spoken(view, words, filler, old, new):
                yield old, new


def _spoken(view: str, words: FromTo, filler: Phrases, old: Figure, new: Figure) -> bool:
    """由 A 增加到 B: 由 before A, 到 and at most a year before B."""
    between = view[old.end : new.start]
    at = max(between.rfind(word) for word in words.to)
    if at < 0 or len(between) > _FAR or not filler.cover(between[at + 1 :]):
        return False
    before = view[max(old.label_start, old.start - _FAR) : old.start]
    lead = max(before.rfind(word) for word in words.lead)
    return lead >= 0 and not any(mark in before[lead:] for mark in _BREAKS)


def _successive(old: Draft, new: Draft) -> bool:
    """2019 年 A, 2020 年 B."""
    first, last = old.period, new.period
    if first == last or old.name != new.name or old.scope != new.scope or not first or not last:
        return False
    return first.isdigit() and last.isdigit() and int(last) - int(first) == 1
