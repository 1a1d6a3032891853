"""Digits that identify: telephones, letter boxes, books, standards, scales (0470-6668888, T/CECS 123-2031)."""

from __future__ import annotations

from reportkit.numbers.context import is_latin
from reportkit.numbers.making import claimed
from reportkit.numbers.reading import Reading
from reportkit.numbers.words import WordIndex
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

_DASHES = "-—–―"
_DASHED = frozenset(_DASHES)
_TO_BLANKS = str.maketrans(dict.fromkeys(_DASHES, " "))
_PAIR = 2
_FEWEST = 3  # digits of what a word for an identifier names
_TERM_DIGITS = 2
_WHOLE = range(99, 102)  # percent that the terms of a ratio add up to
_CENTURIES = ("19", "20")
_YEAR_DIGITS = 4
_GAP = frozenset(": ")


class IdentifierTable:
    """Tells them by their own shape, or by the word for what they identify."""

    def __init__(self, rules: RuleSet) -> None:
        self._hyphened = regex(rules.pattern("code.hyphened")).match
        self._scale = regex(rules.pattern("code.scale")).match
        self._words = WordIndex(rules.words("claim.identified-before"))

    def claim(self, view: str, reading: Reading) -> Number | None:
        """The claim of an identifier; None for anything else."""
        joint = reading.start + len(reading.digits)
        if view[joint : joint + 1] in _DASHED and (match := self._hyphened(view, reading.start)) is not None:
            found = _joined(view, reading, match.group())
            if found is not None:
                return found
        if (
            view[reading.start + 1 : reading.start + 2] == ":"
            and (scale := self._scale(view, reading.start)) is not None
        ):
            return claimed(reading, "name", "name.scale", end=scale.end())
        if reading.unit or reading.infix or reading.mult or len(reading.digits) < _FEWEST:
            return None
        at = reading.start
        while at and view[at - 1] in _GAP:
            at -= 1
        return claimed(reading, "other", "other.identifier") if self._words.ends(view, at) else None


def _joined(view: str, reading: Reading, text: str) -> Number | None:
    """Digits joined by dashes that are no range: three groups or more, one with a leading zero, a standard's year."""
    groups = text.translate(_TO_BLANKS).split()
    end = reading.start + len(text)
    led = any(len(group) > 1 and group[0] == "0" for group in groups)
    terms = len(groups) > _PAIR and max(map(len, groups)) <= _TERM_DIGITS and sum(map(int, groups)) in _WHOLE
    if led or (len(groups) > _PAIR and not terms):
        return claimed(reading, "other", "other.identifier", end=end)
    last = groups[-1]
    dated = len(groups) == _PAIR and len(last) == _YEAR_DIGITS and last.startswith(_CENTURIES)
    if dated and is_latin(view[max(0, reading.start - 2) : reading.start].strip()):
        return claimed(reading, "name", "name.code", end=end)
    return None
