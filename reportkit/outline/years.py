"""The period a title names: a year, a part of one, or a stretch of years."""

from __future__ import annotations

import re

from reportkit.era import five_years, joined_years, read_han
from reportkit.outline.vocabulary import Patterns

_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_THREE_QUARTERS = 9  # months
_QUARTERS = {char: value for value, char in enumerate("一二三四", start=1)} | {str(n): n for n in range(1, 5)}


def named_period(title: str, patterns: Patterns) -> str | None:
    """The first year (half, quarter, month, span) a title names."""
    found = patterns["year"].search(title)
    return None if found is None else period_named(found)


def plan_term(title: str, patterns: Patterns) -> str | None:
    """The years of the five-year plan whose results a title tells (“十五五”发展成就)."""
    found = patterns["plan-term"].search(title)
    return five_years(read_han(found["plan"])) if found else None


def period_named(found: re.Match[str]) -> str:
    """The period a match of outline.year names."""
    year = found["year"].translate(_HAN_DIGITS)
    if found["short"]:
        return joined_years(year, found["short"])
    if found["to"]:
        return f"{year}/{found['to']}"
    if found["through"] or found["quarters"]:
        return _up_to(year, read_han(found["through"]) if found["through"] else _THREE_QUARTERS)
    return year + _within_year(found)


def _up_to(year: str, month: int) -> str:
    """The months of a year from January to `month`."""
    return {3: f"{year}-Q1", 6: f"{year}-S1", 12: year}.get(month, f"{year}-01/{year}-{month:02d}")


def _within_year(found: re.Match[str]) -> str:
    if found["half"]:
        return "-S1"
    if found["quarter"]:
        return f"-Q{_QUARTERS[found['quarter']]}"
    return f"-{read_han(found['month']):02d}" if found["month"] else ""
