"""Which claim takes a reading: the context around a numeral decides what kind of number it is.

The claims are tried in order, from what the neighbouring characters decide alone to what needs the phrase around.
"""

from __future__ import annotations

from reportkit.model import Modifier
from reportkit.numbers.codes import CodeTable
from reportkit.numbers.context import ends_here, is_latin
from reportkit.numbers.counts import CountTable
from reportkit.numbers.making import claimed, quantity
from reportkit.numbers.ranks import RankTable
from reportkit.numbers.reading import Reading
from reportkit.numbers.words import WordIndex
from reportkit.rulepack import RuleSet
from reportkit.stages import Number


class ClaimTable:
    """The claims, in the order they are tried."""

    def __init__(self, rules: RuleSet) -> None:
        self._ranks = RankTable(rules)
        self._codes = CodeTable(rules)
        self._counts = CountTable(rules)
        self._grade = WordIndex(rules.words("claim.grade-after"))
        self._name = WordIndex(rules.words("claim.name-after"))
        self._event = WordIndex(rules.words("claim.event-after"))
        self._ordinal = WordIndex(rules.words("claim.ordinal-after"))
        self._lasting = WordIndex(rules.words("claim.lasting-before"))
        self._session = WordIndex(rules.words("claim.session-after"))
        self._noun = WordIndex(rules.words("claim.plain-noun"))
        self._reached = WordIndex(rules.words("claim.reached-before"))

    def claim(self, view: str, reading: Reading, modifier: Modifier, *, quoted: bool) -> Number:
        """The number that `reading` makes, claimed."""
        start = reading.start
        before = view[start - 1] if start else ""
        if before == "第":
            return self._ranks.ordinal(view, reading, quoted=quoted)
        if before == "前":
            front = self._ranks.front(view, reading)
            if front:
                return front
        found = None if reading.han else self._codes.claim(view, reading, before)
        if found is None:
            found = self._by_unit(view, reading, before)
        if found is None:
            found = self._by_next_word(view, reading)
        if found is not None:
            return found
        if quoted:
            return claimed(reading, "name", "name.quoted")
        if reading.unit and view[reading.end : reading.end + 1] == "级":
            return claimed(reading, "name", "name.class", end=reading.end + 1)
        if before == "每" and reading.dimension != "time":
            return claimed(reading, "other", "other.per")
        if reading.bare:
            return self._bare_power(view, reading, modifier, before)
        if not reading.unit and reading.per is None:
            return self._without_unit(view, reading, modifier, before)
        return self._counts.claim(view, reading, modifier, before)

    def _by_unit(self, view: str, reading: Reading, before: str) -> Number | None:
        """What the unit alone decides."""
        dimension = reading.dimension
        if dimension == "duration":
            return claimed(reading, "duration", "duration.span")
        if dimension == "structure":
            return claimed(reading, "rhetorical", "rhetorical.structure")
        if dimension in ("time", "events") and self._lasting.ends(view, reading.start):
            return claimed(reading, "duration", "duration.lasting")
        if dimension == "events" and (before == "届" or self._session.starts(view, reading.end)):
            return claimed(reading, "ordinal", "ordinal.session")
        if dimension == "age" and not self._counts.age_stated(view, reading):
            return claimed(reading, "other", "other.age-group")
        if dimension in ("voltage", "size") and self._counts.is_attribute(view, reading):
            return claimed(reading, "name", "name.attribute")
        if dimension == "money" and reading.han and len(reading.digits) == 1 and not reading.mult:
            return claimed(reading, "name", "name.word", end=reading.value_end)
        return None

    def _by_next_word(self, view: str, reading: Reading) -> Number | None:
        """What the word right after the numeral decides."""
        at = reading.value_end
        word = self._event.starts(view, at)
        if word:
            return claimed(reading, "other", "other.event", end=at + len(word))
        if reading.mult and not reading.bare:
            return None
        if reading.unit and not reading.han and len(reading.unit) > 1:
            return None
        for index, claim in ((self._grade, "grade"), (self._name, "name")):
            word = index.starts(view, at)
            if len(word) > len(reading.unit) or (word and reading.han):
                return claimed(reading, claim, f"{claim}.after", end=at + len(word))
        if reading.han:
            word = self._ordinal.starts(view, at)
            if word or (reading.digits == "二" and reading.dimension == "count"):
                return claimed(reading, "ordinal", "ordinal.after")
        return None

    def _bare_power(self, view: str, reading: Reading, modifier: Modifier, before: str) -> Number:
        """万, 千万, 百亿 with no digit: a figure where it is passed or reached, else a word (千亩高产片)."""
        if view[reading.end : reading.end + 1] != "级":
            if modifier != "exact":
                return quantity(reading, modifier)
            word = self._reached.ends(view, reading.start)
            if len(word) > 1 or (word and reading.unit):
                return quantity(reading, "over")
        if reading.unit and (not before or before in "(\n\t |:") and ends_here(view, reading.end):
            return claimed(reading, "other", "other.unit-head")
        return claimed(reading, "name", "name.bare-power")

    def _without_unit(self, view: str, reading: Reading, modifier: Modifier, before: str) -> Number:
        end = reading.end
        if view[end : end + 1] == "大":
            return claimed(reading, "rhetorical", "rhetorical.big")
        if reading.mult >= 4 or modifier != "exact":
            return quantity(reading, modifier)
        if reading.han:
            return claimed(reading, "name", "name.word")
        if view[end : end + 1] in (".", "、", ")") and self._codes.opens_item(view, reading):
            return claimed(reading, "marker", "marker.list", end=end + 1)
        if len(reading.digits) >= 7 and reading.digits.isdecimal():
            return claimed(reading, "other", "other.identifier")
        if ends_here(view, end) or view[end] in "和与及至到":
            return quantity(reading, modifier)
        if self._noun.starts(view, end):
            return quantity(reading, modifier)
        if is_latin(view[end]):
            return claimed(reading, "name", "name.code")
        return claimed(reading, "name", "name.noun")
