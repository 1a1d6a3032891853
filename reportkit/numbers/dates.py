"""Dates: years, half-years, quarters, months and days, and the period they state."""

from __future__ import annotations

import re

from reportkit.era import common_year, read_han
from reportkit.numbers.numerals import NumeralReader
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

Dated = tuple[int, str | None]

_YEAR_SIGNS = frozenset("年-./—–~至到 度底末、,和及与上下第一二三四工学财秋春的")
_DASHES = frozenset("-—–~至到月 ")
_YEAR_STARTS = frozenset("12一二")


class DateTable:
    """Reads the date at a place: its end and its period (None where no year is written)."""

    def __init__(self, rules: RuleSet, numerals: NumeralReader) -> None:
        self._numerals = numerals
        self._full = regex(rules.pattern("date.full")).match
        self._years = regex(rules.pattern("date.years")).match
        self._numeric = regex(rules.pattern("date.numeric")).match
        self._signless = regex(rules.pattern("date.signless")).match
        self._listed = regex(rules.pattern("date.listed")).match
        self._month = regex(rules.pattern("date.month")).match
        self._minguo = regex(rules.pattern("date.minguo")).match
        self._minguo_plain = regex(rules.pattern("date.minguo-plain")).match
        self._republic_year = regex(rules.pattern("date.republic")).match
        self._republic_day = regex(rules.pattern("date.republic-numeric")).match
        self._bracketed = regex(rules.pattern("date.bracketed")).match
        self._month_starts = frozenset("0123456789") | frozenset(numerals.digits) | frozenset(numerals.places)

    def at(self, view: str, start: int, *, republic: bool) -> Dated | None:
        """The date that begins at `start`, None where none does; `republic`: the text counts years from 1912."""
        if republic and (match := self._republic_year(view, start)):
            years = [str(common_year(read_han(group))) for group in match.groups() if group]
            return match.end(), "/".join(years)
        if republic and (match := self._republic_day(view, start)):
            return match.end(), str(common_year(int(match.group(1))))
        if view[start - 1 : start] == "(" and (match := self._bracketed(view, start)):
            return match.end(), str(common_year(int(match.group(1))))
        if view[start] in _YEAR_STARTS and view[start + 4 : start + 5] in _YEAR_SIGNS:
            dated = self._year(view, start)
            if dated:
                return dated
        for length in range(1, 6):
            char = view[start + length : start + length + 1]
            if char == "月":
                match = self._month(view, start)
                return (match.end(), None) if match else None
            if char == "年":
                return self._republic(view, start)
            if char not in self._month_starts and char not in _DASHES:
                break
        return None

    def _republic(self, view: str, start: int) -> Dated | None:
        """A year of the Republic by its own words: 民国 before it, a month or 度 after it."""
        left = start - 3 if view[start - 1 : start] == " " else start - 2
        match = self._minguo(view, left) if left >= 0 else None
        match = match or self._minguo_plain(view, start)
        return (match.end(), str(common_year(int(match.group(1))))) if match else None

    def _year(self, view: str, start: int) -> Dated | None:
        match = self._years(view, start)
        if match:
            first, last = int(match.group(1)), int(match.group(2))
            if last < 100:  # a school or financial year: 2023/24, 2024-25
                return (match.end(), f"{first}/{first + 1}") if last == (first + 1) % 100 else None
            return (match.end(), f"{first}/{last}") if first < last <= first + 50 else None
        match = self._full(view, start)
        if match:
            return match.end(), self._period(match)
        match = self._listed(view, start)
        if match:
            return match.end(), match.group(1)
        match = self._signless(view, start)
        if match:
            return match.end(), self._within_year(*match.groups())
        match = self._numeric(view, start)
        if match:
            year, mark, month, day = match.groups()
            if day or mark != ".":
                return match.end(), f"{year}-{int(month):02}"
        return None

    def _number(self, text: str) -> int:
        return int(text) if text.isdecimal() else int(self._numerals.read(text)[0])

    def _period(self, match: re.Match[str]) -> str:
        year, month, _day, half, quarter = match.groups()
        number = str(self._number(year))
        return f"{number}-{self._number(month):02}" if month else self._within_year(number, half, quarter)

    def _within_year(self, year: str, half: str | None, quarter: str | None) -> str:
        if half:
            return f"{year}-S{1 if half == '上' else 2}"
        return f"{year}-Q{self._number(quarter)}" if quarter else year
