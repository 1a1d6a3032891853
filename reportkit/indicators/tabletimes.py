"""The times a table names: in its title, in its heads, in the labels of its rows."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from reportkit.alignment import Span
from reportkit.era import common_year
from reportkit.indicators.columns import Heads
from reportkit.indicators.context import Context
from reportkit.indicators.times import Time, TimeReader, end_year, part_of_year
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

_DECEMBER = 12
_MONTH = 7  # characters of 2019-03


class _Cells(msgspec.Struct, frozen=True):
    """What cells look like that say only when."""

    year: re.Pattern[str]
    month: re.Pattern[str]


def _cells(rules: RuleSet) -> _Cells:
    return _Cells(year=regex(rules.pattern("table.year")), month=regex(rules.pattern("table.month")))


class TableTimes:
    """Reads the times of one table; what counts from a year (上年同期) counts from its title's, else its section's."""

    def __init__(self, context: Context, start: int, title: Span | None, rules: RuleSet) -> None:
        self.view = context.clean.view
        self.reference = context.zone_at(start).reference
        self.period: str | None = None
        self._reader = rules.compiled(TimeReader)
        self._cells = rules.compiled(_cells)
        self._against = rules.words("frame.against")
        self._cumulative = rules.words("table.cumulative")
        self._last_year = rules.words("table.last-year")
        self._this_month = rules.words("table.this-month")
        self._same = rules.words("table.same-period")
        if title is not None:
            self.title(title)

    def title(self, span: Span) -> None:
        """Take the time of a title as the table's."""
        times = [t for t in self._times(span) if t.period]
        if times:
            self.period = times[-1].period
            self.reference = self.reference._replace(
                year=end_year(self.period), now=end_year(self.period), period=self.period
            )

    def year_of(self, span: Span) -> str | None:
        """The year that a cell consists of; of two or three digits it is one of the Republic (103年)."""
        match = self._cells.year.match(self.view, *span)
        if match is None:
            return None
        return match["common"] or str(common_year(int(match["republic"])))

    def _month_of(self, span: Span, year: int | None = None) -> str | None:
        """The month a cell consists of, in `year`, else in the table's; 12月末 is the year itself."""
        match = self._cells.month.match(self.view, *span)
        year = year or self.reference.year
        if match is None or not year:
            return None
        month = int(match["month"])
        return str(year) if match["end"] and month == _DECEMBER else part_of_year(year, month, month)

    def is_time(self, span: Span) -> bool:
        """Whether a cell says only when."""
        if self.year_of(span) or self._cells.month.match(self.view, *span):
            return True
        times = self._times(span)
        if not times or times[0].start != span[0]:
            return False
        return span[1] - times[-1].end <= 1 and all(a.end >= b.start - 1 for a, b in pairwise(times))

    def of_label(self, span: Span) -> str | None:
        """The period of a row whose label is a time."""
        return (
            self.year_of(span)
            or self._month_of(span)
            or next((t.period for t in reversed(self._times(span)) if t.period), None)
        )

    def of_heads(self, heads: Heads) -> str | None:
        """The period the heads of a column give; None where they give none."""
        reference, found = self.reference, None
        for head in heads:
            year = self.year_of(head) or self._month_of(head, reference.year)
            read = self._reader.read(self.view, *head, reference)
            times = [time for time in read if time.period and not self._compared(head, time)]
            if self.view.startswith(self._last_year, *head):
                found = self._year_before(found, head)
            elif self.view.startswith(self._this_month, *head):
                found = self._last_month(found) or found
            elif self.view.startswith(self._cumulative, *head):
                found = self._since_january(found) or found
            elif year or times:
                found = year or times[0].period
                reference = reference._replace(year=end_year(found))
        return found

    def _year_before(self, found: str | None, head: Span) -> str | None:
        """上年 is the year before, 上年同期 the same part of it."""
        own = found or self.period or self.reference.period
        if own is None or "/" in own[:5] or not own[:4].isdecimal():
            return found
        year = str(int(own[:4]) - 1)
        if not self.view.endswith(self._same, *head):
            return year
        if self._counts_up(head):
            own = self._since_january(own) or own
        return own.replace(own[:4], year)

    def _last_month(self, found: str | None) -> str | None:
        """The last month of the time a table tells of (本月 in 1-10月); None where that ends with no month."""
        end = (found or self.period or self.reference.period or "").rpartition("/")[2]
        return end if len(end) == _MONTH and end[5:].isdecimal() else None

    def _counts_up(self, head: Span) -> bool:
        return any(self.view.find(word, *head) >= 0 for word in self._cumulative)

    def _since_january(self, found: str | None) -> str | None:
        period = found or self.period or self.reference.period
        if period is None or len(period) != _MONTH or not period[5:].isdecimal() or period.endswith("-01"):
            return None
        return f"{period[:4]}-01/{period}"

    def _times(self, span: Span) -> list[Time]:
        return self._reader.read(self.view, *span, self.reference)

    def _compared(self, head: Span, time: Time) -> bool:
        return time.start > head[0] and self.view.endswith(self._against, head[0], time.start)
