"""Figures of one name that can't stand side by side: the old report's year against the new one's five years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reportkit.diff.figures import Figure
from reportkit.diff.units import Units

_TRIED = 50  # figures of one name that are looked at


def near(old: Sequence[Figure], new: Sequence[Figure], *, units: Units) -> dict[int, Figure]:
    """id(new figure) → the old figure of the same name, for figures left without a partner that differ in span only."""
    waiting: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in old:
        waiting[_key(figure)].append(figure)
    found = {}
    for figure in new:
        same = waiting[_key(figure)]
        fitting = next(
            (f for f in same[:_TRIED] if _spans_differ(f, figure) and units.factor(f.item.unit, figure.item.unit)), None
        )
        if fitting is not None:
            found[id(figure)] = fitting
            same.remove(fitting)
    return found


def _key(figure: Figure) -> tuple[str, str, str]:
    return (figure.name.plain, figure.item.measure, figure.item.status)


def _spans_differ(old: Figure, new: Figure) -> bool:
    return old.when is not None and new.when is not None and old.when.kind != new.when.kind
