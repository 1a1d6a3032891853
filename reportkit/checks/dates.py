"""Years that the report's own period rules out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.checks.rules import CheckRule
from reportkit.checks.view import ReportView, Verdict

_DIGITS = re.compile(r"[“”\" ]{0,2}(\d{2,3})$")
_WINDOW = 16  # characters before 周年


def anniversary(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """An event's N-th year against the report's period (years: word → year of the event; words: mark, 周年)."""
    span = _years(view.report.period)
    if span is None:
        return
    for mark in rule.words["mark"]:
        at = view.view.find(mark, view.report.start, view.report.end)
        while at >= 0:
            found = _event(view, rule, at)
            if found:
                start, event, number = found
                year = rule.years[event] + number
                holds = span[0] - 1 <= year <= span[1] + 1
                sums = f"{rule.years[event]} + {number} = {year}"
                what = view.text[start : at + len(mark)]
                yield Verdict(holds, (), sums, view.report.period or "", what, span=(start, at + len(mark)))
            at = view.view.find(mark, at + 1, view.report.end)


def late(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """A result dated more than a year after the report's period."""
    span = _years(view.report.period)
    if span is None:
        return
    for figure in view.figures:
        draft = figure.draft
        if draft.status != "actual" or draft.period_basis != "stated" or draft.period == view.report.period:
            continue
        own = _years(draft.period)
        if own and own[0] > span[1] + 1:
            yield Verdict(False, (figure,), f"{draft.period} > {view.report.period}", view.shown(figure), draft.name)


def _event(view: ReportView, rule: CheckRule, at: int) -> tuple[int, str, int] | None:
    """Start, event and number of an anniversary whose mark stands at `at`."""
    before = view.view[max(view.report.start, at - _WINDOW) : at]
    number = _DIGITS.search(before)
    if number is None:
        return None
    name = before[: number.start()]
    event = next((word for word in rule.years if name.endswith(word)), None)
    return (at - len(before) + len(name) - len(event), event, int(number.group(1))) if event else None


def _years(period: str | None) -> tuple[int, int] | None:
    """First and last year of a period."""
    if not period:
        return None
    first, _, last = period.partition("/")
    return (int(first[:4]), int((last or first)[:4]))
