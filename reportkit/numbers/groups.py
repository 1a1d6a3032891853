"""Numbers that only say which group, share or age is meant: bases, repeated and unknown counts, ages."""

from __future__ import annotations

from reportkit.model import Modifier
from reportkit.numbers.bounds import BoundTable
from reportkit.numbers.context import clause_before, ends_here, phrase_after
from reportkit.numbers.making import claimed
from reportkit.numbers.modifiers import ModifierTable
from reportkit.numbers.numerals import NumeralReader
from reportkit.numbers.reading import Reading
from reportkit.numbers.words import WordIndex
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

_ONE_OF_REACH = 16
_LINKS = "、和与及"
_COUNTED = frozenset(("count", "people", "events", "points"))


class GroupTable:
    """Claims of numbers that define something instead of measuring it."""

    def __init__(self, rules: RuleSet) -> None:
        self._modifiers = rules.compiled(ModifierTable)
        numerals = rules.compiled(NumeralReader)
        self._vague, self._ten = numerals.vague, numerals.ten
        self._pointing = WordIndex(rules.words("claim.pointing-before"))
        self._apiece = WordIndex(rules.words("claim.apiece-after"))
        self._numbered = regex(rules.pattern("claim.numbered-after")).match
        self._one_of = rules.words("claim.one-of")
        self._fraction = rules.words("claim.one-of-not")
        self._stated_age = WordIndex(rules.words("claim.age-before"))
        self._bounds = BoundTable(rules)

    def claim(self, view: str, reading: Reading, modifier: Modifier, before: str) -> Number | None:
        """The claim of a number that defines a group or has no known value; None for one that measures."""
        if before == "每" and reading.dimension != "time":
            return claimed(reading, "other", "other.per")
        if reading.infix == "vague" or (reading.han and self._is_vague(reading, before)):
            start = reading.start - 1 if before in self._vague else reading.start
            return claimed(reading, "other", "other.vague", start=start)
        if reading.dimension == "age" and not self._age_stated(view, reading):
            return claimed(reading, "other", "other.age-group")
        if self._bounds.sets_group(view, reading, modifier):
            return claimed(reading, "other", "other.group")
        if reading.dimension in _COUNTED:
            phrase = phrase_after(view, reading.end, _ONE_OF_REACH)
            if self._points_back(view, reading, phrase):
                return claimed(reading, "rhetorical", "rhetorical.pointing")
            if phrase.endswith(self._one_of) and not phrase.endswith(self._fraction):
                return claimed(reading, "other", "other.group")
        return None

    def _points_back(self, view: str, reading: Reading, phrase: str) -> bool:
        """Whether a count only repeats how many things were named, or are known (上述三校, A和B两个区分别…)."""
        if self._pointing.ends(view, reading.start) or self._numbered(view, reading.end):
            return True
        listed = any(link in clause_before(view, reading.start) for link in _LINKS)
        return reading.han and listed and self._apiece.inside(phrase)

    def _is_vague(self, reading: Reading, before: str) -> bool:
        """Whether the leading digit is not known (几十, 数百, 上千)."""
        return before in self._vague and (reading.bare or reading.digits[0] == self._ten)

    def _age_stated(self, view: str, reading: Reading) -> bool:
        """Whether an age is a figure (人均预期寿命78.5岁) and not the bound of an age group (60岁以上老人)."""
        after = self._modifiers.past(view, reading.end)
        if not ends_here(view, after):
            return False
        single = after == reading.end and reading.value_max is None
        return single or bool(self._stated_age.ends(view, reading.start))
