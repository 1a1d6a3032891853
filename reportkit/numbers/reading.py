"""What a numeral says, before anything claims it: value, multiplier, unit, range, ratio, fraction."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reportkit.numbers.numerals import NumeralReader
from reportkit.numbers.units import UnitTable
from reportkit.rulepack import PatternRule, RuleSet


class Reading(NamedTuple):
    """A numeral with its unit: `view[start:end]`, the numeral and its multiplier ending at `value_end`."""

    start: int
    end: int
    value_end: int
    value: Decimal | None
    mult: int
    digits: str
    han: bool
    over: bool = False
    unit: str = ""
    dimension: str = ""
    value_max: Decimal | None = None
    per: Decimal | None = None
    ranged: bool = False
    flags: tuple[str, ...] = ()


_DASHES = frozenset("-—–~至到或")
_COLONS = frozenset(":∶")
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)


class ReadingTable:
    """Reads the numeral at a place. Pure: the same view and place give the same reading."""

    def __init__(self, rules: RuleSet) -> None:
        patterns = {rule.id: rule.pattern for rule in rules.of(PatternRule)}
        self.numerals = NumeralReader(rules)
        self.units = UnitTable(rules)
        self._arabic = re.compile(patterns["numeral.arabic"]).match
        self._spaced = re.compile(patterns["numeral.spaced"]).match
        self._han = re.compile(patterns["numeral.han"]).match

    def at(self, view: str, start: int) -> Reading | None:
        """The whole reading at `start`: numeral, unit, and what a range, ratio or fraction adds."""
        first = self.numeral(view, start)
        if first is None:
            return None
        end = first.end
        joint = view[end : end + 1]
        if joint == "分" and view[end + 1 : end + 2] == "之":
            return self._parts(view, first)
        if not first.unit:
            if joint in _COLONS and not first.mult:
                return self._ratio(view, first)
            if joint == "/" and not first.han and not first.mult:
                return self._fraction(view, first)
        if joint in _DASHES and end < len(view):
            return self._range(view, first)
        return first

    def numeral(self, view: str, start: int) -> Reading | None:
        """One numeral and the unit right after it."""
        if "0" <= view[start] <= "9":
            return self._read_arabic(view, start)
        match = self._han(view, start)
        if match is None:
            return None
        run, infix, power, late = match.groups()
        read = self.numerals.read(run)
        if read is None:
            return None
        value, mult = read
        if power:
            mult += self.numerals.power(power)
        end = match.end()
        unit = self.units.at(view, end)
        over = bool(infix or late)
        if unit is None:
            return Reading(start, end, end, value, mult, run, True, over)
        return Reading(start, unit.end, end, value, mult, run, True, over, unit.text, unit.dimension)

    def _read_arabic(self, view: str, start: int) -> Reading | None:
        match = self._arabic(view, start)
        assert match is not None
        digits, infix, power, late = match.groups()
        end = match.end()
        mult = self.numerals.power(power) if power else 0
        if not (infix or power or late):
            end = match.end(1)
            if view[end : end + 1] == " " and len(digits) <= 3:
                spaced = self._read_spaced(view, start)
                if spaced:
                    return spaced
        value = Decimal(digits.replace(",", ""))
        if power and not infix and not late and "0" <= view[end : end + 1] <= "9":
            value, mult, end = self._compound(view, value, mult, end)
        unit = self.units.at(view, end)
        if unit is None and view[end : end + 1] == " ":
            unit = self.units.at(view, end + 1)
        over = bool(infix or late)
        if unit is None:
            return Reading(start, end, end, value, mult, digits, False, over)
        return Reading(start, unit.end, end, value, mult, digits, False, over, unit.text, unit.dimension)

    def _read_spaced(self, view: str, start: int) -> Reading | None:
        match = self._spaced(view, start)
        unit = self.units.at(view, match.end()) if match else None
        if match is None or unit is None:
            return None
        digits = match.group().replace(" ", "")
        return Reading(
            start, unit.end, match.end(), Decimal(digits), 0, digits, False, False, unit.text, unit.dimension
        )

    def _compound(self, view: str, value: Decimal, mult: int, end: int) -> tuple[Decimal, int, int]:
        """Go on over the lower parts of 4兆8,530亿 or 3万4000; the value counts in the last multiplier."""
        while value == value.to_integral_value() and "0" <= view[end : end + 1] <= "9":
            match = self._arabic(view, end)
            assert match is not None
            digits, infix, power, late = match.groups()
            lower = Decimal(digits.replace(",", ""))
            lower_mult = self.numerals.power(power) if power else 0
            gap = mult - lower_mult
            if infix or late or gap <= 0 or lower >= 10**gap or (len(digits) < 3 and not power):
                break
            value, mult = value * 10**gap + lower, lower_mult
            end = match.end() if power else match.end(1)
        return value, mult, end

    def _parts(self, view: str, first: Reading) -> Reading:
        """百分之三十 → 30 %; 三分之一 → 1 per 3."""
        start = first.value_end + 2
        over = self._numeral_at(view, start)
        if over is None or first.value is None:
            return first
        if first.value == _HUNDRED:
            return first._replace(
                end=over.value_end,
                value_end=over.value_end,
                value=over.value,
                mult=over.mult,
                unit="%",
                dimension="ratio",
                over=over.over,
            )
        unit = "‰" if first.value == _THOUSAND else ""
        per = None if unit else first.value
        return first._replace(
            end=over.value_end,
            value_end=over.value_end,
            value=over.value,
            mult=over.mult,
            per=per,
            unit=unit,
            dimension="ratio",
            over=over.over,
        )

    def _numeral_at(self, view: str, start: int) -> Reading | None:
        if start >= len(view):
            return None
        return self.numeral(view, start) if "0" <= view[start] <= "9" or self._han(view, start) else None

    def _ratio(self, view: str, first: Reading) -> Reading:
        """a:b and a:b:c; the first two terms count."""
        second = self._numeral_at(view, first.end + 1)
        if second is None or second.mult or second.han != first.han:
            return first
        end = second.value_end
        while view[end : end + 1] in _COLONS and end + 1 < len(view):
            more = self._numeral_at(view, end + 1)
            if more is None:
                break
            end = more.value_end
        return first._replace(end=end, value_end=end, per=second.value, dimension="ratio")

    def _fraction(self, view: str, first: Reading) -> Reading:
        second = self._numeral_at(view, first.end + 1)
        if second is None or second.han or second.mult or "." in first.digits + second.digits:
            return first
        end = second.value_end
        if view[end : end + 1] == "/" or not second.value:
            return first
        return first._replace(end=end, value_end=end, per=second.value, dimension="ratio")

    def _range(self, view: str, first: Reading) -> Reading:
        """2-4所, 50%——80%, 3至5年: the ends share a unit, or only the second has one."""
        at = first.end + 1
        if view[at : at + 1] in "—-~" and at < len(view):
            at += 1
        second = self._numeral_at(view, at)
        if second is None or second.value is None or first.value is None:
            return first
        if not second.unit.startswith(first.unit) or (view[first.end] == "或" and not first.unit):
            return first
        low, high = first.value, second.value
        mult = second.mult
        if first.mult != second.mult:
            if first.unit or first.mult:
                low *= Decimal(10) ** (first.mult - mult)
        if low >= high:
            return first
        return first._replace(
            end=second.end,
            value_end=second.value_end,
            value=low,
            value_max=high,
            mult=mult,
            unit=second.unit,
            dimension=second.dimension,
            ranged=True,
            over=second.over,
        )
