"""Units made comparable: what a unit measures, and by which factor its figures come to a common base."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from reportkit.numbers.kinds import UnitRule
from reportkit.rulepack import RuleSet

_ONE = Decimal(1)
_RATIO = "ratio"


class Scale(msgspec.Struct, frozen=True, gc=False):
    """`key` is equal for figures that may be added and compared; `factor` brings them to the same base."""

    key: str
    factor: Decimal
    dimension: str


class ScaleTable:
    """The scale of every unit the rules know; an unknown unit compares with itself only."""

    def __init__(self, rules: RuleSet) -> None:
        self._scales: dict[str, Scale] = {"": Scale("", _ONE, "")}
        for rule in rules.of(UnitRule):
            for alias in rule.aliases:
                self._scales.setdefault(alias, _scale(rule, alias))

    def of(self, unit: str) -> Scale:
        """The scale of a unit as written."""
        found = self._scales.get(unit)
        if found is None:
            found = self._scales[unit] = Scale(unit, _ONE, "")
        return found


def _scale(rule: UnitRule, alias: str) -> Scale:
    """Percent, tenths and points are all told in parts of one; measure words without a base are not interchangeable."""
    if rule.dimension.startswith(_RATIO):
        return Scale(rule.dimension, rule.factor, rule.dimension)
    if rule.base is None:
        return Scale(alias, _ONE, rule.dimension)
    return Scale(rule.base, rule.factor, rule.dimension)
