"""Units of two figures: of one dimension or not, and what turns one into the other."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from reportkit.numbers.kinds import NumeralRule, UnitRule
from reportkit.rulepack import RuleSet

_COUNTED = frozenset({"count", "events"})
_UNSAID = frozenset({"count", "events", "people", "person-times"})  # what a number without a unit may count
_RATIO = "ratio"
_POINT = "ratio-point"


class _Known(NamedTuple):
    dimension: str
    base: str | None
    factor: Fraction


class Units:
    """The dimensions and factors of rules/units.yaml."""

    def __init__(self, rules: RuleSet) -> None:
        self._known: dict[str, _Known] = {}
        self._points: dict[Fraction, str] = {}
        for rule in rules.of(UnitRule):
            factor = _exact(Fraction(rule.factor))
            for alias in rule.aliases:
                self._known[alias] = _Known(rule.dimension, rule.base, factor)
            if rule.dimension == _POINT:
                self._points[factor] = rule.aliases[0]
        powers = [rule.values for rule in rules.of(NumeralRule) if rule.role == "power"]
        wan, yi = (next(letter for values in powers for letter in values if values[letter] == n) for n in (4, 8))
        self._multipliers = ((4, wan), (8, yi), (12, wan + yi))

    def dimension(self, unit: str) -> str:
        """What `unit` measures, compounds part by part (元/人 → money/people); itself where it is not known."""
        return "/".join(self._part(part).dimension for part in unit.split("/"))

    def factor(self, old: str, new: str) -> Fraction | None:
        """What turns an amount in `old` into one in `new`; None where nothing does. Measure words count the same."""
        if old == new:
            return Fraction(1)
        olds, news = old.split("/"), new.split("/")
        if len(olds) != len(news):
            return None
        factors = [_between(self._part(a), self._part(b)) for a, b in zip(olds, news, strict=True)]
        if any(factor is None for factor in factors):
            return None
        first, *below = [factor for factor in factors if factor is not None]
        for factor in below:
            first /= factor
        return first

    def points(self, unit: str) -> str | None:
        """The unit of differences between rates in `unit` (% → 个百分点); None where `unit` is not one of rates."""
        known = self._known.get(unit)
        return self._points.get(known.factor) if known and known.dimension == _RATIO else None

    def is_rate(self, unit: str) -> bool:
        """Whether figures in `unit` are subtracted in points: hundredths and thousandths, not 倍."""
        known = self._known.get(unit)
        return known is not None and known.dimension == _RATIO and known.factor < 1

    def multiplier(self, power: int) -> tuple[int, str]:
        """The greatest power of ten up to `power` that has characters, and those: 8 → 8, 亿; 7 → 4, 万; 3 → 0, ""."""
        return max((known for known in self._multipliers if known[0] <= power), default=(0, ""))

    def _part(self, unit: str) -> _Known:
        plain = unit.partition("(")[0]
        return self._known.get(unit) or self._known.get(plain) or _Known(unit, unit, Fraction(1))


def _between(old: _Known, new: _Known) -> Fraction | None:
    if old.dimension == new.dimension and old.dimension in _COUNTED:
        return Fraction(1)
    if "" in (old.dimension, new.dimension) and {old.dimension, new.dimension} & _UNSAID:
        return Fraction(1)
    if old.dimension != new.dimension or old.base != new.base:
        return None
    if old.base is None and old.dimension not in (_RATIO, _POINT):
        return None  # two units of one rule without a base: 千瓦 and 兆瓦
    return old.factor / new.factor


def _exact(factor: Fraction) -> Fraction:
    """A factor written with many decimals stands for a fraction: 666.6666666667 is 2000/3."""
    simple = factor.limit_denominator(1000)
    return simple if abs(simple - factor) < factor / 10**9 else factor


def units(rules: RuleSet) -> Units:
    """The units of a rule set, made once."""
    return rules.compiled(Units)
