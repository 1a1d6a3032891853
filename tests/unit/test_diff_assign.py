"""The assignment is optimal: against every assignment there is."""

from __future__ import annotations

import random
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from reportkit.diff.assign import assign

rows = st.lists(st.dictionaries(st.integers(0, 4), st.integers(1, 9).map(float), max_size=4), max_size=5)


def worth(weights: list[dict[int, float]], pairs: dict[int, int]) -> float:
    return sum(weights[row][column] for row, column in pairs.items())


def best(weights: list[dict[int, float]]) -> float:
    columns = [*range(5), *([-1] * len(weights))]
    choices = set(permutations(columns, len(weights)))
    return max(sum(row.get(column, 0.0) for row, column in zip(weights, choice, strict=True)) for choice in choices)


@given(rows.filter(lambda weights: len(weights) <= 4))
def test_no_assignment_is_worth_more(weights: list[dict[int, float]]) -> None:
    pairs = assign(weights)
    assert len(set(pairs.values())) == len(pairs)
    assert all(column in weights[row] for row, column in pairs.items())
    assert worth(weights, pairs) == best(weights)


def test_a_greedy_choice_is_undone() -> None:
    assert assign([{0: 3.0, 1: 2.0}, {0: 2.5}]) == {0: 1, 1: 0}


def test_many_alike_rows_take_no_long_time() -> None:
    rng = random.Random(7)
    weights = [{column: rng.random() for column in rng.sample(range(600), 12)} for _ in range(600)]
    assert len(assign(weights)) > 500
