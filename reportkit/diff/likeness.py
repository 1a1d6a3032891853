"""How alike two figures are: may they be one thing at all, and how much speaks for it."""

from __future__ import annotations

from fractions import Fraction
from math import log
from typing import NamedTuple

from reportkit.diff.figures import Figure
from reportkit.diff.names import contradict
from reportkit.diff.units import Units
from reportkit.model import Measure

THRESHOLD = 0.6  # of likeness: below it two figures stay apart. Tuned on the sets of tests/accuracy/pairs

_SAYING = 6.0  # weight from which a name says enough to be looked for inside a longer one
_MARK = 0.12  # for each word that makes another figure of a name, on one side only
_NEW = 0.35  # for 新增 on one side only; whatever is aimed at is new
_SCOPE = 0.3
_SCOPE_ONE_SIDE = 0.04
_DIMENSION = 0.3
_DIMENSION_AND_NAME = 0.5
_UNIT = 0.03
_SECTION = 0.05
_PLACE = 0.05
_TIME_UNKNOWN = 0.05
_SIZE = 0.04  # for each factor of e beyond the first that two levels are apart
_SIZE_MOST = 0.16


class Weights(NamedTuple):
    """What each feature of a name says, and how much of it a name has in all."""

    of: dict[str, float]

    def sum(self, features: frozenset[str]) -> float:
        """How much `features` say together."""
        return sum(map(self.of.__getitem__, features))


def comparable_kinds(old: Figure, new: Figure) -> bool:
    """Same measure, status and time seen from the report: what no likeness of names makes up for."""
    one, other = old.item, new.item
    return (
        measure_kind(one.measure) == measure_kind(other.measure)
        and one.status == other.status
        and (old.when is None or new.when is None or old.when == new.when)
        and (one.measure not in ("growth", "change") or old.since == new.since)
        and not contradict(old.name, new.name)
    )


def measure_kind(measure: Measure) -> str:
    """Measures that may stand for one another, under one word: few writers tell a rate from a share."""
    return "level" if measure == "share" else measure


def likeness(old: Figure, new: Figure, *, shared: float, weights: Weights, units: Units) -> float:
    """From 0 (nothing in common) to a little over 1 (same name, unit, section and size).

    `shared` is the weight of the features both names have.
    """
    alike = 1.0 if old.name.plain == new.name.plain else _names(old, new, shared, weights)
    alike -= _marks(old, new, units)
    alike -= _scopes(old.scope, new.scope)
    factor = units.factor(old.item.unit, new.item.unit)
    if factor is None:
        same = old.item.name == new.item.name or old.name.definitions & new.name.definitions
        alike -= _DIMENSION if same else _DIMENSION_AND_NAME
    else:
        alike -= _sizes(old, new, factor)
    if old.item.unit != new.item.unit:
        alike -= _UNIT
    if old.when is None or new.when is None:
        alike -= _TIME_UNKNOWN
    if old.section and old.section == new.section:
        alike += _SECTION
    return alike - _PLACE * abs(old.place - new.place)


def _names(old: Figure, new: Figure, shared: float, weights: Weights) -> float:
    """Half what the names share of both, half what they share of the shorter, unless that says too little."""
    one, other = weights.sum(old.name.features), weights.sum(new.name.features)
    return shared / (one + other) + 0.5 * shared / max(_SAYING, min(one, other))


def _marks(old: Figure, new: Figure, units: Units) -> float:
    """What the words on one side only, which make another figure of a name, speak against."""
    against = _MARK * len(old.name.marks ^ new.name.marks)
    if old.name.of_new != new.name.of_new and old.item.status == new.item.status == "actual":
        against += _NEW
    if old.name.of_rate != new.name.of_rate and not (units.is_rate(old.item.unit) and units.is_rate(new.item.unit)):
        against += _MARK
    return against


def _scopes(old: str | None, new: str | None) -> float:
    if old == new:
        return 0.0
    if old is None or new is None:
        return _SCOPE_ONE_SIDE
    return 0.0 if old in new or new in old else _SCOPE


def _sizes(old: Figure, new: Figure, factor: Fraction) -> float:
    """Levels of one thing seldom change tenfold in a year."""
    one, other = old.item, new.item
    if measure_kind(one.measure) != "level" or not one.amount or not other.amount:
        return 0.0
    apart = abs(log(abs(float(other.amount))) - log(abs(float(one.amount) * float(factor)))) - 1
    return min(_SIZE_MOST, max(0.0, _SIZE * apart))
