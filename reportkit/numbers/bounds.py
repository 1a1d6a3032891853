"""Thresholds that set a class of things (超亿元的企业, 出栏50头以上养殖大户23户) instead of measuring one."""

from __future__ import annotations

from reportkit.model import Modifier
from reportkit.numbers.context import ends_here, phrase_after
from reportkit.numbers.modifiers import ModifierTable
from reportkit.numbers.reading import Numerals, Reading
from reportkit.numbers.words import WordIndex
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

_GROUP_REACH = 10
_NOUN_REACH = 6
_BEFORE_REACH = 20
_JOINER = "的"
_BOUNDS = frozenset(("over", "at_least", "at_most"))
_UNSAID = frozenset(("range", "nearly"))  # these set a class only where it is counted (不足5千元的占5%)
_COUNTED = frozenset(("count", "people"))


class BoundTable:
    """Tells them by the noun after the threshold, the attribute before it, and the count of the class around it."""

    def __init__(self, rules: RuleSet) -> None:
        self._modifiers = rules.compiled(ModifierTable)
        self._numerals = rules.compiled(Numerals)
        self._bounded = WordIndex(rules.words("claim.bounded-noun"))
        self._sized = WordIndex(rules.words("claim.sized-noun"))
        self._households = frozenset(rules.words("claim.household-unit"))
        self._works = WordIndex(rules.words("claim.bounded-works"))
        self._sites = WordIndex(rules.words("claim.bounded-site"))
        self._not_class = WordIndex(rules.words("claim.not-bounded"))
        self._built = WordIndex(rules.words("claim.built-before"))
        self._attributed = regex(rules.pattern("claim.bound-before")).search
        self._counted_before = regex(rules.pattern("claim.bound-counted")).search
        self._class_counted = regex(rules.pattern("claim.bound-count")).match

    def sets_group(self, view: str, reading: Reading, modifier: Modifier) -> bool:
        """Whether a number is the threshold or the range of a class."""
        if modifier in _UNSAID:
            return self._is_counted(view, self._modifiers.past(view, reading.end), reading)
        round_money = reading.han and reading.mult and reading.dimension == "money" and not reading.bare  # 十亿元企业
        if modifier not in _BOUNDS and not round_money:
            return False
        after = self._modifiers.past(view, reading.end)
        return self._by_noun(view, reading, after) or self._is_counted(view, after, reading)

    def _by_noun(self, view: str, reading: Reading, after: int) -> bool:
        """Whether the noun after an amount, a size or a mark is one told apart by it (超亿元的企业, 600分以上考生)."""
        if reading.dimension == "score":
            return not ends_here(view, after)
        if reading.bare and self._bounded.starts(view, reading.value_end):  # 超千万企业
            return True
        if reading.dimension == "people" or reading.unit in self._households:
            return bool(self._sized.starts(view, after))
        if reading.dimension != "money":
            return False
        linked = view[after : after + 1] == _JOINER
        after += linked
        if linked and self._not_class.starts(view, after):  # 500万元以上的资金支持企业
            return False
        phrase = phrase_after(view, after, _GROUP_REACH)
        if self._bounded.inside(phrase[:_NOUN_REACH]):
            return True
        end = after + len(phrase)
        counted = not linked or "0" <= view[end : end + 1] <= "9"  # 投资超亿元的项目5个, not 投资超亿元的水厂项目
        return counted and self._works.inside(phrase)

    def _is_counted(self, view: str, after: int, reading: Reading) -> bool:
        """Whether the class is counted: 的有8个 or 大户23户 behind, 2个 before its attribute."""
        if reading.infix:
            return False
        linked = view[after : after + 1] == _JOINER
        if linked and (count := self._class_counted(view, after)) is not None:
            return self._is_count(view, count.end(), reading, share=count.group(1) is not None)
        attribute = self._attributed(view, max(0, reading.start - _BEFORE_REACH), reading.start)
        if attribute is not None and linked:
            before = view[max(0, attribute.start() - _NOUN_REACH) : attribute.start()]
            if self._counted_before(before) is not None:
                return True
        if reading.dimension in _COUNTED and attribute is None:
            return False
        phrase = phrase_after(view, after + linked, _GROUP_REACH)
        if not phrase or self._built.starts(view, after) or self._not_class.inside(phrase):
            return False
        noun = linked or any(words.inside(phrase) for words in (self._bounded, self._works, self._sites))
        return noun and self._is_count(view, after + linked + len(phrase), reading)

    def _is_count(self, view: str, at: int, reading: Reading, *, share: bool = False) -> bool:
        """Whether a count of things stands at `at`, or (`share`) a percentage, in another unit than the threshold's."""
        found = self._numerals.at(view, at) if at < len(view) else None
        if found is None or found.unit == reading.unit:
            return False
        return found.dimension in _COUNTED or (share and found.dimension == "ratio")
