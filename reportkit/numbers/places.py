"""Numerals that tell one of a series of places: village groups, houses, rooms (六组, 8栋, 305室)."""

from __future__ import annotations

from reportkit.model import Modifier
from reportkit.numbers.context import clause_before, ends_here, is_latin, phrase_after
from reportkit.numbers.making import claimed
from reportkit.numbers.reading import Reading
from reportkit.numbers.words import WordIndex
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

_LIST_REACH = 24
_NOUN_REACH = 6
_PAIR = "两"  # counts and never orders
_ROOM_DIGITS = range(3, 5)
_NUMERAL = "[0-9一二三四五六七八九十]{1,3}"
_LINK = "[、和与及至到—-]"


class PlaceTable:
    """Tells places in a row from counts of them by the list they stand in and the words on either side."""

    def __init__(self, rules: RuleSet) -> None:
        groups, houses = rules.words("claim.place-group"), rules.words("claim.place-house")
        rooms, numbered = rules.words("claim.place-room"), rules.words("claim.place-numbered")
        self._groups, self._rooms = frozenset(groups), frozenset(rooms)
        self._units = frozenset((*groups, *houses, *rooms))
        units = "|".join(sorted((*self._units, *numbered), key=len, reverse=True))
        self._listed_before = regex(f"(?:{_NUMERAL}(?:{units}){_LINK}){{1,6}}$").search
        self._listed_after = regex(f"{_LINK}{_NUMERAL}({units})").match
        self._counting = WordIndex(rules.words("claim.place-counting"))
        self._sets = WordIndex(rules.words("claim.place-set"))
        self._holding = frozenset(rules.words("claim.place-holding"))
        self._holders = WordIndex((*self._holding, *rules.words("claim.place-not-holding")))
        self._address = frozenset(rules.words("claim.place-address"))
        self._each = WordIndex(rules.words("claim.apiece-after"))

    def claim(self, view: str, reading: Reading, modifier: Modifier) -> Number | None:
        """The claim of a place in a row; None for a count and for any other unit."""
        if reading.unit not in self._units or reading.mult or reading.infix or reading.value_max is not None:
            return None
        if modifier != "exact" or reading.digits.startswith(_PAIR):
            return None
        tells_group = reading.unit in self._groups
        told = self._is_group(view, reading) if tells_group and reading.han else self._is_address(view, reading)
        return claimed(reading, "ordinal", "ordinal.place") if told else None

    def _is_group(self, view: str, reading: Reading) -> bool:
        """Whether 五组 is the fifth group: unless words say that groups or sets are counted."""
        first = self._list_start(view, reading.start)
        if first < reading.start or self._goes_on(view, reading) or self._held(view, first):
            return True
        if self._counting.ends(view, first) or ends_here(view, reading.end):
            return False
        return not self._sets.inside(phrase_after(view, reading.end, _NOUN_REACH))

    def _is_address(self, view: str, reading: Reading) -> bool:
        """Whether digits number a house, a room or a group: in a list of such, or behind what holds them."""
        first = self._list_start(view, reading.start)
        if (first < reading.start or self._goes_on(view, reading)) and not self._each.inside(
            clause_before(view, first)
        ):
            return True
        if reading.unit in self._groups:
            return self._held(view, first)
        before = view[reading.start - 1 : reading.start]
        if reading.unit in self._rooms:
            return len(reading.digits) in _ROOM_DIGITS and (before in self._address or is_latin(before))
        return False

    def _list_start(self, view: str, start: int) -> int:
        """Where the list of places begins of which the one at `start` is a later member; `start` for the first."""
        floor = max(0, start - _LIST_REACH)
        listed = self._listed_before(view[floor:start])
        return floor + listed.start() if listed else start

    def _goes_on(self, view: str, reading: Reading) -> bool:
        """Whether the next place of the list stands right behind."""
        listed = self._listed_after(view, reading.end)
        return listed is not None and listed.group(1) == reading.unit

    def _held(self, view: str, start: int) -> bool:
        """Whether a village or the like that has groups stands before (桃园村|五组), but not 全村."""
        return self._holders.ends(view, start) in self._holding
