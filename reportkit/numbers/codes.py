"""Digits that are parts of codes, names, documents, clocks or damage rather than figures."""

from __future__ import annotations

from reportkit.numbers.context import is_latin, phrase_after
from reportkit.numbers.identifiers import IdentifierTable
from reportkit.numbers.making import claimed
from reportkit.numbers.reading import Reading
from reportkit.numbers.words import WordIndex
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

_CLOCK = 9  # characters of a time before a dash
_LONGEST = 18  # digits a figure may have
MASKS = frozenset("xX*_□●")
_RUN_ON = (".", "-")
_JOINTS = frozenset("+·×")
_OPEN = frozenset(("", "\n", "\t", "|", " ", "(", ","))  # what a signed number may stand behind
_LED = frozenset(("ratio", "ratio-point", "money"))  # what no sentence begins with
_WHOLE = range(99, 102)  # percent that the terms of a ratio add up to
_FIRST = "1"
_ITEM_REACH = 16  # characters behind a marker in which a number would be one of a list
_ITEM_EDGES = frozenset("\n。;:!?( ")


class CodeTable:
    """Claims that the characters glued to Arabic digits decide."""

    def __init__(self, rules: RuleSet) -> None:
        self._clock = regex(rules.pattern("time.clock")).match
        self._clock_before = regex(rules.pattern("time.clock-before")).search
        self._clock_span = regex(rules.pattern("time.clock-span")).match
        self._identifiers = IdentifierTable(rules)
        self._torn = WordIndex(rules.words("claim.code-before"))
        self._cue = WordIndex(rules.words("claim.clock-before"))
        self._measured = WordIndex(rules.words("claim.measured-letters"))
        self._held = WordIndex(rules.words("claim.clock-after"))

    def claim(self, view: str, reading: Reading, before: str) -> Number | None:
        """The claim of a code, mask, document number, footnote or clock time; None for anything else."""
        end = reading.value_end
        after = view[end : end + 1]
        if len(reading.digits) > _LONGEST:
            return claimed(reading, "other", "other.identifier", end=end)
        if (before and before in MASKS) or (after and after in MASKS):
            return claimed(reading, "damaged", "damaged.mask", end=end)
        if _is_glued(view, reading):
            return claimed(reading, "damaged", "damaged.torn", end=end, reason="numbers run into each other")
        if self._is_measured(view, reading):
            return None
        if is_latin(before) or (before in ("-", "_", ".") and is_latin(view[reading.start - 2 : reading.start - 1])):
            return claimed(reading, "name", "name.code", end=_word_end(view, end))
        if before == "." and reading.dimension in _LED and view[reading.start - 2 : reading.start - 1].isalpha():
            reason = "the digits before the point seem lost"
            return claimed(reading, "damaged", "damaged.headless", start=reading.start - 1, reason=reason)
        if before in ("\n", " ") and self._torn.ends(view, reading.start - 1):
            return claimed(reading, "name", "name.code", end=end)
        if (before and before in _JOINTS and not self._is_sign(view, reading.start)) or (after and after in _JOINTS):
            return claimed(reading, "name", "name.sum", end=end)
        if is_latin(after) and not reading.unit:
            return claimed(reading, "name", "name.code", end=_word_end(view, end))
        return (
            self._bracketed(view, reading, before, after)
            or self._time(view, reading)
            or self._identifiers.claim(view, reading)
        )

    def _is_measured(self, view: str, reading: Reading) -> bool:
        """Whether letters before a number with a unit are short for what is measured (人均GDP|6.2万元)."""
        return reading.unit != "" and self._measured.ends(view, reading.start) != ""

    def _is_sign(self, view: str, start: int) -> bool:
        """Whether the plus before a number stands in a cell or brackets: it says that something rose (+11.1%)."""
        return view[start - 1] == "+" and view[max(0, start - 2) : start - 1] in _OPEN

    def _bracketed(self, view: str, reading: Reading, before: str, after: str) -> Number | None:
        end = reading.value_end
        if before in ("〔", "[", "(", "【") and after in ("〕", "]", ")", "】"):
            if len(reading.digits) == 4 and "0" <= view[end + 1 : end + 2] <= "9":
                return claimed(reading, "document", "document.year", end=end)
            if before == "[":
                return claimed(reading, "other", "other.footnote", end=end)
        if before in ("〕", "]", "第") and after == "号":
            return claimed(reading, "document", "document.number", end=end + 1)
        return None

    def _time(self, view: str, reading: Reading) -> Number | None:
        if len(reading.digits) > 2:
            return None
        match = self._clock(view, reading.start)
        if match is None:
            return None
        text = match.group()
        terms = text.split(":")
        if len(terms) > 2 and sum(map(int, terms)) in _WHOLE:  # 3:40:57, the shares of three sectors
            return None
        start = reading.start
        doubtful = "点" in text or (len(terms) == 2 and text[0] != "0" and terms[1][0] != "0")
        if doubtful and not self._is_timed(view, start, match.end()):
            return None
        return claimed(reading, "other", "other.clock", end=match.end())

    def _is_timed(self, view: str, start: int, end: int) -> bool:
        """Whether the words or times on either side say that a time of the day is told."""
        told = start - (view[start - 1 : start] == ":")
        return bool(
            self._cue.ends(view, told)
            or self._clock_before(view[max(0, start - _CLOCK) : start])
            or self._clock_span(view, start)
            or (view[end - 1].isdecimal() and self._held.starts(view, end))
        )


def _is_glued(view: str, reading: Reading) -> bool:
    """Whether a decimal runs into another number, as cells of a row do that lost their marks (104.8|4.8, 97.8|-2.2)."""
    start, end = reading.start, reading.value_end
    decimal = "." in reading.digits
    if decimal and view[end : end + 1] in _RUN_ON and view[end + 1 : end + 2].isdecimal():
        return True
    before = view[start - 1] if start > 1 and view[start - 2].isdecimal() else ""
    return before == "." or (decimal and before == "-")


def opens_item(view: str, reading: Reading) -> bool:
    """Whether a numeral before 、 . ) stands where a list item begins; a point before a word always opens one."""
    end = reading.end
    if not reading.digits.isdecimal() or len(reading.digits) > 3:
        return False
    following = view[end + 1 : end + 2]
    if view[end] == "." and following.isalpha() and not following.isascii():
        return True
    if reading.start and view[reading.start - 1] not in _ITEM_EDGES:
        return _opens_glued_list(view, reading, following)
    return not "0" <= following <= "9"


def _opens_glued_list(view: str, reading: Reading, following: str) -> bool:
    """Whether a list opens right behind a word (…工作总结1、推进…); 小学1、中学2 goes on with a number."""
    before = view[reading.start - 1]
    if reading.digits != _FIRST or view[reading.end] != "、" or before.isascii() or following.isascii():
        return False
    end = reading.end + 1 + len(phrase_after(view, reading.end + 1, _ITEM_REACH))
    return before.isalpha() and following.isalpha() and not "0" <= view[end : end + 1] <= "9"


def _word_end(view: str, at: int) -> int:
    """The end of the Latin word or code that goes on at `at`."""
    while at < len(view) and view[at].isascii() and view[at].isalnum():
        at += 1
    return at
