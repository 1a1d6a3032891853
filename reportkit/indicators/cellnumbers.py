"""The number a cell of a table consists of, with no more than signs, a modifier or a verb of moving around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from reportkit.alignment import Span
from reportkit.indicators.tablewords import HeadWords
from reportkit.numbers.making import may_be_indicator
from reportkit.numbers.modifiers import ModifierTable
from reportkit.stages import Number

_LONGEST = 12  # digits of a figure in a cell; longer ones are numbers of accounts, telephones
_IDENTIFIER = "other.identifier"
_OF_SENTENCES = frozenset(("name", "ordinal", "other"))  # claims that the words around a number in a sentence give it
_POINTS = ".,"
_YEAR = 4  # digits of a year


class CellNumbers:
    """Finds the numbers of cells; `numbers` are those of the report by their start."""

    def __init__(self, view: str, numbers: dict[int, Number], words: HeadWords, modifiers: ModifierTable) -> None:
        self._view, self._numbers = view, numbers
        self._words, self._modifiers = words, modifiers

    def read(self, cell: Span, *, headed: bool, years: bool) -> Number | None:
        """The number of a cell as a quantity, else None.

        Under heads (`headed`) a bare number is one, whatever it would be in a sentence; a year where `years` says so.
        """
        number = self._number(cell)
        if number is None or may_be_indicator(number):
            return number
        if number.claim == "duration" and headed:
            return replace(number, claim="quantity", unit=self._view[number.value_end : number.end])
        if number.claim == "date":
            return replace(number, claim="quantity", unit="") if years and self._is_year(number) else None
        alone = number.rule == _IDENTIFIER or (headed and number.claim in _OF_SENTENCES and self._is_bare(number))
        figure = number.claim == "unclaimed" or (alone and not self._is_coded(number))
        return replace(number, claim="quantity", unit="") if figure else None

    def are_years(self, cells: Sequence[Span]) -> bool:
        """Whether cells, blank ones left out, hold years that follow one another, as heads do (2029, 2030, 2031)."""
        found = [self._number(cell) for cell in cells if cell[0] < cell[1]]
        years = [int(n.value) for n in found if n is not None and n.value is not None and self._is_year(n)]
        steps = {b - a for a, b in pairwise(years)}
        return len(years) == len(found) and len(steps) <= 1 and steps != {0}

    def _number(self, cell: Span) -> Number | None:
        view, words = self._view, self._words
        start, end = cell
        while end > start and view[end - 1] in words.notes + " ":
            end -= 1
        moved = words.moves.at_start(view, start, end)
        start += moved[0] if moved else 0
        start += len(self._modifiers.word_at(view, start))
        while start < end and start not in self._numbers and view[start] in words.signs + " (":
            start += 1
        end -= view[start - 1] == "(" and view[end - 1] == ")"
        number = self._numbers.get(start)
        if number is None or number.value is None:
            return None
        return number if end in (number.end, self._modifiers.past(view, number.end)) else None

    def _is_bare(self, number: Number) -> bool:
        """Whether a number is digits and nothing else: no unit, no range."""
        return all(char.isdecimal() or char in _POINTS for char in self._view[number.start : number.end])

    def _is_coded(self, number: Number) -> bool:
        """Whether a number is written as a code is: very long, or with zeros before it."""
        view, start = self._view, number.start
        return number.end - start > _LONGEST or (view[start] == "0" and view[start + 1 : start + 2].isdecimal())

    def _is_year(self, number: Number) -> bool:
        return number.claim == "date" and number.end - number.start == _YEAR and number.value is not None
