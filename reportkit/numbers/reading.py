"""What one numeral says, before anything claims it: value, multiplier, infix, unit."""

from __future__ import annotations

from decimal import Decimal

import msgspec
from msgspec.structs import replace

from reportkit.numbers.numerals import NumeralReader
from reportkit.numbers.units import Unit, UnitTable
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

_HALF = Decimal("0.5")
_PLACES = frozenset("千百十")
_COUNTED = frozenset("十百千万亿.半余多几")  # what goes on a numeral of its own
_BLANKS = frozenset(" \u3000")  # one of which may stand before a unit


class Reading(msgspec.Struct, frozen=True, gc=False):
    """A numeral with its unit: `view[start:end]`, the numeral and its multiplier ending at `value_end`.

    `digits` is the numeral as written, `han` whether it is in Chinese, `bare` whether it is a multiplier alone (万);
    `infix` is what a word inside it says: over (300余), about (10来), vague (十几: no known value), or "".
    """

    start: int
    end: int
    value_end: int
    value: Decimal
    mult: int
    digits: str
    han: bool
    infix: str = ""
    bare: bool = False
    unit: str = ""
    dimension: str = ""
    value_max: Decimal | None = None
    per: Decimal | None = None


class Numerals:
    """Reads single numerals of both scripts with the unit right after them."""

    def __init__(self, rules: RuleSet) -> None:
        self.reader = rules.compiled(NumeralReader)
        self.units = rules.compiled(UnitTable)
        self.between = rules.words("numeral.between")
        self._tenths = frozenset(rules.words("numeral.tenths"))
        self._not_hundredth = rules.words("numeral.not-hundredth")
        self.not_fraction = rules.words("numeral.not-fraction")
        self._arabic = regex(rules.pattern("numeral.arabic")).match
        self.rate_base = regex(rules.pattern("numeral.rate-base")).match
        self._spaced = regex(rules.pattern("numeral.spaced")).match
        self._placed = regex(rules.pattern("numeral.placed")).match
        self._han = regex(rules.pattern("numeral.han")).match
        self._multiplier = regex(rules.pattern("numeral.multiplier")).match
        self._minus = regex(rules.pattern("numeral.minus")).search

    def at(self, view: str, start: int) -> Reading | None:
        """The numeral that begins at `start`, None where there is none; a sign before it belongs to it."""
        arabic = "0" <= view[start : start + 1] <= "9"
        reading = self._read_arabic(view, start) if arabic else self._read_han(view, start)
        if reading is not None and start and view[start - 1] in "-负" and self._is_negative(view, start - 1):
            return replace(reading, start=start - 1, value=-reading.value)
        return reading

    def counted(self, view: str, start: int) -> tuple[int, int, Unit] | None:
        """A multiplier, where it ends, and its unit, standing at `start` with no numeral; None without multiplier."""
        match = self._multiplier(view, start)
        unit = self.units.at(view, match.end()) if match else None
        return (self.reader.power(match.group()), match.end(), unit) if match and unit else None

    def hidden(self, view: str, end: int) -> tuple[int, Unit] | None:
        """Multiplier and unit of a number whose digits, masked or damaged, end at `end`; None without a unit."""
        start = end + (view[end : end + 1] in self.reader.infixes)
        counted = self.counted(view, start)
        if counted is not None:
            return counted[0], counted[2]
        unit = self.units.at(view, start)
        return (0, unit) if unit else None

    def _read_han(self, view: str, start: int) -> Reading | None:
        match = self._han(view, start)
        if match is None:
            return None
        run, infix, power, late = match.groups()
        value, mult = self.reader.read(run.replace(".", "点"))
        if power:
            mult += self.reader.power(power)
        end = match.end()
        said = "vague" if self.reader.is_loose(run) else self._said(infix or late)
        bare = not said and self.reader.is_bare(run)
        return self._with_unit(view, Reading(start, end, end, value, mult, run, True, said, bare))

    def _read_arabic(self, view: str, start: int) -> Reading | None:
        match = self._arabic(view, start)
        if match is None:
            return None
        digits, infix, power, late, last = match.groups()
        if not (infix or power or late):
            end = match.end(1)
            if len(digits) <= 3 and view[end : end + 1] == " ":
                spaced = self._read_spaced(view, start)
                if spaced:
                    return spaced
            value = Decimal(digits.replace(",", "")) if "," in digits else Decimal(digits)
            return self._with_unit(view, Reading(start, end, end, value, 0, digits, False))
        value = Decimal(digits.replace(",", ""))
        mult, end = self.reader.power((power or "") + (last or "")), match.end()
        reading = Reading(start, end, end, value, mult, digits, False, self._said(infix or late))
        placed = self._by_places(view, start) if len(digits) == 1 and power in _PLACES else None
        if placed:
            value, mult, end, infix = placed
            return self._with_unit(view, Reading(start, end, end, value, mult, digits, False, self._said(infix)))
        if power and not reading.infix and "0" <= view[end : end + 1] <= "9":
            reading = self._compound(view, reading)
        return self._with_unit(view, reading)

    def _said(self, infix: str) -> str:
        return self.reader.infixes[infix] if infix else ""

    def _with_unit(self, view: str, reading: Reading) -> Reading:
        end = reading.end
        unit = self.units.at(view, end + 1 if not reading.han and view[end : end + 1] in _BLANKS else end)
        if unit is None:
            return reading
        inside = view[unit.end : unit.end + 1]
        later = self.units.at(view, unit.end + 1) if inside in ("多", "半") else None
        if later:  # 2个多百分点, 1个半小时
            unit = Unit(later.end, unit.text + later.text, later.dimension)
            over = inside == "多"
            reading = replace(reading, infix="over") if over else replace(reading, value=reading.value + _HALF)
        reading = replace(reading, end=unit.end, unit=unit.text, dimension=unit.dimension)
        if unit.text in self._tenths and (hundredth := self._hundredth(view, reading)) is not None:
            return hundredth
        if unit.dimension == "ratio" and view[unit.end : unit.end + 1] == "半":  # 三成半
            return replace(reading, end=unit.end + 1, value=reading.value + _HALF)
        return reading

    def _hundredth(self, view: str, reading: Reading) -> Reading | None:
        """The digit behind tenths that says how many hundredths there are (五成三, 7成2); None where none does."""
        last = reading.end + 1
        digit = self.reader.digits.get(view[reading.end : last])
        if not digit or view[last : last + 1] in _COUNTED or self.units.at(view, last) is not None:
            return None
        if self.reader.digits.get(view[last : last + 1]) is not None or view.startswith(self._not_hundredth, last):
            return None
        return replace(reading, end=last, value=reading.value + Decimal(digit) / 10)

    def _read_spaced(self, view: str, start: int) -> Reading | None:
        """Thousands by space; taken only where a unit, an infix or a multiplier shows that it is one number."""
        match = self._spaced(view, start)
        if match is None:
            return None
        last = self._read_arabic(view, view.rfind(" ", start, match.end()) + 1)
        if last is None or not (last.unit or last.mult or last.infix):
            return None
        digits = match.group().replace(" ", "")
        return replace(last, start=start, value=Decimal(digits), digits=digits)

    def _compound(self, view: str, first: Reading) -> Reading:
        """Go on over the lower parts of 4兆8,530亿 or 3万4000; the value counts in the last multiplier."""
        value, mult, end, infix = first.value, first.mult, first.end, ""
        while not infix and value == value.to_integral_value() and "0" <= view[end : end + 1] <= "9":
            placed = self._by_places(view, end)
            if placed and placed[1] < mult:
                low, low_mult, end, infix = placed
                value, mult = value * 10 ** (mult - low_mult) + low, low_mult
                break
            match = self._arabic(view, end)
            if match is None:
                break
            digits, inner, power, late, last = match.groups()
            lower = Decimal(digits.replace(",", ""))
            lower_mult = self.reader.power((power or "") + (last or ""))
            gap = mult - lower_mult
            if gap <= 0 or lower >= 10**gap or (len(digits) < 3 and not power):
                break
            value, mult, infix = value * 10**gap + lower, lower_mult, inner or late or ""
            end = match.end() if power or infix else match.end(1)
        return replace(first, value=value, mult=mult, end=end, value_end=end, infix=self._said(infix))

    def _by_places(self, view: str, start: int) -> tuple[Decimal, int, int, str] | None:
        """Value, multiplier, end and infix of digits with their places (7千4百余万); None for fewer than two."""
        match = self._placed(view, start)
        if match is None:
            return None
        *places, infix, power = match.groups()
        if sum(place is not None for place in places) < 2:
            return None
        value = sum(int(digit or 0) * 10**place for digit, place in zip(places, (3, 2, 1, 0), strict=True))
        return Decimal(value), self.reader.power(power or ""), match.end(), infix

    def _is_negative(self, view: str, at: int) -> bool:
        """Whether the sign at `at` makes the number after it negative: in a table cell, or after a word (增长-3.5%)."""
        if view[at] == "负":
            return self._minus(view[max(0, at - 1) : at + 1]) is not None
        before = view[at - 1] if at else " "
        return before in "\t |,\n" or (not before.isascii() and "." in view[at + 1 : at + 5])
