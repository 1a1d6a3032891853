"""Counts and shares under a mask that sites write over a 20 and the two characters after it, in a list of such pairs.

    办学管理48件(占26.67%);教育收费42件(占23.33%);教师待遇36件(占20xx;师德师风20xx占11.11%)

The pairs that can be read tell the whole (180件): with it the hidden figure follows, and is put back where it begins
with the digits shown and fills the mask exactly. The proof is the division.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

import msgspec

from reportkit.clean.working import CleanChange
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

RULE = "repair.masked-share"

_FEWEST = 3  # pairs that must agree on the whole
_SHOWN = 20  # what sites write over the digits of a year
_SIGNS = "xX×*"
_STATEMENT = regex(r"[^。\n]+")
_LONGEST = 2000  # characters of a statement
_CLOSING = {"(": ")", "（": "）"}
_OPENING = {")": "(", "）": "（"}


class _Patterns(msgspec.Struct, frozen=True, gc=False):
    pair: re.Pattern[str]
    share: re.Pattern[str]
    tally: re.Pattern[str]


class _Whole(msgspec.Struct, frozen=True, gc=False):
    """What all pairs are parts of; `places` are the decimals of their shares."""

    amount: int
    unit: str
    places: int

    def share(self, count: int) -> Decimal:
        """The share of a count in percent, as the list would print it."""
        step = Decimal(1).scaleb(-self.places)
        return (Decimal(count) * 100 / self.amount).quantize(step, rounding=ROUND_HALF_UP)


def _patterns(rules: RuleSet) -> _Patterns:
    return _Patterns(*(regex(rules.pattern(f"masks.{id}")) for id in ("share-pair", "hidden-share", "hidden-count")))


def masked_shares(text: str, rules: RuleSet) -> list[CleanChange]:
    """Changes that put back counts and shares under a mask where the other pairs of the list prove them."""
    if not any(f"{_SHOWN}{sign}" in text for sign in _SIGNS):
        return []
    patterns = rules.compiled(_patterns)
    changes: list[CleanChange] = []
    for statement in _STATEMENT.finditer(text):
        start, end = statement.span()
        if end - start <= _LONGEST:
            whole = _whole(list(patterns.pair.finditer(text, start, end)))
            if whole is not None:
                changes += _shares(patterns.share.finditer(text, start, end + 1), whole)
                changes += _counts(patterns.tally.finditer(text, start, end), whole)
    return changes


def _whole(pairs: list[re.Match[str]]) -> _Whole | None:
    """The one whole number that every pair is a part of, if they share a unit."""
    if len(pairs) < _FEWEST or len({pair["unit"] for pair in pairs}) > 1:
        return None
    low, high, places = Decimal(1), Decimal("Infinity"), 0
    for pair in pairs:
        count, share = Decimal(pair["count"]), Decimal(pair["share"])
        decimals = len(pair["share"].partition(".")[2])
        half = Decimal(5).scaleb(-decimals - 1)
        if share <= half or not count:
            continue
        low, high = max(low, count * 100 / (share + half)), min(high, count * 100 / (share - half))
        places = max(places, decimals)
    if not high.is_finite() or math.ceil(low) != math.floor(high):
        return None
    return _Whole(math.ceil(low), pairs[0]["unit"], places)


def _shares(masks: Iterator[re.Match[str]], whole: _Whole) -> Iterator[CleanChange]:
    for mask in masks:
        if whole.share(int(mask["count"])) == _SHOWN and mask["unit"] == whole.unit:
            proof = f"{mask['count']} / {whole.amount} = {_SHOWN}%"
            yield CleanChange(*mask.span("mask"), f"{_SHOWN}%{_CLOSING[mask['open']]}", RULE, "repair", proof)


def _counts(masks: Iterator[re.Match[str]], whole: _Whole) -> Iterator[CleanChange]:
    for mask in masks:
        fits = [count for count in (_SHOWN - 1, _SHOWN, _SHOWN + 1) if whole.share(count) == Decimal(mask["share"])]
        if fits == [_SHOWN] and len(whole.unit) == 1:
            proof = f"{whole.amount} × {mask['share']}% = {_SHOWN}"
            yield CleanChange(
                *mask.span("mask"), f"{_SHOWN}{whole.unit}{_OPENING[mask['close']]}", RULE, "repair", proof
            )
