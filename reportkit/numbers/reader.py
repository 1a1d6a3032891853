"""The pass over the text: find each numeral, read it, and let the first claim that fits take it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from reportkit.model import Modifier
from reportkit.numbers.claims import ClaimTable
from reportkit.numbers.composite import whole_reading
from reportkit.numbers.dates import DateTable
from reportkit.numbers.making import DOUBLING, hidden, is_hidden
from reportkit.numbers.modifiers import ModifierTable
from reportkit.numbers.overwritten import mark_overwritten
from reportkit.numbers.reading import Numerals, Reading
from reportkit.numbers.sharing import share_units
from reportkit.numbers.words import HeldWords
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, Number, ReportOutline

_NOWHERE = (1 << 60, 1 << 60)
_NO_DIGITS = ("damaged.number-missing",)  # the area is the unit that is left
_TIMES = ("time", "duration")


class NumberReader:
    """Everything the stage derives from the rules, made once."""

    def __init__(self, rules: RuleSet) -> None:
        self._start = regex(rules.pattern("numeral.start"))
        self._quotes = regex(rules.pattern("text.quoted"))
        self._doubling = regex(rules.pattern("numeral.doubling")).match
        self._half = regex(rules.pattern("numeral.half")).match
        self._numerals = rules.compiled(Numerals)
        self._dates = DateTable(rules, self._numerals.reader)
        self._modifiers = rules.compiled(ModifierTable)
        self._claims = ClaimTable(rules)
        self._loose = HeldWords(rules.words("numeral.one-loose"), self._numerals.reader.chars)
        self._words = HeldWords(
            (word for id in ("one-after", "one-before", "words") for word in rules.words(f"numeral.{id}")),
            self._numerals.reader.chars,
        )

    def read(self, clean: CleanText, reports: tuple[ReportOutline, ...]) -> tuple[Number, ...]:
        """All numbers of `clean`, in text order."""
        view = clean.view
        republic = any(report.republic for report in reports)
        taken = self._taken(clean, reports)
        quotes = (match.span() for match in self._quotes.finditer(clean.text) if match.lastgroup != "long")
        area, quote = next(taken, None), next(quotes, _NOWHERE)
        found: list[Number] = []
        at = 0
        for match in self._start.finditer(view):
            start = match.start()
            if start < at:
                continue
            while area is not None and area.end <= start:
                if is_hidden(area) and area.start >= at:
                    found.append(area)
                area = next(taken, None)
            while quote[1] <= start:
                quote = next(quotes, _NOWHERE)
            if area is not None and area.start <= start:
                number: Number | None = area
            else:
                number = self._one(view, start, quoted=quote[0] <= start, republic=republic)
            if number is not None:
                # A sign or 第 before the numeral may already belong to the number before.
                found.append(number if number.start >= at else msgspec.structs.replace(number, start=at))
                at = number.end
        found += (left for left in (area, *taken) if left is not None and is_hidden(left) and left.start >= at)
        return mark_overwritten(view, share_units(view, found))

    def _taken(self, clean: CleanText, reports: tuple[ReportOutline, ...]) -> Iterator[Number]:
        """What is claimed before the scan: markers of the outline, damaged runs of the cleaner; disjoint, in order."""
        areas: list[tuple[int, int, str, str]] = [
            (heading.start, heading.marker_end, "marker", f"outline.{heading.style}")
            for report in reports
            for heading in report.headings
        ]
        areas += [
            (*remark.span, "damaged", remark.code)
            for remark in clean.remarks
            if remark.code.startswith(("damaged.", "mask."))
        ]
        areas.sort()
        at = 0
        for area in areas:
            if area[0] >= at and area[1] > area[0]:
                number = self._claimed_area(clean.view, *area)
                yield number
                at = number.end

    def _claimed_area(self, view: str, start: int, end: int, claim: str, rule: str) -> Number:
        """The number of an area; a damaged one has the unit behind it, where that is no time."""
        if claim == "damaged":
            lost = self._numerals.hidden(view, start if rule in _NO_DIGITS else end)
            if lost is not None and lost[1].dimension not in _TIMES:
                return hidden(start, rule, *lost)
        return Number(start=start, end=end, claim=claim, rule=rule, value_end=end)

    def readings(self, view: str) -> Iterator[Reading]:
        """Every numeral of a plain text with its unit, read and not claimed."""
        at = 0
        for match in self._start.finditer(view):
            start = match.start()
            if start < at or self._is_word(view, start, view[start], view[start + 1 : start + 2]):
                continue
            reading = whole_reading(self._numerals, view, start)
            if reading is not None:
                yield reading
                at = reading.end

    def _one(self, view: str, start: int, *, quoted: bool, republic: bool) -> Number | None:
        """The number that begins at `start`; None where the character counts nothing."""
        char = view[start]
        if not "0" <= char <= "9":
            following = view[start + 1 : start + 2]
            if char == "翻" or char == "半" or (char == "一" and following == "半"):
                return self._in_words(view, start, quoted=quoted)
            if self._is_word(view, start, char, following):
                return None
        dated = self._dates.at(view, start, republic=republic)
        if dated is not None:
            end, period = dated
            return Number(start=start, end=end, claim="date", rule="date", period=period, value_end=end)
        reading = whole_reading(self._numerals, view, start)
        if reading is None:
            return None
        return self._claims.claim(view, reading, quoted=quoted)

    def _is_word(self, view: str, start: int, char: str, following: str) -> bool:
        """Whether a Chinese numeral is only part of a word (统一, 四川); 一 counts only before a unit."""
        if (start and view[start - 1] == "第") or view[start + 1 : start + 3] == "分之":
            return False
        if self._words.at(view, start):
            return True
        numerals = self._numerals.reader
        goes_on = following in numerals.places or following in numerals.powers
        if not goes_on and self._loose.at(view, start):
            return True
        chars = numerals.chars
        if char != "一" or following in chars or following in ("年", "月", "点"):
            return False
        if following in ("至", "到") and view[start + 2 : start + 3] in chars:
            return False
        return self._numerals.units.at(view, start + 1) is None

    def _in_words(self, view: str, start: int, *, quoted: bool) -> Number | None:
        """Doublings (翻一番 is twice) and halves."""
        match = self._doubling(view, start)
        value, per, unit = Decimal(1), None, "倍"
        modifier: Modifier | None = None
        if match:
            near, turns = match.groups()
            value = Decimal(2) ** (self._numerals.reader.read(turns)[0] if turns else 1)
            modifier = "nearly" if near else None
        else:
            match = self._half(view, start)
            per, unit = Decimal(2), ""
        if match is None:
            return None
        end = match.end()
        return Number(
            start=start,
            end=end,
            claim="name" if quoted else "quantity",
            rule="name.quoted" if quoted else DOUBLING,
            value=value,
            per=per,
            unit=unit,
            value_end=end,
            modifier=modifier or self._modifiers.read(view, start, end) or "exact",
            dimension="ratio",
        )
