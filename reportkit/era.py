"""Years as written: in either script, two joined, or of the Republic (Taiwan counts from 1912: 113年度 is 2024)."""

from __future__ import annotations

import re

from reportkit.model import Script
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

FIRST = 1912
_LATEST = 200  # a year below this is one of the Republic, above it a common one
_DIGITS = str.maketrans("〇○零OＯ一二三四五六七八九", "00000123456789")


class Era:
    """Whether a text counts years from 1912, and its years as common ones; from rules/era.yaml."""

    def __init__(self, rules: RuleSet) -> None:
        self._written = regex(rules.pattern("era.written")).search
        self._loose = regex(rules.pattern("era.loose")).search
        self._year = regex(rules.pattern("era.year"))
        self._offices = rules.words("era.offices")

    def counted_in(self, view: str, script: Script) -> bool:
        """Whether `view` counts so: it writes what can be no other year, or it is from Taiwan and has such years."""
        if "年" not in view:
            return False
        if self._written(view) is not None:
            return True
        return script != "hans" and self._loose(view) is not None and any(word in view for word in self._offices)

    def as_common(self, text: str) -> str:
        """A text that counts so with common years in place of its own (113年度 → 2024年度)."""
        return self._year.sub(_as_common, text)


def common_year(year: int) -> int:
    """113 → 2024; a common year stays."""
    return year + FIRST - 1 if year < _LATEST else year


def read_han(text: str) -> int:
    """A number up to 999 in either script, place by place or digit by digit: 一百零二, 十二, 5, 一一三, 二〇一五."""
    digits = text.translate(_DIGITS).replace("两", "2")
    hundreds, hundred, rest = digits.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    if not hundred and not ten:
        return int(digits)
    return 100 * (int(hundreds or 1) if hundred else 0) + 10 * (int(tens or 1) if ten else 0) + int(ones or 0)


def read_year(text: str) -> int:
    """A year as written (2031, 二〇三一, 113, 一百零二) as a common one."""
    return common_year(read_han(text))


def joined_years(first: str, last: str) -> str:
    """The years from one to another as written; the last may leave its century out (2024-25 → 2024/2025)."""
    begin, end = read_han(first), read_han(last)
    if end < 100 < begin and begin > end:
        end += begin - begin % 100
        end += 100 if end < begin else 0
    return f"{common_year(begin)}/{common_year(end)}"


def five_years(plan: int) -> str:
    """The years of a five-year plan by its number: 13 → 2016/2020."""
    first = 1951 + 5 * plan
    return f"{first}/{first + 4}"


def _as_common(found: re.Match[str]) -> str:
    year = read_year(found["bracketed"] or found["figures"])
    return f"{year}-{(year + 1) % 100:02d}" if found["school"] is not None else str(year)
