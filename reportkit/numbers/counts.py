"""Numerals with a unit: a figure of the report, or a count of the text's own structure."""

from __future__ import annotations

from reportkit.model import Modifier
from reportkit.numbers.context import BREAKS, clause_before, ends_here, phrase_after
from reportkit.numbers.making import claimed, quantity
from reportkit.numbers.reading import Reading
from reportkit.numbers.words import WordIndex
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

_HEAD_REACH = 8
_NAME_REACH = 14
_CLAUSE_REACH = 8
_FEW = 10
_MANY = 500
_CAPACITIES = frozenset(("weight", "power", "energy", "volume"))
_COUNTED = frozenset(("count", "points"))
_ATTENDED = frozenset(("events", "time", "people", "person-times"))


class CountTable:
    """Tells figures from rhetorical counts by the unit, the head noun and the words before."""

    def __init__(self, rules: RuleSet) -> None:
        self._concrete = frozenset(rules.words("claim.concrete-unit"))
        self._collective = frozenset(rules.words("claim.collective-unit"))
        self._sorts = frozenset(rules.words("claim.sort-unit"))
        self._heads = rules.words("claim.rhetorical-head")
        self._head_starts = WordIndex(self._heads)
        self._figurative = WordIndex(rules.words("claim.figurative-head"))
        self._structure = WordIndex(rules.words("claim.structure-head"))
        self._adjectives = WordIndex(rules.words("claim.adjective"))
        self._list_end = rules.words("frame.list-end")
        self._far_least = WordIndex(rules.words("claim.at-least-far"))
        self._built = WordIndex(rules.words("claim.built-before"))
        self._posts = WordIndex(rules.words("claim.post-before"))
        self._works_list = regex(rules.pattern("claim.works-list")).match
        self._works = WordIndex(rules.words("claim.works-head"))
        self._products = frozenset(rules.words("claim.product-unit"))
        self._product_works = WordIndex(rules.words("claim.product-works"))
        self._yearly = WordIndex(rules.words("claim.yearly-before"))
        self._producing = WordIndex(rules.words("claim.producing-before"))

    def claim(self, view: str, reading: Reading, modifier: Modifier, before: str) -> Number:
        """A quantity, or why it is none."""
        if modifier == "exact" and self._at_least(view, reading.start):
            modifier = "at_least"
        if reading.dimension in _COUNTED or (reading.han and reading.dimension in _ATTENDED):
            rule = self._rhetorical_han(view, reading, modifier) if reading.han else self._rhetorical(view, reading)
            if rule:
                return claimed(reading, "rhetorical", rule)
        if self._in_works_name(view, reading, before):
            return claimed(reading, "name", "name.works")
        return quantity(reading, modifier)

    def _at_least(self, view: str, start: int) -> bool:
        """Whether a word further back in the clause makes the number a lower bound (至少建成5个)."""
        near = view[max(0, start - _CLAUSE_REACH) : start]
        return self._far_least.inside(near) and self._far_least.inside(clause_before(view, start, _CLAUSE_REACH))

    def _rhetorical(self, view: str, reading: Reading) -> str:
        """Arabic digits count; only words for the parts of a text make them rhetorical."""
        word = self._structure.starts(view, reading.end)
        return "rhetorical.structure" if word and len(reading.digits) <= 2 else ""

    def _rhetorical_han(self, view: str, reading: Reading, modifier: Modifier) -> str:
        """The rule by which a Chinese numeral is rhetorical, "" for a figure."""
        unit, value = reading.unit, reading.value
        if reading.mult:
            return ""
        if value == 1 and modifier == "exact":
            return "" if self._is_built(view, reading) else "rhetorical.article"
        if self._is_figurative(view, reading.end):
            return "rhetorical.head"
        if reading.dimension in _ATTENDED:
            return ""
        if unit.partition("(")[0] in self._collective:  # 两乡(镇)
            return "rhetorical.collective"
        if unit in self._sorts or reading.dimension == "points" or view[reading.end : reading.end + 1] in ("“", "《"):
            return "rhetorical.sorts"
        if unit in self._concrete:
            return ""
        return "rhetorical.head" if self._abstract_head(view, reading) else ""

    def _is_figurative(self, view: str, at: int) -> bool:
        adjective = self._adjectives.starts(view, at)
        return bool(self._figurative.starts(view, at) or self._figurative.starts(view, at + len(adjective)))

    def _is_built(self, view: str, reading: Reading) -> bool:
        """Whether one thing was made, behind the verb (建成一所, 新建养殖场一个), or one holds a post (园长一名)."""
        if self._built.ends(view, reading.start):
            return reading.unit in self._concrete
        if not ends_here(view, reading.end):
            return False
        post = reading.dimension == "people" and bool(self._posts.ends(view, reading.start))
        return post or self._built.inside(clause_before(view, reading.start))

    def _abstract_head(self, view: str, reading: Reading) -> bool:
        """Whether the counted noun belongs to the text: right after the unit, or, for a few, at the phrase's end.

        Things listed by name (甲、乙等六个|节点…) are no parts of the text for what the phrase ends in.
        """
        at = reading.end
        listed = view[reading.start - 1 : reading.start] in self._list_end and reading.start > 0
        while not self._head_starts.starts(view, at):
            word = self._adjectives.starts(view, at)
            if not word:
                return (
                    not listed and reading.value <= _FEW and phrase_after(view, at, _HEAD_REACH).endswith(self._heads)
                )
            at += len(word)
        return True

    def _in_works_name(self, view: str, reading: Reading, before: str) -> bool:
        """Capacity inside the name of works: 大山200万吨水泥项目, after a name and not after a verb or a mark."""
        heads = self._works
        if reading.unit in self._products and reading.value * 10**reading.mult >= _MANY:
            heads = self._product_works
        elif reading.dimension not in _CAPACITIES and not self._yearly.ends(view, reading.start):
            return False
        if before.isascii() or before in BREAKS or self._producing.ends(view, reading.start):
            return False
        if view[reading.end : reading.end + 1] in BREAKS:
            return False
        return heads.inside(phrase_after(view, reading.end, _NAME_REACH)) or bool(self._works_list(view, reading.end))
