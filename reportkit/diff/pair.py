"""Which indicators of two documents measure the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reportkit.model import Indicator, Parsed

Pair = tuple[Indicator | None, Indicator | None]


class Candidate(NamedTuple):
    """An indicator, and whether it is for the period its report is about (not for the year before, say)."""

    item: Indicator
    own_period: bool


def pairs(old: Parsed, new: Parsed) -> Iterator[Pair]:
    """One pair for each thing measured, in the order of the new document, what only the old one has at the end.

    Two indicators pair when name, measure, status and scope are the same, or else when only one of them names a scope.
    Where several have the same name, the first pairs with the first of the other document, and so on.
    """
    before, after = candidates(old), candidates(new)
    partner: dict[str, Indicator] = {}
    _match(before, after, partner, with_scope)
    _match(before, after, partner, without_scope)
    paired = {item.id for item in partner.values()}
    yield from ((partner.get(item.id), item) for item, _ in after)
    yield from ((item, None) for item, _ in before if item.id not in paired)


def candidates(parsed: Parsed) -> list[Candidate]:
    """The indicators of a document that are compared; changes and growth rates are its own comparisons."""
    return [
        Candidate(item, item.period == report.period)
        for report in parsed.reports
        for item in report.indicators
        if item.measure not in ("change", "growth")
    ]


def with_scope(candidate: Candidate) -> tuple[object, ...]:
    """What has to be the same."""
    return (*without_scope(candidate), candidate.item.scope)


def without_scope(candidate: Candidate) -> tuple[object, ...]:
    item = candidate.item
    return (item.name, item.measure, item.status, candidate.own_period)


def _match(
    old: list[Candidate], new: list[Candidate], partner: dict[str, Indicator], key: Callable[[Candidate], object]
) -> None:
    """Pair what is still without a partner and has the same key; two scopes that differ never pair."""
    taken = {item.id for item in partner.values()}
    waiting: dict[object, list[Indicator]] = defaultdict(list)
    for candidate in old:
        if candidate.item.id not in taken:
            waiting[key(candidate)].append(candidate.item)
    for candidate in new:
        item = candidate.item
        same = waiting[key(candidate)]
        if item.id not in partner and same and (same[0].scope == item.scope or None in (same[0].scope, item.scope)):
            partner[item.id] = same.pop(0)
