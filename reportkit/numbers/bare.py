"""Numerals with no unit: figures where the text says so, else names, list markers, identifiers."""

from __future__ import annotations

from msgspec.structs import replace

from reportkit.model import Modifier
from reportkit.numbers.codes import MASKS, opens_item
from reportkit.numbers.composite import is_year
from reportkit.numbers.context import BREAKS, closes_title, ends_here, is_latin
from reportkit.numbers.making import claimed, quantity
from reportkit.numbers.numerals import NumeralReader
from reportkit.numbers.reading import Numerals, Reading
from reportkit.numbers.words import WordIndex
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

_HEAD_EDGES = frozenset("(\n\t |:")
_CELL_EDGES = ("", "\n", "\t", " ", "|")
_CELL_MARKS = frozenset("\t |")
_ROW_MARKS = frozenset("\t|")
_ROW_STARTS = frozenset(("", "\n", "|"))
_ROW_DIGITS = 3
_BRACKETED = {")日": "date", ")班": "grade"}
_CONGRESS = 10
_IDENTIFIER = 7
_SAMPLE_DIGITS = 2
_BASE = 16  # characters before a number that tell it is the base of a ratio or an index
_VARIETIES = 60  # characters before a number in which its list of varieties begins
_TORN_DIGITS = 2  # decimals behind a lost point


