"""Dates set one part a line: pages keep each number and each sign of a date in an element of its own (2031⏎年⏎3⏎月)."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.clean.working import CleanChange
from reportkit.regex import regex

RULE = "wrap.split-date"

_GAP = r"[ \t\r\u3000\xa0]{0,4}\n\s{0,8}"
_DATE = regex(
    rf"(?:19|20)[0-9]{{2}}(?:{_GAP})年(?:{_GAP})?[0-9]{{1,2}}(?:{_GAP})?月(?:(?:{_GAP})?[0-9]{{1,2}}(?:{_GAP})?日)?"
)
_BLANKS = regex(r"\s+")


def split_dates(text: str) -> Iterator[CleanChange]:
    """Changes that take the line breaks out of dates that stand one part a line."""
    for date in _DATE.finditer(text):
        for gap in _BLANKS.finditer(text, *date.span()):
            yield CleanChange(*gap.span(), "", RULE, "unwrap")
