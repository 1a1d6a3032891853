"""Readings of several numerals: ranges, ratios, fractions."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from reportkit.numbers.reading import Numerals, Reading

_ANDS = frozenset("和与")
_DASHES = frozenset("-—–~至到或") | _ANDS
_FILLERS = ("—", "-", "~", " ")
_COLONS = frozenset(":∶︰")
_SPACED = (":", "∶", "︰")
_JOINTS = _DASHES | _COLONS | frozenset("/分(")
_ASIDE_REACH = 24


def whole_reading(numerals: Numerals, view: str, start: int) -> Reading | None:
    """The reading at `start` with what a range, ratio or fraction adds; None where no numeral begins."""
    first = numerals.at(view, start)
    if first is None:
        return None
    if view[first.value_end : first.end] == "分" and _is_short_fraction(numerals, view, first):
        return _parts(numerals, view, first, 1)
    end = first.end
    joint = view[end : end + 1]
    if joint == " " and view[end + 2 : end + 3] == " ":
        sign = view[end + 1]
        return _spaced(numerals, view, first) if sign in _SPACED else _range(numerals, view, first, end + 1)
    if joint not in _JOINTS or not joint:
        return first
    if joint == "分" and view[end + 1 : end + 2] == "之":
        return _parts(numerals, view, first, 2)
    if joint in _DASHES:
        return _range(numerals, view, first, end)
    if not first.unit and not first.mult:
        if joint in _COLONS:
            return _ratio(numerals, view, first)
        if joint == "/" and not first.han:
            base = numerals.rate_base(view, end)
            if base:  # 15.6/10万
                return replace(first, end=base.end(), unit=base.group(), dimension="ratio")
            return _fraction(numerals, view, first)
        if joint == "(" and not first.han:
            return _interrupted(numerals, view, first)
    return first


def _is_short_fraction(numerals: Numerals, view: str, first: Reading) -> bool:
    """Whether a fraction without its 之 stands there, as Hong Kong says it (三分一), not marks or minutes (三分球)."""
    part = numerals.at(view, first.end)
    whole = first.han and len(first.digits) == 1 and not first.bare
    if part is None or not whole or not part.han or part.value_end != first.end + 1 or part.value >= first.value:
        return False
    return part.value > 0 and not view.startswith(numerals.not_fraction, part.value_end)


def _parts(numerals: Numerals, view: str, first: Reading, mark: int) -> Reading:
    """百分之三十 → 30 %; 三分之一 → 1 per 3; `mark` is how many characters join the two."""
    part = numerals.at(view, first.value_end + mark)
    if part is None:
        return first
    unit = {100: "%", 1000: "‰"}.get(int(first.value), "") if first.bare else ""
    return replace(
        first,
        end=part.value_end,
        value_end=part.value_end,
        value=part.value,
        mult=part.mult,
        per=None if unit else first.value * 10**first.mult,
        unit=unit,
        dimension="ratio",
        infix=part.infix,
        bare=False,
    )


def _ratio(numerals: Numerals, view: str, first: Reading) -> Reading:
    """a:b and a:b:c; the first two terms count."""
    second = numerals.at(view, first.end + 1)
    if second is None or second.mult or second.han != first.han or is_year(second):
        return first
    end = second.value_end
    while view[end : end + 1] in _COLONS and end + 1 < len(view):
        more = numerals.at(view, end + 1)
        if more is None:
            break
        end = more.value_end
    return replace(first, end=end, value_end=end, per=second.value, dimension="ratio")


def is_year(reading: Reading) -> bool:
    """Whether the digits alone look like a year."""
    return len(reading.digits) == 4 and reading.digits[:2] in ("19", "20") and reading.digits.isdecimal()


def _interrupted(numerals: Numerals, view: str, first: Reading) -> Reading:
    """276.38(不含驻军)亿元: an aside between the digits and what they count."""
    close = view.find(")", first.end, first.end + _ASIDE_REACH)
    if close < 0 or "(" in view[first.end + 1 : close]:
        return first
    counted = numerals.counted(view, close + 1)
    if counted is None:
        return first
    mult, end, unit = counted
    return replace(first, end=unit.end, value_end=end, mult=mult, unit=unit.text, dimension=unit.dimension)


def _spaced(numerals: Numerals, view: str, first: Reading) -> Reading:
    """3.6 : 48 : 48.4, with blanks around the colons."""
    end, second = first.end, None
    while view[end : end + 1] == " " and view[end + 1 : end + 2] in _SPACED and view[end + 2 : end + 3] == " ":
        term = numerals.at(view, end + 3)
        if term is None or term.mult:
            break
        second, end = second or term, term.value_end
    if second is None or first.unit or first.mult:
        return first
    return replace(first, end=end, value_end=end, per=second.value, dimension="ratio")


def _fraction(numerals: Numerals, view: str, first: Reading) -> Reading:
    second = numerals.at(view, first.end + 1)
    if second is None or second.han or second.mult or not second.value or "." in first.digits + second.digits:
        return first
    end = second.value_end
    if view[end : end + 1] == "/":
        return first
    return replace(first, end=end, value_end=end, per=second.value, dimension="ratio")


def _range(numerals: Numerals, view: str, first: Reading, dash: int) -> Reading:
    """2-4所, 50%——80%, 3至5年, 5与8之间: the ends share a unit, or only the second has one."""
    joint = view[dash]
    if joint not in _DASHES:
        return first
    at = dash + 1
    while view[at : at + 1] in _FILLERS and at - dash < 3:
        at += 1
    second = numerals.at(view, at)
    if second is None or not second.unit.startswith(first.unit) or (joint == "或" and not first.unit):
        return first
    if joint in _ANDS and not view.startswith(numerals.between, second.end):
        return first
    low = first.value
    if first.mult != second.mult and (first.unit or first.mult):
        low *= Decimal(10) ** (first.mult - second.mult)
    if low >= second.value:
        return first
    return replace(second, start=first.start, value=low, value_max=second.value, digits=first.digits)