class BareTable:
    """Claims for numerals that no unit follows, and for multipliers with no digit."""

    def __init__(self, rules: RuleSet) -> None:
        self._noun = WordIndex(rules.words("claim.plain-noun"))
        self._reached = WordIndex(rules.words("claim.reached-before"))
        self._vessels = frozenset(rules.words("claim.vessel-end"))
        self._conversion = WordIndex(rules.words("claim.conversion-before"))
        self._label = WordIndex(rules.words("claim.label-before"))
        self._sample = WordIndex(rules.words("claim.samples-before"))
        self._base_verbs = rules.words("claim.base-verbs")
        self._sets_base = regex(rules.pattern("claim.base-of")).search
        self._variety = WordIndex(rules.words("claim.variety-before"))
        self._stated = WordIndex(rules.words("claim.stated-before"))
        self._link = frozenset(rules.words("claim.no-unit"))
        self._plan = WordIndex(rules.words("claim.plan-after"))
        self._numerals = rules.compiled(NumeralReader)
        self._singles = rules.compiled(Numerals)

    def power(self, view: str, reading: Reading, modifier: Modifier) -> Number:
        """万, 千万, 百亿 with no digit: a figure where it is passed or reached, else a word (千亩高产片)."""
        start, end = reading.start, reading.end
        if view[start - 1 : start] in MASKS and start:
            return claimed(reading, "damaged", "damaged.mask")
        if modifier != "exact":
            return quantity(reading, modifier)
        word = self._reached.ends(view, start)
        if len(word) > 1 or (word and reading.unit):
            return quantity(reading, "over")
        if reading.unit and (not start or view[start - 1] in _HEAD_EDGES) and ends_here(view, end):
            return claimed(reading, "other", "other.unit-head")
        return claimed(reading, "name", "name.bare-power")

    def claim(self, view: str, reading: Reading, modifier: Modifier) -> Number:
        """The claim of a numeral without unit."""
        end = reading.end
        torn = None if reading.han or self._label.ends(view, reading.start) else self._torn_end(view, reading)
        if torn:
            reason = "two numbers with a blank between; a point or a dash seems lost"
            return claimed(reading, "damaged", "damaged.torn", end=torn, reason=reason)
        after = view[end : end + 1]
        if not reading.han and view[end + 1 : end + 2] in self._vessels and ends_here(view, end + 2):
            return quantity(replace(reading, end=end + 2, unit=view[end : end + 2]), modifier, flags=("unit.unknown",))
        if after == "大":
            congress = reading.han and reading.value > _CONGRESS
            return claimed(reading, *(("name", "name.congress") if congress else ("rhetorical", "rhetorical.big")))
        if reading.mult >= 4 or modifier != "exact":
            return quantity(reading, modifier)
        return self._han(view, reading) if reading.han else self._arabic(view, reading, after)

    def _han(self, view: str, reading: Reading) -> Number:
        """Part of a word or name; a five-year plan states its period."""
        plan = reading.digits.removesuffix(self._numerals.five)
        if plan and plan != reading.digits and self._plan.starts(view, reading.end):
            return claimed(reading, "name", "name.plan", period=_plan_period(int(self._numerals.read(plan)[0])))
        return claimed(reading, "name", "name.word")

    def _arabic(self, view: str, reading: Reading, after: str) -> Number:
        end, digits = reading.end, reading.digits
        bracketed = _BRACKETED.get(view[end : end + 2])  # 今(7)日, 七年级(3)班
        if bracketed:
            return claimed(reading, bracketed, f"{bracketed}.bracketed", end=end + 2)
        if after in _CELL_MARKS and self._opens_row(view, reading):
            if is_year(reading):
                return claimed(reading, "date", "date.bare-year", period=digits)
            if self._heads_row(view, reading):
                return claimed(reading, "ordinal", "ordinal.row")
        if after in (".", "、", ")") and opens_item(view, reading):
            return claimed(reading, "marker", "marker.list", end=end + 1)
        if self._is_version(view, reading):
            return claimed(reading, "name", "name.version")
        if self._conversion.ends(view, reading.start):
            return claimed(reading, "other", "other.conversion")
        if self._label.ends(view, reading.start) or self._numbers_sample(view, reading):
            return claimed(reading, "other", "other.label")
        if view.endswith(self._base_verbs, 0, reading.start) and self._sets_base(view[: reading.start][-_BASE:]):
            return claimed(reading, "other", "other.base")
        if self._names_variety(view, reading.start):
            return claimed(reading, "name", "name.after")
        if digits.isdecimal() and (len(digits) >= _IDENTIFIER or (digits[0] == "0" and len(digits) > 1)):
            return claimed(reading, "other", "other.identifier")
        if is_year(reading) and view[reading.start - 1 : reading.start] not in _CELL_EDGES:
            return claimed(reading, "date", "date.bare-year", period=digits)
        if not after and digits.isdecimal():
            return claimed(reading, "unclaimed", "unclaimed.cut", reason="the text ends within this number's phrase")
        if ends_here(view, end) or after in self._link or self._noun.starts(view, end):
            return quantity(reading, "exact", flags=("unit.none",))
        if is_latin(after):
            return claimed(reading, "name", "name.code")
        if ends_here(view, end + 1):
            return quantity(replace(reading, end=end + 1, unit=after), "exact", flags=("unit.unknown",))
        if len(digits) >= 3 and not digits.endswith("0"):
            return claimed(reading, "name", "name.noun")
        return claimed(
            reading, "unclaimed", "unclaimed.no-unit", reason="a number before a noun, without a measure word"
        )

    def _numbers_sample(self, view: str, reading: Reading) -> bool:
        """Whether a site numbers the samples on its page so, behind the title of each (工作总结2)."""
        brief = len(reading.digits) <= _SAMPLE_DIGITS and reading.digits.isdecimal()
        return brief and closes_title(view, reading.start, reading.end) and bool(self._sample.ends(view, reading.start))

    def _names_variety(self, view: str, start: int) -> bool:
        """Whether a sentence lists varieties or models, whose names end in numbers (主推品种有云麦52、枫稻18)."""
        floor = max(0, start - _VARIETIES)
        sentence = max(floor, *(view.rfind(mark, floor, start) + 1 for mark in "。;\n"))
        return view[start - 1 : start].isalpha() and self._variety.inside(view[sentence:start])

    def _opens_row(self, view: str, reading: Reading) -> bool:
        """Whether a whole number fills the first cell of a row."""
        start, end = reading.start, reading.end
        before = view[start - 1 : start]
        before = view[start - 2 : start - 1] if before == " " and start > 1 else before
        mark = view[end + 1 : end + 2] if view[end] == " " else view[end]
        return reading.digits.isdecimal() and before in _ROW_STARTS and mark in _ROW_MARKS

    def _heads_row(self, view: str, reading: Reading) -> bool:
        """Whether a word stands in the next cell: the numeral is the number of the row."""
        label = view[reading.end : reading.end + 4].lstrip("\t| ")
        return len(reading.digits) <= _ROW_DIGITS and label[:1].isalpha()

    def _torn_end(self, view: str, reading: Reading) -> int:
        """Where the number ends that has lost its point or dash behind `reading` (5 9亿元, 108 3%); 0 where none has.

        Digits after a blank are cells of a row, and three digits after one are thousands: neither is torn.
        """
        start, end = reading.start, reading.end
        if view[end : end + 1] != " " or not start or view[start - 1] in BREAKS or is_year(reading):
            return 0
        later = self._singles.at(view, end + 1)
        torn = later is not None and not later.han and later.digits.isdecimal() and len(later.digits) <= _TORN_DIGITS
        return later.end if torn and later and (later.unit or later.mult) else 0

    def _is_version(self, view: str, reading: Reading) -> bool:
        """Whether 4.0 is a version (工业4.0) and not a figure whose unit was lost."""
        before = view[reading.start - 1 : reading.start]
        one_place = len(reading.digits) == 3 and reading.digits.endswith(".0")
        return one_place and not before.isascii() and not self._stated.ends(view, reading.start)


def _plan_period(plan: int) -> str:
    """The years of the N-th five-year plan; the 13th is 2016/2020."""
    first = 1951 + 5 * plan
    return f"{first}/{first + 4}"
