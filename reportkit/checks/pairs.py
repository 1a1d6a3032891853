"""Old and new level of one thing: 由 A 增加到 B, B 较去年的 A, or the same name in two successive years."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reportkit.checks.view import Figure, ReportView
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


def pairs_of(view: ReportView, words: FromTo) -> Iterator[tuple[Figure, Figure]]:
    """Every A and B: neighbours of one scale and status."""
    for sentence in view.sentences:
        for old, new in pairwise(sentence):
            if old.scale.key != new.scale.key or old.draft.measure not in _LEVELS or new.draft.measure not in _LEVELS:
                continue
            if old.draft.status != new.draft.status or not old.exact or not new.exact:
                continue
            if _successive(old.draft, new.draft) or _spoken(view, words, old, new):
                yield old, new
            elif view.compared(new):
                yield new, old


def _spoken(view: ReportView, words: FromTo, old: Figure, new: Figure) -> bool:
    """由 A 增加到 B: 由 before A, 到 and at most a year before B."""
    between = view.between(old, new)
    at = max(between.rfind(word) for word in words.to)
    if at < 0 or len(between) > _FAR or not view.filler.cover(between[at + 1 :]):
        return False
    before = view.view[max(old.label_start, old.start - _FAR) : old.start]
    lead = max(before.rfind(word) for word in words.lead)
    return lead >= 0 and not any(mark in before[lead:] for mark in _BREAKS)


def _successive(old: Draft, new: Draft) -> bool:
    """2019 年 A, 2020 年 B."""
    first, last = old.period, new.period
    if first == last or old.name != new.name or old.scope != new.scope or not first or not last:
        return False
    return first.isdigit() and last.isdigit() and int(last) - int(first) == 1
