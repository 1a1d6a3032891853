"""Signs and digits a site lost or wrote over: figures that must not be believed as they stand.

- `lost.percent-sign`: 增长10.3。 – a bare decimal after a verb of growth. The number can be read; its sign is missing.
- `lost.word`: 坚持党.、国务院的领导 – a point inside a sentence where a word was censored or lost.
- `damaged.number-missing`: 面积万亩 – multiplier and unit with no number.
- `damaged.point-lost`: 总值5 9亿元, 递增.3% – a blank where a decimal point stood, or a point with no digits before it.
- `damaged.year-inside`: 520230万袋, 增长2023% – the year the site wrote over other figures stands in a number.

`damaged.*` spans cover the damaged number, which no later stage reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from reportkit.clean.characters import is_ideograph
from reportkit.model import Span
from reportkit.regex import either, regex
from reportkit.rulepack import RuleSet
from reportkit.search import longest_first, occurrences
from reportkit.stages import Remark

_NUMBER = regex(r"[0-9]+(?:\.[0-9]{1,2})?(?=[,，;；。、)）\n%％万亿]|\Z)")
_DIGITS_BEFORE = regex(r"[0-9]{1,4}\Z")
_YEAR = regex(r"[12][09][0-9]{2}年")
_STOPS = "、，。；"
_ENDS = frozenset("，,；;。")
_LOOK_BACK = 6
_DECIMALS = 2  # digits after a point
_LONG = 6  # digits of a number before 万 or 亿 that no writer sets


class _Words(msgspec.Struct, frozen=True, gc=False):
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    changes: tuple[str, ...]
    classes: tuple[str, ...]
    multiplied_unit: re.Pattern[str]
    units: tuple[str, ...]


def _words(rules: RuleSet) -> _Words:
    units = rules.words("lost.units")
    return _Words(
        verbs=rules.words("lost.growth-verbs"),
        nouns=rules.words("lost.measures"),
        changes=rules.words("lost.change-verbs"),
        classes=rules.words("lost.class-words"),
        units=longest_first(units),
        multiplied_unit=regex(f"[万亿]{either(units)}"),
    )


def lost_signs(text: str, rules: RuleSet) -> list[Remark]:
    """Remarks on figures of the clean text that lost a sign, their digits, or had a year written over them."""
    words = rules.compiled(_words)
    return [
        *_damaged_numbers(text, words),
        *_missing_numbers(text, words),
        *_lost_words(text),
    ]


def _damaged_numbers(text: str, words: _Words) -> Iterator[Remark]:
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        number, before, after = found[0], text[max(0, start - _LOOK_BACK) : start], text[end : end + 1]
        if before[-1:] in (".", " "):
            yield from _lost_point(text, start, end, words)
        if before[-1:].isdigit() or before.endswith("."):
            continue
        if after in ("%", "％"):
            if len(number) == 4 and number.isdigit() and number[:2] in ("19", "20"):
                yield _remark("damaged.year-inside", found.span(), "a year seems written over this percentage")
        elif after in ("万", "亿"):
            if len(number) >= _LONG and number.isdigit() and _holds_year(number, text):
                yield _remark("damaged.year-inside", found.span(), "a year seems written over digits of this number")
        elif "." in number and before.removesuffix("了").endswith(words.verbs):
            message = "the sign after this figure is missing"
            yield _remark("lost.percent-sign", found.span(), message, proposed=f"{number}%")


def _holds_year(number: str, text: str) -> bool:
    """Whether a year the text states stands inside the number."""
    return any(year[:4] in number for year in set(_YEAR.findall(text)))


def _missing_numbers(text: str, words: _Words) -> Iterator[Remark]:
    for found in words.multiplied_unit.finditer(text):
        before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        stops = text[found.end() : found.end() + 1] in _ENDS
        if (stops and before.endswith(words.changes)) or (
            before.endswith(words.nouns) and not text.startswith(words.classes, found.end())
        ):
            yield _remark("damaged.number-missing", found.span(), "the number before this unit is missing")


def _lost_point(text: str, start: int, end: int, words: _Words) -> Iterator[Remark]:
    """The number whose last digits stand at `[start, end)`, after a blank or a point with nothing before it."""
    before = _DIGITS_BEFORE.search(text[max(0, start - _LOOK_BACK) : start - 1])
    first = start - 1 - (len(before[0]) if before else 0)
    blank = text[start - 1] == " "
    if blank != (before is not None) or not is_ideograph(text[first - 1 : first]) or end - start > _DECIMALS:
        return
    after = text[end : end + 1]
    unit = next((unit for unit in words.units if text.startswith(unit, end + 1)), "") if after in ("万", "亿") else ""
    if unit or after in ("%", "％"):
        lost = "point of this number seems" if blank else "digits before the point of this number seem"
        yield _remark("damaged.point-lost", (first, end + 1 + len(unit)), f"the {lost} lost")


def _lost_words(text: str) -> Iterator[Remark]:
    for stop in _STOPS:
        for at in occurrences(text, "." + stop):
            if is_ideograph(text[at - 1 : at]):
                yield _remark("lost.word", (at, at + 1), "a word is missing before this sign")


def _remark(code: str, span: Span, message: str, *, proposed: str | None = None) -> Remark:
    return Remark(code=code, severity="warning", message=message, span=span, proposed=proposed)
