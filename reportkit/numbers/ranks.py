"""第N and 前N: a place won, an ordinal in a name, or the group the first N make."""

from __future__ import annotations

from reportkit.numbers.context import clause_before, ends_here
from reportkit.numbers.making import claimed, rank
from reportkit.numbers.reading import Reading
from reportkit.numbers.words import WordIndex
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

_LIST_REACH = 8
_FAMOUS = 500  # so many are a known list of firms, by which they are called


class RankTable:
    """Tells ranks from ordinals by what follows and by the words of placing in the clause before."""

    def __init__(self, rules: RuleSet) -> None:
        self._verbs = WordIndex(rules.words("claim.rank-verb"))
        self._fields = WordIndex(rules.words("claim.rank-field"))
        self._moved = WordIndex(rules.words("claim.rank-moved"))
        self._former = WordIndex(rules.words("claim.rank-former"))
        self._entering = WordIndex(rules.words("claim.entering"))
        self._strong = frozenset(rules.words("claim.rank-strong"))
        self._front_words = WordIndex(rules.words("claim.front-word"))
        self._units = WordIndex(rules.words("claim.rank-unit"))
        self._quarter = rules.words("claim.quarter")
        self._links = frozenset(rules.words("claim.rank-link"))
        self._listed = regex(rules.pattern("ordinal.listed")).search
        self._counted = regex("[0-9] ?(?:" + "|".join(rules.words("claim.rank-counted")) + ")").search

    def ordinal(self, view: str, reading: Reading, start: int, *, quoted: bool) -> Number:
        """第N, 第 at `start`: a rank where the clause places something and nothing is named after it.

        So is the place something moved from (由第八位跃升到第五位).
        """
        unit, end = self._unit(view, reading.value_end)
        if quoted:
            return claimed(reading, "name", "name.quoted", start=start, end=end)
        if reading.unit in self._quarter:
            return claimed(reading, "date", "date.quarter", start=start)
        if (ends_here(view, end) or view[end] in self._links) and (unit or self._placed(view, start)):
            return rank(reading, "rank.place", start=start, end=end, unit=unit)
        if unit and self._moved.starts(view, end) and self._former.inside(clause_before(view, start)):
            return rank(reading, "rank.place", start=start, end=end, unit=unit)
        return claimed(reading, "ordinal", "ordinal.nth", start=start, end=reading.value_end)

    def front(self, view: str, reading: Reading, start: int, *, quoted: bool) -> Number | None:
        """前N, 前 at `start`: a rank where something came that far, else a group; None where 前 ends a word."""
        if self._front_words.ends(view, start + 1):
            return None
        if reading.dimension == "duration":
            return claimed(reading, "duration", "duration.front", start=start)
        unit, end = self._unit(view, reading.value_end)
        if quoted:
            return claimed(reading, "name", "name.quoted", start=start, end=end)
        clause = clause_before(view, start)
        if ends_here(view, end) and self._placed(view, start) and not self._counted(clause):
            return rank(reading, "rank.front", start=start, end=end, unit=unit)
        return claimed(reading, "other", "other.group", start=start, end=max(end, reading.end))

    def strong(self, view: str, reading: Reading, *, quoted: bool) -> Number | None:
        """N强 that something came among (进入全市30强): a rank; None for those that only name a class."""
        end = reading.value_end + 1
        if quoted or reading.unit or view[reading.value_end : end] not in self._strong or not ends_here(view, end):
            return None
        clause = clause_before(view, reading.start)
        placed = self._fields.ends(view, reading.start) and self._entering.inside(clause)
        if not placed or self._counted(clause) or reading.value >= _FAMOUS:
            return None
        return rank(reading, "rank.front", start=reading.start, end=end, unit=view[end - 1 : end])

    def goes_on(self, view: str, start: int) -> bool:
        """Whether the numeral at `start` goes on a list of ordinals (第1、2名)."""
        return self._listed(view[max(0, start - _LIST_REACH) : start]) is not None

    def _unit(self, view: str, at: int) -> tuple[str, int]:
        """The unit of a rank (名, 位) and where the rank ends."""
        gap = 1 if view[at : at + 1] == " " else 0
        unit = self._units.starts(view, at + gap)
        return unit, at + gap + len(unit) if unit else at

    def _placed(self, view: str, start: int) -> bool:
        return bool(self._fields.ends(view, start)) or self._verbs.inside(clause_before(view, start))
