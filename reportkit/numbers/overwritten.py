"""Numbers with a year written over some of their digits.

A machine that brings old texts up to date sets one year over pairs of digits, inside longer numbers too (262023.7吨).
One number that holds a year may be chance; several that hold the same one are not.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from reportkit.regex import regex
from reportkit.stages import Number

MIN_PROOFS = 2  # different numbers that hold the same year where none should be
MIN_DIGITS = 5  # before the point, of a number that may hold a year by damage only
_YEAR_DIGITS = 4
_WHOLE = regex("[0-9]+(?![0-9,])")
_YEAR = regex("20[12][0-9]")
_FOUND = "damaged.year-inside"  # by the cleaner, in one number alone
_READ = frozenset(("quantity", _FOUND))
_CODES = frozenset(("other", "document", "name"))
_REASON = "a year seems written over digits of this number"
_LIKE_YEAR = "number.like-year"


class Suspect(msgspec.Struct, frozen=True):
    """A number that holds a year: its place in the list, its digits; `proof` where hardly by chance."""

    index: int
    digits: str
    proof: bool


def mark_overwritten(view: str, numbers: Sequence[Number]) -> tuple[Number, ...]:
    """`numbers`, those claimed as damaged that hold a year which was written into several.

    In such a text a count that is itself like a year (2022人) is flagged.
    """
    suspects: dict[str, list[Suspect]] = {}
    for index, number in enumerate(numbers):
        if number.value_end - number.start >= _YEAR_DIGITS and (number.claim in _CODES or number.rule in _READ):
            _suspect(view, number, index, suspects)
    hit = {
        suspect.index
        for found in suspects.values()
        if len({suspect.digits for suspect in found if suspect.proof}) >= MIN_PROOFS
        for suspect in found
    }
    if not hit:
        return tuple(numbers)
    return tuple(_damaged(n) if index in hit else _flagged(view, n) for index, n in enumerate(numbers))


def _suspect(view: str, number: Number, index: int, suspects: dict[str, list[Suspect]]) -> None:
    """Note a number that holds a year: inside its digits, or twice and nothing else."""
    whole = _WHOLE.match(view, number.start, number.value_end)
    found = _YEAR.search(whole.group()) if whole else None
    if whole is None or found is None:
        return
    digits, year = whole.group(), found.group()
    doubled, known = digits == 2 * year, number.rule == _FOUND
    if doubled or known or (number.claim == "quantity" and len(digits) >= MIN_DIGITS):
        proof = doubled or known or found.start() > 0
        suspects.setdefault(year, []).append(Suspect(index, view[number.start : number.value_end], proof))


def _damaged(number: Number) -> Number:
    if number.rule == _FOUND:
        return number
    return msgspec.structs.replace(number, claim="damaged", rule=_FOUND, reason=_REASON)


def _flagged(view: str, number: Number) -> Number:
    digits = view[number.start : number.value_end]
    if number.claim != "quantity" or not _YEAR.fullmatch(digits):
        return number
    return msgspec.structs.replace(number, flags=(*number.flags, _LIKE_YEAR))
