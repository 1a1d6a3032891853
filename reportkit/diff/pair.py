"""Which figures of two documents measure the same thing: an optimal assignment over likely candidates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from reportkit.diff.assign import assign
from reportkit.diff.figures import Figure
from reportkit.diff.likeness import THRESHOLD, Weights, comparable_kinds, likeness, sort
from reportkit.diff.names import weigh
from reportkit.diff.units import Units

_CANDIDATES = 12  # for each figure of the old document
_COMMON = 400  # a feature more names have than this finds no candidates
_LEAST_NAME = 0.35  # share of a name's weight that a candidate has to have in common

Gate = Callable[[Figure, Figure], bool]


class Pair(NamedTuple):
    """Two figures taken for the same thing, and how alike they are."""

    old: Figure
    new: Figure
    likeness: float


def pairs(
    old: Sequence[Figure],
    new: Sequence[Figure],
    *,
    units: Units,
    gate: Gate = comparable_kinds,
    threshold: float = THRESHOLD,
) -> list[Pair]:
    """The one-to-one pairs with the greatest sum of likeness above the threshold, in the order of `old`.

    `gate` says which figures may be paired at all.
    """
    weights = Weights(weigh(figure.name for figure in chain(old, new)))
    index = _Index(new, weights)
    worth: list[dict[int, float]] = []
    for figure in old:
        found = sorted(index.candidates(figure, units, gate), key=lambda c: (-c[1], c[0]))[:_CANDIDATES]
        worth.append({i: alike - threshold for i, alike in found if alike > threshold})
    return [
        Pair(old[row], new[column], worth[row][column] + threshold) for row, column in sorted(assign(worth).items())
    ]


class _Index:
    """Figures of the new document by the features of their names."""

    def __init__(self, figures: Sequence[Figure], weights: Weights) -> None:
        self._figures = figures
        self._weights = weights
        self._having: dict[str, list[int]] = defaultdict(list)
        self._named: dict[str, list[int]] = defaultdict(list)
        for i, figure in enumerate(figures):
            self._named[figure.name.plain].append(i)
            for feature in figure.name.features:
                self._having[feature].append(i)

    def candidates(self, figure: Figure, units: Units, gate: Gate) -> Iterator[tuple[int, float]]:
        """Figures that may be the same as `figure`, with their likeness."""
        for i, shared in self._sharing(figure):
            other = self._figures[i]
            if gate(figure, other):
                yield i, likeness(figure, other, shared=shared, weights=self._weights, units=units)

    def _sharing(self, figure: Figure) -> Iterator[tuple[int, float]]:
        """Figures whose names have enough in common with that of `figure`, and the weight of what they share."""
        shared: dict[int, float] = defaultdict(float)
        kind = sort(figure.item.measure)
        for feature in figure.name.features:
            having = self._having.get(feature, ())
            if len(having) <= _COMMON:
                weight = self._weights.of[feature]
                for i in having:
                    shared[i] += weight
        least = _LEAST_NAME * self._weights.sum(figure.name.features)
        same = set(self._named.get(figure.name.plain, ())[:_COMMON])
        for i in sorted(shared.keys() | same):
            if sort(self._figures[i].item.measure) == kind and (i in same or self._enough(i, shared[i], least)):
                yield i, shared.get(i, 0.0)

    def _enough(self, i: int, shared: float, least: float) -> bool:
        return shared >= min(least, _LEAST_NAME * self._weights.sum(self._figures[i].name.features))
