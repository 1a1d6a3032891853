"""An optimal one-to-one assignment on sparse weights: shortest augmenting paths, as Jonker and Volgenant.

Every row may also stay alone, at weight 0; so rows are matched only where it adds to the sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import count

Weights = Sequence[dict[int, float]]


def assign(weights: Weights) -> dict[int, int]:
    """row → column, one to one, with the greatest sum of weights. `weights[row]` holds only columns worth > 0.

    Takes O(rows × edges × log edges). The same input gives the same answer.
    """
    return _Assignment(weights).solve()


class _Assignment:
    """Columns are those of the weights and, below zero, one for each row that stays alone."""

    def __init__(self, weights: Weights) -> None:
        self._costs = [{**{column: -w for column, w in row.items()}, ~i: 0.0} for i, row in enumerate(weights)]
        self._row_potential = [min(row.values()) for row in self._costs]
        self._column_potential: dict[int, float] = {}
        self._row_of: dict[int, int] = {}

    def solve(self) -> dict[int, int]:
        for row in range(len(self._costs)):
            self._augment(row)
        return {row: column for column, row in sorted(self._row_of.items()) if column >= 0}

    def _augment(self, start: int) -> None:
        """Give `start` a column along the cheapest path of exchanges (Dijkstra on reduced costs)."""
        distance: dict[int, float] = {}
        before: dict[int, int] = {}  # column → the row the path comes from
        done: dict[int, float] = {}
        order = count()
        heap: list[tuple[float, int, int]] = []
        row, reached = start, 0.0
        while True:
            for column, cost in self._costs[row].items():
                if column in done:
                    continue
                length = reached + cost - self._row_potential[row] - self._column_potential.get(column, 0.0)
                if length < distance.get(column, float("inf")):
                    distance[column], before[column] = length, row
                    heappush(heap, (length, next(order), column))
            reached, column = self._nearest(heap, done)
            done[column] = reached
            if column not in self._row_of:
                break
            row = self._row_of[column]
        self._reprice(start, done, reached)
        self._exchange(start, column, before)

    @staticmethod
    def _nearest(heap: list[tuple[float, int, int]], done: dict[int, float]) -> tuple[float, int]:
        while True:  # each row reaches the column that leaves it alone, so the heap is never empty
            length, _, column = heappop(heap)
            if column not in done:
                return length, column

    def _reprice(self, start: int, done: dict[int, float], reached: float) -> None:
        self._row_potential[start] += reached
        for column, length in done.items():
            if column in self._row_of:
                self._row_potential[self._row_of[column]] += reached - length
            self._column_potential[column] = self._column_potential.get(column, 0.0) - (reached - length)

    def _exchange(self, start: int, column: int, before: dict[int, int]) -> None:
        held = {row: column for column, row in self._row_of.items()}
        while True:
            row = before[column]
            self._row_of[column] = row
            if row == start:
                return
            column = held[row]
