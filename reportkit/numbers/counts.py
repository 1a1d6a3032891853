"""Numerals with a unit: a figure of the report, or a count of the text's own structure."""

from __future__ import annotations

from reportkit.model import Modifier
from reportkit.numbers.context import BREAKS, clause_before, ends_here, phrase_after
from reportkit.numbers.making import claimed, quantity
from reportkit.numbers.modifiers import ModifierTable
from reportkit.numbers.reading import Reading
from reportkit.numbers.words import WordIndex
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

_HEAD_REACH = 8
_NAME_REACH = 14
_CAPACITIES = frozenset(("weight", "power", "energy", "volume"))
_FEW = 10
_MEASURED = frozenset(("count", "people", "events", "time", "person-times", "points"))


class CountTable:
    """Tells figures from rhetorical counts by the unit, the head noun and the words before."""

    def __init__(self, rules: RuleSet) -> None:
        self._pointing = WordIndex(rules.words("claim.pointing-before"))
        self._concrete = frozenset(rules.words("claim.concrete-unit"))
        self._collective = frozenset(rules.words("claim.collective-unit"))
        self._sorts = frozenset(rules.words("claim.sort-unit"))
        self._heads = rules.words("claim.rhetorical-head")
        self._head_starts = WordIndex(self._heads)
        self._structure = WordIndex(rules.words("claim.structure-head"))
        self._adjectives = WordIndex(rules.words("claim.adjective"))
        self._stated_age = WordIndex(rules.words("claim.age-before"))
        self._far_least = WordIndex(rules.words("claim.at-least-far"))
        self._one_of = rules.words("claim.one-of")
        self._works = WordIndex(rules.words("claim.works-head"))
        self._yearly = WordIndex(rules.words("claim.yearly-before"))
        self._producing = WordIndex(rules.words("claim.producing-before"))
        self._modifiers = rules.compiled(ModifierTable)

    def claim(self, view: str, reading: Reading, modifier: Modifier, before: str) -> Number:
        """A quantity, or why it is none."""
        if modifier == "exact" and self._far_least.inside(clause_before(view, reading.start, 8)):
            modifier = "at_least"
        if reading.dimension not in _MEASURED:
            if self._in_works_name(view, reading, before):
                return claimed(reading, "name", "name.works")
            return quantity(reading, modifier)
        if self._pointing.ends(view, reading.start):
            return claimed(reading, "rhetorical", "rhetorical.pointing")
        if self._is_one_of(view, reading.end):
            return claimed(reading, "other", "other.group")
        rule = self._rhetorical_han(view, reading, modifier) if reading.han else self._rhetorical(view, reading)
        if rule:
            return claimed(reading, "rhetorical", rule)
        if self._in_works_name(view, reading, before):
            return claimed(reading, "name", "name.works")
        return quantity(reading, modifier)

    def is_attribute(self, view: str, reading: Reading) -> bool:
        """Whether a voltage or size describes the thing named after it (500千伏变电站)."""
        return not ends_here(view, reading.end + len(self._modifiers.word_after(view, reading.end)))

    def age_stated(self, view: str, reading: Reading) -> bool:
        """Whether an age is a figure (人均预期寿命78.5岁) and not the bound of an age group (60岁以上老人)."""
        after = reading.end + len(self._modifiers.word_after(view, reading.end))
        if not ends_here(view, after):
            return False
        return after == reading.end or bool(self._stated_age.ends(view, reading.start))

    def _rhetorical(self, view: str, reading: Reading) -> str:
        """Arabic digits count; only words for the parts of a text make them rhetorical."""
        word = self._structure.starts(view, reading.end)
        return "rhetorical.structure" if word and len(reading.digits) <= 2 else ""

    def _rhetorical_han(self, view: str, reading: Reading, modifier: Modifier) -> str:
        unit, value = reading.unit, reading.value
        if reading.mult or value is None:
            return ""
        if value == 1 and modifier == "exact":
            return "rhetorical.article"
        if reading.dimension in ("events", "time", "people", "person-times"):
            return ""
        if unit in self._collective:
            return "rhetorical.collective"
        if unit in self._sorts or reading.dimension == "points" or view[reading.end : reading.end + 1] in ("“", "《"):
            return "rhetorical.sorts"
        if unit in self._concrete:
            return ""
        return "rhetorical.head" if self._abstract_head(view, reading, few=value <= _FEW) else ""

    def _abstract_head(self, view: str, reading: Reading, *, few: bool) -> bool:
        at = reading.end
        while not self._head_starts.starts(view, at):
            word = self._adjectives.starts(view, at)
            if not word:
                break
            at += len(word)
        else:
            return True
        return few and phrase_after(view, at, _HEAD_REACH).endswith(self._heads)

    def _is_one_of(self, view: str, at: int) -> bool:
        return phrase_after(view, at, 2 * _HEAD_REACH).endswith(self._one_of)

    def _in_works_name(self, view: str, reading: Reading, before: str) -> bool:
        """Capacity inside the name of works: 大山200万吨水泥项目, after a name and not after a verb or a mark."""
        if reading.dimension not in _CAPACITIES and not self._yearly.ends(view, reading.start):
            return False
        if before in BREAKS or before.isascii() or self._producing.ends(view, reading.start):
            return False
        return self._works.inside(phrase_after(view, reading.end, _NAME_REACH))
