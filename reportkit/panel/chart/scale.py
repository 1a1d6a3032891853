"""Axes: from amounts to pixels, with ticks at round numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor, log10
from typing import NamedTuple

_ROUND = (1, 2, 2.5, 5, 10)
_FAR = 200  # times the smallest, from which an axis of lines is logarithmic
_NEAR_ZERO = 0.6  # share of the highest, up to which an axis of lines starts at zero

_TICK = 46  # pixels that the name of a period needs


class Scale(NamedTuple):
    """An axis from `low` to `high` over `length` pixels, from `start` on."""

    low: float
    high: float
    start: float
    length: float
    ticks: tuple[float, ...]
    logarithmic: bool = False

    def at(self, amount: float) -> float:
        """Where an amount stands."""
        if self.logarithmic:
            share = (log10(amount) - log10(self.low)) / (log10(self.high) - log10(self.low))
        else:
            share = (amount - self.low) / (self.high - self.low)
        return self.start + share * self.length


def amounts(values: Sequence[float], *, start: float, length: float, bars: bool) -> Scale:
    """The axis of amounts: from zero for bars, by powers of ten for lines that lie far apart."""
    low, high = min(values), max(values)
    if not bars and low > 0 and high / low > _FAR:
        first, last = floor(log10(low)), ceil(log10(high))
        return Scale(10.0**first, 10.0**last, start, length, tuple(10.0**n for n in range(first, last + 1)), True)
    if bars or 0 < low < high * _NEAR_ZERO:
        low = min(low, 0.0)
    if bars or (high * _NEAR_ZERO < 0 and high > low * _NEAR_ZERO):
        high = max(high, 0.0)
    if low == high:
        low, high = (low - 1, high + 1) if not low else (min(0.0, 2 * low), max(0.0, 2 * high))
    step = _step(high - low)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    ticks = tuple(round(n * step, 12) for n in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], start, length, ticks)


def times(values: Sequence[float], *, step: float, start: float, length: float) -> Scale:
    """The axis of time, half a step beyond the first and the last; ticks at periods that have a value."""
    low, high = min(values) - step / 2, max(values) + step / 2
    most = max(2, int(length / _TICK))
    every = sorted(set(values))
    return Scale(low, high, start, length, tuple(_thinned(every, (high - low) / most)))


def _thinned(values: Sequence[float], least: float) -> Iterator[float]:
    last = float("-inf")
    for value in values:
        if value - last >= least:
            yield value
            last = value


def _step(span: float, most: int = 6) -> float:
    power = 10.0 ** floor(log10(span / most))
    return next(power * step for step in _ROUND if span / (power * step) <= most)
