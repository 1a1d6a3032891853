"""Which claim takes a reading: the context around a numeral decides what kind of number it is.

The claims are tried in order, from what the neighbouring characters decide alone to what needs the phrase around.
"""

from __future__ import annotations

from reportkit.model import Modifier
from reportkit.numbers.bare import BareTable
from reportkit.numbers.codes import CodeTable
from reportkit.numbers.context import BREAKS, clause_before, closes_title, ends_here
from reportkit.numbers.counts import CountTable
from reportkit.numbers.groups import GroupTable
from reportkit.numbers.making import claimed
from reportkit.numbers.modifiers import ModifierTable
from reportkit.numbers.places import PlaceTable
from reportkit.numbers.ranks import RankTable
from reportkit.numbers.reading import Reading
from reportkit.numbers.words import WordIndex
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

_QUARTERS = 4
_DAYS = 31


class ClaimTable:
    """The claims, in the order they are tried."""

    def __init__(self, rules: RuleSet) -> None:
        self._modifiers = rules.compiled(ModifierTable)
        self._ranks = RankTable(rules)
        self._codes = CodeTable(rules)
        self._groups = GroupTable(rules)
        self._bare = BareTable(rules)
        self._counts = CountTable(rules)
        self._places = PlaceTable(rules)
        self._grade = WordIndex(rules.words("claim.grade-after"))
        self._name = WordIndex(rules.words("claim.name-after"))
        self._event = WordIndex(rules.words("claim.event-after"))
        self._ordinal = WordIndex(rules.words("claim.ordinal-after"))
        self._idiom = rules.words("claim.idiom")
        self._day = rules.words("claim.day")
        self._day_before = WordIndex(rules.words("claim.day-before"))
        self._day_after = WordIndex(rules.words("claim.day-after"))
        self._day_not = rules.words("claim.day-not")
        self._quarter = rules.words("claim.quarter")
        self._measured = WordIndex(rules.words("claim.measured-span"))
        self._moved = WordIndex(rules.words("claim.moved-after"))
        self._broad = WordIndex(rules.words("claim.broad-after"))
        self._site = WordIndex(rules.words("claim.text-length-before"))
        self._letters = rules.words("claim.text-length")
        self._samples_before = WordIndex(rules.words("claim.samples-before"))
        self._samples_after = WordIndex(rules.words("claim.samples-after"))
        self._samples = rules.words("claim.sample-unit")
        self._lasting = WordIndex(rules.words("claim.lasting-before"))
        self._session = WordIndex(rules.words("claim.session-after"))

    def claim(self, view: str, reading: Reading, *, quoted: bool) -> Number:
        """The number that `reading` makes, claimed."""
        before = view[reading.start - 1] if reading.start else ""
        found = self._by_neighbours(view, reading, before, quoted)
        if found is not None:
            return found
        if quoted:
            return claimed(reading, "name", "name.quoted")
        if reading.unit and view[reading.end : reading.end + 1] == "级":
            return claimed(reading, "name", "name.class", end=reading.end + 1)
        modifier = self._modifier(view, reading)
        found = self._places.claim(view, reading, modifier) or self._groups.claim(view, reading, modifier, before)
        if found is not None:
            return found
        if reading.bare:
            return self._bare.power(view, reading, modifier)
        if not reading.unit and reading.per is None:
            return self._bare.claim(view, reading, modifier)
        return self._counts.claim(view, reading, modifier, before)

    def _modifier(self, view: str, reading: Reading) -> Modifier:
        """The words around win over the infix."""
        modifier = self._modifiers.read(view, reading.start, reading.end)
        if modifier is not None:
            return modifier
        if reading.value_max is not None:
            return "range"
        return "over" if reading.infix == "over" else "about" if reading.infix == "about" else "exact"

    def _by_neighbours(self, view: str, reading: Reading, before: str, quoted: bool) -> Number | None:
        """What the characters right before and after decide."""
        lead = reading.start - 1
        if before == " " and not reading.han:
            lead -= 1
            before = view[lead] if lead >= 0 and view[lead] in "第前" else before
        if before == "第":
            return self._ranks.ordinal(view, reading, lead, quoted=quoted)
        if before == "前":
            front = self._ranks.front(view, reading, lead, quoted=quoted)
            if front is not None:
                return front
        if before in "、和与至-" and before and self._ranks.goes_on(view, reading.start):
            return claimed(reading, "ordinal", "ordinal.list")
        found = self._ranks.strong(view, reading, quoted=quoted)
        found = found if found or reading.han else self._codes.claim(view, reading, before)
        return found or self._by_next_word(view, reading) or self._by_unit(view, reading, before)

    def _by_unit(self, view: str, reading: Reading, before: str) -> Number | None:
        """What the unit alone decides."""
        dimension = reading.dimension
        if dimension == "duration":
            if reading.unit in self._quarter and reading.value <= _QUARTERS:
                return claimed(reading, "date", "date.quarter")
            return None if self._measured_span(view, reading) else claimed(reading, "duration", "duration.span")
        if dimension == "structure":
            return claimed(reading, "rhetorical", "rhetorical.structure")
        if dimension == "time" and view.startswith(self._idiom, reading.start):
            return claimed(reading, "name", "name.idiom")
        if reading.unit in self._day and (not before or before in BREAKS or self._names_day(view, reading)):
            return claimed(reading, "date", "date.day")
        if dimension in ("time", "events") and self._lasting.ends(view, reading.start):
            return claimed(reading, "duration", "duration.lasting")
        if dimension == "events" and (before == "届" or self._session.starts(view, reading.end)):
            return claimed(reading, "ordinal", "ordinal.session")
        if reading.unit in self._letters and self._counts_text(view, reading):
            return claimed(reading, "other", "other.text-length")
        if reading.unit in self._samples and self._counts_samples(view, reading):
            return claimed(reading, "other", "other.samples")
        if dimension == "length" and self._broad.starts(view, reading.end) and not ends_here(view, reading.end + 1):
            return claimed(reading, "name", "name.attribute")
        if dimension in ("voltage", "size"):
            if not ends_here(view, self._modifiers.past(view, reading.end)):
                return claimed(reading, "name", "name.attribute")
        elif dimension == "money" and reading.han and len(reading.digits) == 1 and not (reading.mult or reading.bare):
            return claimed(reading, "name", "name.word", end=reading.value_end)
        return None

    def _names_day(self, view: str, reading: Reading) -> bool:
        """Whether N日 is a day of the month whose month stands elsewhere (于31日), not a number of days."""
        if reading.value > _DAYS or view.startswith(self._day_not, reading.end):
            return False
        return bool(self._day_before.ends(view, reading.start) or self._day_after.starts(view, reading.end))

    def _counts_text(self, view: str, reading: Reading) -> bool:
        """Whether a site counts the characters of this very text."""
        return closes_title(view, reading.start, reading.end) or bool(self._site.ends(view, reading.start))

    def _counts_samples(self, view: str, reading: Reading) -> bool:
        """Whether a site counts the samples on its page (工作总结3篇 as a title, 3篇目录)."""
        if self._samples_after.starts(view, reading.end):
            return True
        return bool(self._samples_before.ends(view, reading.start)) and closes_title(view, reading.start, reading.end)

    def _measured_span(self, view: str, reading: Reading) -> bool:
        """Whether years are what the clause measures (人均受教育年限9.8年), not how long something lasted."""
        after = self._modifiers.past(view, reading.end)
        if not (ends_here(view, after) or self._moved.starts(view, after)):
            return False
        return self._measured.inside(clause_before(view, reading.start))

    def _by_next_word(self, view: str, reading: Reading) -> Number | None:
        """What the word right after the numeral decides."""
        at = reading.value_end
        word = self._event.starts(view, at)
        if word:
            return claimed(reading, "other", "other.event", end=at + len(word))
        if reading.mult and not reading.bare:
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
