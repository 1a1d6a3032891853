"""Masks: placeholders a site or a template put over years, dates, numbers and names (20xx年, xx市, x月x日, **名, x.x%).

They stay as they are, as slots that say what they hide: `mask.year`, `mask.date` and `mask.number` stand for digits,
`slot.place` and `slot.text` for words.
"""

from __future__ import annotations

import msgspec

from reportkit.model import Span
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.stages import Remark

_SIGNS = frozenset("xX×*_□")
_CIRCLES = "○○"  # one alone is a zero
_RUN = regex(r"[xX×*_○□]{1,8}(?:\.[xX*×]{1,3})?")
_DIGITS_BEFORE = regex(r"(?<![0-9A-Za-z.])[0-9]{1,3}\Z")
_DIGITS_AFTER = regex(r"[0-9]{1,6}")
_FEWEST = 3  # masks in a text before a single letter between words counts as one
_AFTER = 3
_MESSAGES = {
    "mask.year": "a year is masked",
    "mask.date": "a date is masked",
    "mask.number": "a number is masked",
    "slot.place": "the name of a place or body is masked",
    "slot.text": "words are masked",
}


class _Words(msgspec.Struct, frozen=True, gc=False):
    places: tuple[str, ...]
    units: tuple[str, ...]
    latin: tuple[str, ...]


def _words(rules: RuleSet) -> _Words:
    return _Words(rules.words("masks.places"), rules.words("masks.units"), rules.words("masks.latin"))


def masks(text: str, characters: frozenset[str], rules: RuleSet) -> list[Remark]:
    """A remark for every mask of the clean text, with the slot's kind as its code."""
    if _SIGNS.isdisjoint(characters) and _CIRCLES not in text:
        return []
    words = rules.compiled(_words)
    spans = [span for found in _RUN.finditer(text) if (span := _whole(text, *found.span())) is not None]
    kinds = [(span, _kind(text, span, words)) for span in spans]
    sure = sum(code is not None and (end - start > 1 or code.startswith("mask.")) for (start, end), code in kinds)
    return [
        Remark(code=code, severity="info", message=_MESSAGES[code], span=span)
        for span, code in kinds
        if code is not None and (span[1] - span[0] > 1 or code.startswith("mask.") or sure >= _FEWEST)
    ]


def _whole(text: str, start: int, end: int) -> Span | None:
    """The mask with the digits left of it (20xx) or right of it (XX1); None for Latin words, products and decimals."""
    digits = _DIGITS_BEFORE.search(text[max(0, start - 4) : start])
    if digits:
        if end - start == 1 and text[end : end + 1].isdigit():
            return None
        start -= len(digits[0])
    else:
        after = _DIGITS_AFTER.match(text, end)
        end = after.end() if after else end
    outside = text[max(0, start - 1) : start] + text[end : end + 1]
    return None if any(c.isascii() and (c.isalpha() or c == ".") for c in outside) else (start, end)


def _kind(text: str, span: Span, words: _Words) -> str | None:
    start, end = span
    mask, after = text[start:end], text[end : end + _AFTER]
    if text.startswith(words.latin, start):
        return None
    if after.startswith("年") or (mask[:2] in ("19", "20") and not after.startswith(words.units)):
        return "mask.year"
    if after.startswith(("月", "日")):
        return "mask.date"
    if mask in ("*", "_", "×", "□"):
        return None
    if after.startswith(words.units) or any(c.isdigit() for c in mask) or "." in mask:
        return "mask.number"
    if after.startswith(words.places):
        return "slot.place"
    return "slot.text" if after[:1].isalpha() or text[start - 1 : start].isalpha() else None
