"""Which indicators of two documents measure the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportkit.model import Indicator, Parsed

Pair = tuple[Indicator | None, Indicator | None]
Key = tuple[str, str, str, str]


def key(item: Indicator) -> Key:
    """What has to be the same: name, scope, measure and status."""
    return (item.name, item.scope or "", item.measure, item.status)


def indicators(parsed: Parsed) -> Iterator[Indicator]:
    """All indicators of a document that are compared: changes and growth rates are the reports' own comparisons."""
    for report in parsed.reports:
        for item in report.indicators:
            if item.measure not in ("change", "growth"):
                yield item


def pairs(old: Parsed, new: Parsed) -> Iterator[Pair]:
    """One pair for each thing measured, in the order of the new document, what only the old one has at the end.

    Where a key stands several times in a document, its first pairs with the first of the other, and so on.
    """
    waiting: dict[Key, list[Indicator]] = defaultdict(list)
    for item in indicators(old):
        waiting[key(item)].append(item)
    for item in indicators(new):
        same = waiting[key(item)]
        yield (same.pop(0) if same else None, item)
    left = {item.id for items in waiting.values() for item in items}
    for item in indicators(old):
        if item.id in left:
            yield (item, None)
