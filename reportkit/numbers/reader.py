"""The pass over the text: find each numeral, read it, and let the first claim that fits take it."""

from __future__ import annotations

import re
from decimal import Decimal

from reportkit.numbers.claims import ClaimTable
from reportkit.numbers.dates import Dated, DateTable
from reportkit.numbers.modifiers import ModifierTable
from reportkit.numbers.reading import ReadingTable
from reportkit.rulepack import PatternRule, RuleSet
from reportkit.stages import CleanText, Number, ReportOutline

_DATE_SIGNS = frozenset("年月-./—–~至到 度底末")


class NumberReader:
    """Everything the stage derives from the rules, made once."""

    def __init__(self, rules: RuleSet) -> None:
        patterns = {rule.id: rule.pattern for rule in rules.of(PatternRule)}
        self._start = re.compile(patterns["numeral.start"])
        self._turn = re.compile(patterns["numeral.doubling"]).match
        self._half = re.compile(patterns["numeral.half"]).match
        self._readings = ReadingTable(rules)
        self._dates = DateTable(rules, self._readings.numerals)
        self._modifiers = ModifierTable(rules)
        self._claims = ClaimTable(rules)
        self._digits = frozenset(self._readings.numerals.digits)

    def read(self, clean: CleanText, reports: tuple[ReportOutline, ...]) -> tuple[Number, ...]:
        view = clean.view
        taken = _taken(clean, reports)
        pending = iter(taken)
        area = next(pending, None)
        found: list[Number] = []
        at = 0
        for match in self._start.finditer(view):
            start = match.start()
            if start < at:
                continue
            while area is not None and area[1] <= start:
                area = next(pending, None)
            if area is not None and area[0] <= start:
                number: Number | None = Number(
                    start=area[0], end=area[1], claim=area[2], rule=area[3], value_end=area[1]
                )
            else:
                number = self._one(view, start)
            if number is not None:
                found.append(number)
                at = number.end
        return tuple(found)

    def _one(self, view: str, start: int) -> Number | None:
        char = view[start]
        if char == "翻":
            return self._doubling(view, start)
        if char == "半" or (char == "一" and view[start + 1 : start + 2] == "半"):
            return self._halved(view, start)
        if not "0" <= char <= "9" and self._claims.is_word(view, start):
            return None
        dated = self._date(view, start)
        if dated is not None:
            end, period = dated
            return Number(start=start, end=end, claim="date", rule="date", period=period, value_end=end)
        reading = self._readings.at(view, start)
        if reading is None:
            return None
        modifier = self._modifiers.read(view, start, reading.end)
        if modifier is None:
            modifier = "range" if reading.ranged else "over" if reading.over else "exact"
        return self._claims.claim(view, reading, modifier)

    def _date(self, view: str, start: int) -> Dated | None:
        if view[start + 4 : start + 5] in _DATE_SIGNS and view[start : start + 1] in "12一二":
            dated = self._dates.year(view, start)
            if dated:
                return dated
        for length in (1, 2, 3):
            char = view[start + length : start + length + 1]
            if char == "月":
                return self._dates.month(view, start)
            if char == "年" and view[max(0, start - 3) : start].rstrip().endswith("民国"):
                return self._dates.minguo(view, start, view[start : start + length])
            if char not in self._digits and char not in "十-—–~至到":
                break
        return None

    def _doubling(self, view: str, start: int) -> Number | None:
        match = self._turn(view, start)
        if match is None:
            return None
        turns = self._readings.numerals.read(match.group(1))[0] if match.group(1) else Decimal(1)
        return Number(
            start=start,
            end=match.end(),
            claim="quantity",
            rule="numeral.doubling",
            value=2**turns,
            unit="倍",
            value_end=match.end(),
            dimension="ratio",
        )

    def _halved(self, view: str, start: int) -> Number | None:
        match = self._half(view, start)
        if match is None:
            return None
        modifier = self._modifiers.read(view, start, match.end()) or "exact"
        return Number(
            start=start,
            end=match.end(),
            claim="quantity",
            rule="numeral.half",
            value=Decimal(1),
            per=Decimal(2),
            value_end=match.end(),
            dimension="ratio",
            modifier=modifier,
        )


def _taken(clean: CleanText, reports: tuple[ReportOutline, ...]) -> list[tuple[int, int, str, str]]:
    """Stretches claimed before the scan: markers of the outline, damaged runs of the cleaner."""
    areas = [
        (heading.start, heading.marker_end, "marker", f"outline.{heading.style}")
        for report in reports
        for heading in report.headings
        if heading.marker_end > heading.start
    ]
    areas += [
        (remark.span[0], remark.span[1], "damaged", remark.code)
        for remark in clean.remarks
        if remark.code.startswith(("damaged.", "mask.")) and remark.span[1] > remark.span[0]
    ]
    areas.sort()
    kept: list[tuple[int, int, str, str]] = []
    for area in areas:
        if not kept or area[0] >= kept[-1][1]:
            kept.append(area)
    return kept
