"""Which figures of two documents measure the same thing: an optimal assignment over likely candidates."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from heapq import nsmallest
from itertools import chain, islice
from typing import NamedTuple

from reportkit.diff.assign import assign
from reportkit.diff.figures import Figure
from reportkit.diff.likeness import THRESHOLD, Weights, comparable_kinds, likeness, measure_kind
from reportkit.diff.names import weigh
from reportkit.diff.units import Units

# What is looked at for each figure of the old document, so that no pair of documents takes time in the square.
_CANDIDATES = 24  # figures whose likeness is reckoned
_TRIED = 100  # figures of the same name on either side, and of other names, that are tried for measure, status and time
_COMMON = 200  # names that may have a feature; what more have finds nothing
_LEAST_SHARE = 0.2  # weight in common, as a share of the sum of both names

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
        found = index.candidates(figure, units, gate)
        worth.append({i: alike - threshold for i, alike in found if alike > threshold})
    return [
        Pair(old[row], new[column], worth[row][column] + threshold) for row, column in sorted(assign(worth).items())
    ]


class _Index:
    """Figures of the new document by the features of their names."""

    def __init__(self, figures: Sequence[Figure], weights: Weights) -> None:
        self._figures = figures
        self._weights = weights
        self._sums = [weights.sum(figure.name.features) for figure in figures]
        self._having: dict[str, list[int]] = defaultdict(list)
        self._named: dict[str, list[int]] = defaultdict(list)
        for i, figure in enumerate(figures):
            self._named[figure.name.plain].append(i)
            for feature in figure.name.features:
                self._having[feature].append(i)

    def candidates(self, figure: Figure, units: Units, gate: Gate) -> Iterator[tuple[int, float]]:
        """Figures that may be the same as `figure`, with their likeness."""
        shared = self._shared(figure)
        fitting = (i for i in self._promising(figure, shared) if gate(figure, self._figures[i]))
        for i in islice(fitting, _CANDIDATES):
            other = self._figures[i]
            yield i, likeness(figure, other, shared=shared.get(i, 0.0), weights=self._weights, units=units)

    def _shared(self, figure: Figure) -> dict[int, float]:
        """The weight of what names have in common with that of `figure`, by index."""
        shared: dict[int, float] = defaultdict(float)
        for feature in figure.name.features:
            having = self._having.get(feature, ())
            if len(having) <= _COMMON:
                weight = self._weights.of[feature]
                for i in having:
                    shared[i] += weight
        return shared

    def _promising(self, figure: Figure, shared: dict[int, float]) -> Iterator[int]:
        """Indices of the same name, the nearest in the text first; then others, by what the two names share."""
        own = self._weights.sum(figure.name.features)
        same = self._nearest(figure)
        shares = {i: weight / (own + self._sums[i]) for i, weight in shared.items() if i not in same}
        others = (i for i in shares if self._of_kind(i, figure) and shares[i] >= _LEAST_SHARE)
        yield from (i for i in same if self._of_kind(i, figure))
        yield from nsmallest(_TRIED, others, key=lambda i: (-shares[i], i))

    def _of_kind(self, index: int, figure: Figure) -> bool:
        return measure_kind(self._figures[index].item.measure) == measure_kind(figure.item.measure)

    def _nearest(self, figure: Figure) -> list[int]:
        named = self._named.get(figure.name.plain, [])
        at = bisect_left(named, figure.place, key=lambda i: self._figures[i].place)
        around = named[max(0, at - _TRIED) : at + _TRIED]
        return sorted(around, key=lambda i: (abs(self._figures[i].place - figure.place), i))
