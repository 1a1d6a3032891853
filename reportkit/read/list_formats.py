"""Numbers of automatic lists as they are shown: 3 → 三, ③, iii, 丙 (number formats of OOXML §17.18.59 and CSS)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Literal

from reportkit.rulepack import Rule, RuleSet

_MOST = 9999
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ENDS = ")）、．.："


class ListFormatRule(Rule, frozen=True):
    """A number format, under the `names` OOXML and CSS give it.

    `reading`: `list` (one of `symbols` each, from 1, then decimal), `places` (`symbols` are the digits from 0),
    `thousands` (十, 百 and 千 are written out, gaps are the zero), `tens` (so below 100, as `places` from there on),
    `letters` (`symbols`, doubled after the last one), `roman`, or `none`. `units` are ten, hundred and thousand.
    Examples are written "12 十二".
    """

    names: tuple[str, ...]
    reading: Literal["list", "places", "tens", "thousands", "letters", "roman", "none"]
    symbols: str = ""
    units: str = ""
    spell_one_ten: bool = False

    def matches(self, text: str) -> bool:
        value, _, shown = text.partition(" ")
        return self.show(int(value)) == shown

    def faults(self) -> Iterator[str]:
        if self.reading in ("tens", "thousands") and (len(self.symbols), len(self.units)) != (10, 3):
            yield "needs ten symbols and three units"
            return
        yield from super().faults()

    def show(self, value: int) -> str:
        """`value` in this format; in decimal digits where the format does not reach."""
        if self.reading == "none":
            return ""
        if self.reading == "places":
            return "".join(self.symbols[int(digit)] for digit in str(value))
        if value < 1 or value > _MOST:
            return str(value)
        if self.reading == "list":
            return self.symbols[value - 1] if value <= len(self.symbols) else str(value)
        if self.reading == "letters":
            repeats, place = divmod(value - 1, len(self.symbols))
            return self.symbols[place] * (repeats + 1)
        return self._roman(value) if self.reading == "roman" else self._counted(value)

    def _roman(self, value: int) -> str:
        shown = ""
        for worth, sign in _ROMAN:
            shown += sign * (value // worth)
            value %= worth
        return shown.upper() if self.symbols else shown

    def _counted(self, value: int) -> str:
        if self.reading == "tens" and value >= 100:
            return "".join(self.symbols[int(digit)] for digit in str(value))
        shown = ""
        for place in (3, 2, 1, 0):
            digit = value // 10**place % 10
            if digit:
                shown += self.symbols[digit] + (self.units[place - 1] if place else "")
            elif shown and value % 10**place and not shown.endswith(self.symbols[0]):
                shown += self.symbols[0]
        if 10 <= value < 20 and not self.spell_one_ten:
            return shown[1:]
        return shown


class ListFormats:
    """The number formats by name; made once for each rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._by_name = {name: rule for rule in rules.of(ListFormatRule) for name in rule.names}

    def show(self, name: str, value: int) -> str:
        """`value` in the format `name`; in decimal digits for an unknown one."""
        rule = self._by_name.get(name)
        return rule.show(value) if rule else str(value)

    def html_marker(self, name: str, value: int) -> str:
        """The marker of an entry of an ordered list, as browsers write it."""
        shown = self.show(name, value)
        if not shown:
            return ""
        return f"{shown}. " if shown.isascii() else f"{shown}、"


def has_marker(text: str) -> bool:
    """Whether a text opens with a number set off as a marker (1. 一、 （二） ③)."""
    start = 1 if text[:1] in ("(", "（") else 0
    end = start
    while end < min(len(text), start + 3) and unicodedata.numeric(text[end], None) is not None:
        end += 1
    if end == start:
        return False
    return text[end : end + 1] in _ENDS or not (text[start].isdecimal() or unicodedata.category(text[start]) == "Lo")
