"""The day a text was published or signed, and the year its 今年 and 去年 count from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportkit.alignment import Span
from reportkit.outline.vocabulary import Patterns
from reportkit.outline.years import named_period
from reportkit.stages import CleanText

_HEAD = 160  # characters behind a report's title in which the day of its publication is looked for
_ABOVE = 200  # characters before it in which it is, too
_SIGNED = 4  # last lines in which a report's own day is looked for
_MAX_DAY = 24  # characters of a line that holds a day and nothing else
_TOLD = 1500  # characters of a text in which its first 今年 or 去年 is looked for
_YEAR_BEGINS = 3  # up to this month a text that speaks of last year is about it
_SUMMER = (6, 7, 8)  # months in which the half-year just over is reported


def published_on(clean: CleanText, start: int, body: int, patterns: Patterns) -> str | None:
    """The day (ISO) a site or newspaper sets around the title of the text that starts at `start`.

    It is sought in the source: such lines are furniture, and gone from the clean text.
    """
    first, last = clean.alignment.to_source(start, min(body + _HEAD, len(clean.view)))
    found = patterns["dateline"].search(clean.source.text, max(0, first - _ABOVE), min(last, first + 2 * _HEAD))
    return _iso(found) if found else None


def signed_on(view: str, lines: Sequence[Span], patterns: Patterns) -> str | None:
    """The day (ISO) that stands alone in one of the last lines."""
    for start, end in reversed(lines[-_SIGNED:]):
        found = patterns["signed"].fullmatch(view[start:end].strip()) if end - start <= _MAX_DAY else None
        if found is not None:
            return _iso(found)
    return None


def period_by_day(day: str, title: str, text: str, patterns: Patterns) -> str | None:
    """The period of a text of that day that names no year: what its 去年, 今年 or 一季度 is.

    None where it has none of these, or hides its years.
    """
    if patterns["masked-year"].search(text, 0, _TOLD):
        return None
    year, month = int(day[:4]), int(day[5:7])
    part = patterns["own-part"].search(title) or patterns["own-part"].match(text)
    if part is not None:
        named = named_period(f"{year - (month < _YEAR_BEGINS)}年{part['part'] or part['titled']}", patterns)
        if named is not None and "-" in named:
            return named
    told = {found.lastgroup for found in patterns["told"].finditer(title + "\n" + text[:_TOLD])}
    if "past" in told and (month <= _YEAR_BEGINS or "present" not in told):
        return str(year - 1)
    if "present" not in told:
        return None
    half = month in _SUMMER and patterns["half-told"].search(text, 0, _TOLD) is not None
    return f"{year}-S1" if half else str(year)


def spoken_in(period: str | None, day: str | None, title: str, text: str, patterns: Patterns) -> int | None:
    """The year a text speaks in where it is the one behind its period: its first words are of 去年; else None."""
    if period is None or not period.isdecimal():
        return None
    named = named_period(title, patterns)
    if str(int(period) + 1) not in {(day or "")[:4], (named or "")[:4]}:
        return None
    return int(period) + 1 if opens_with_last_year(text, patterns) else None


def opens_with_last_year(text: str, patterns: Patterns) -> bool:
    """Whether the first year that a text counts from its own is 去年."""
    first = patterns["told"].search(text, 0, _TOLD)
    return first is not None and first.lastgroup == "past"


def _iso(found: re.Match[str]) -> str:
    return "-".join(part.zfill(2) for part in re.findall("[0-9]+", found["date"]))
