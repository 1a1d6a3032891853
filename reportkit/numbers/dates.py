"""Dates: years, half-years, quarters, months and days, and the period they state."""

from __future__ import annotations

import re

from reportkit.numbers.numerals import NumeralReader
from reportkit.rulepack import PatternRule, RuleSet

Dated = tuple[int, str | None]

_MINGUO = 1911


class DateTable:
    """Reads the date at a place: its end and its period (None where no year is written)."""

    def __init__(self, rules: RuleSet, numerals: NumeralReader) -> None:
        patterns = {rule.id: rule.pattern for rule in rules.of(PatternRule)}
        self._numerals = numerals
        self._full = re.compile(patterns["date.full"]).match
        self._years = re.compile(patterns["date.years"]).match
        self._numeric = re.compile(patterns["date.numeric"]).match
        self._month = re.compile(patterns["date.month"]).match

    def year(self, view: str, start: int) -> Dated | None:
        """A date that begins with a four-digit year."""
        match = self._years(view, start)
        if match:
            end = match.end()
            while view[end : end + 1] in ("年", " "):
                end += 1
            return end, f"{match.group(1)}/{match.group(2)}"
        match = self._full(view, start)
        if match:
            return match.end(), self._period(match)
        match = self._numeric(view, start)
        if match:
            year, mark, month, day = match.groups()
            if mark == "." and not day and view[match.end() : match.end() + 1] not in "-—)、":
                return None
            return match.end(), f"{year}-{int(month):02}"
        return None

    def month(self, view: str, start: int) -> Dated | None:
        """A month, perhaps with a day, without a year."""
        match = self._month(view, start)
        return (match.end(), None) if match else None

    def minguo(self, view: str, start: int, digits: str) -> Dated | None:
        """A year of the Republic, `digits` standing after 民国."""
        return start + len(digits) + 1, str(int(digits) + _MINGUO)

    def _number(self, text: str) -> int:
        if text.isdecimal():
            return int(text)
        read = self._numerals.read(text)
        return int(read[0]) if read else 0

    def _period(self, match: re.Match[str]) -> str:
        year, month, _day, half, quarter = match.groups()
        number = self._number(year)
        if month:
            return f"{number}-{self._number(month):02}"
        if half:
            return f"{number}-S{1 if half == '上' else 2}"
        if quarter:
            return f"{number}-Q{self._number(quarter)}"
        return str(number)
