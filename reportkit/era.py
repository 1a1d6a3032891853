"""Years of the Republic (民国): Taiwan counts them from 1912, so 113年度 is 2024."""

from __future__ import annotations

import re

from reportkit.model import Script
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

FIRST = 1912
_LATEST = 200  # a year below this is one of the Republic, above it a common one
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


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


def _as_common(found: re.Match[str]) -> str:
    return str(common_year(read_han(found["bracketed"] or found["figures"])))
