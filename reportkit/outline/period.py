"""The period a report's results are about, as the text states it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportkit.outline.vocabulary import Patterns

_HAN_DIGITS = {char: str(value % 10) for value, char in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}


class Part(NamedTuple):
    """A heading with the text below it, as the period is looked for."""

    title: str
    opening: str
    role: str  # review, outlook or ""


def period_of(
    *, title: str | None, kind: str, date: str | None, opening: str, parts: Sequence[Part], patterns: Patterns
) -> str | None:
    """The period of the results.

    Where statements disagree, what stands nearest to the results wins: the first words of the review, then its
    title, then the report's title, then the date of the speech (a report of year N speaks of N − 1).
    """
    review = next((part for part in parts if part.role == "review"), None)
    named = _named_year(review.title, patterns) if review else None
    if review is not None:
        opened = patterns["year-opening"].match(review.opening)
        if opened is not None and (named is None or len(named) == 4):
            return opened["year"] + ("-S1" if opened["half"] else "")
        if named:
            return named
        if date and patterns["five-years"].search(review.title):
            last = int(date[:4]) - 1
            return f"{last - 4}/{last}"
    if review is None and not any(part.role == "outlook" for part in parts):
        opened = patterns["year-opening"].match(opening)
        if opened is not None:
            return opened["year"] + ("-S1" if opened["half"] else "")
    own = _named_year(title or "", patterns)
    if own and date and date.startswith(own[:4]) and kind in ("summary+plan", "speech"):
        return str(int(own[:4]) - 1)
    if own:
        return own
    if review is not None and date:
        return str(int(date[:4]) - 1)
    return None


def _named_year(title: str, patterns: Patterns) -> str | None:
    """The last year or span of years named in a title before what looks ahead."""
    found = [m for m in patterns["year"].finditer(title)]
    if not found:
        return None
    first = found[0]
    year = digits(first["year"])
    if first["to"]:
        return f"{year}/{first['to']}"
    return year + _part(first["part"] or "")


def digits(year: str) -> str:
    """二〇三一 → 2031."""
    return "".join(_HAN_DIGITS.get(char, char) for char in year)


def _part(words: str) -> str:
    """上半年 → -S1, 第一季度 → -Q1, 3月 → -03."""
    if not words:
        return ""
    if "半" in words:
        return "-S1"
    if "季" in words:
        return f"-Q{'一二三四'.index(words[-3]) + 1}"
    months = re.findall("[0-9]+", words)
    if len(months) == 1 and words[0] != "前":
        return f"-{int(months[0]):02d}"
    last = int(months[-1])
    return {3: "-Q1", 6: "-S1"}.get(last, "")
