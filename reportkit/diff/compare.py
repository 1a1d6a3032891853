"""Can two figures be compared, and how far are they apart?"""

from __future__ import annotations

from decimal import Decimal

from reportkit.diff.model import Change, Verdict
from reportkit.model import Indicator

_PLACES = Decimal("0.0001")
_BOUNDS = frozenset({"over", "nearly", "at_least", "at_most"})
# What the difference of two rates is counted in.
_POINTS = {"%": "个百分点", "‰": "个千分点"}


def incomparable(old: Indicator, new: Indicator) -> str | None:
    """Why `old` and `new` can't be set against each other, None where they can."""
    if old.unit != new.unit:
        return f"units differ: {old.unit or 'none'}, {new.unit or 'none'}"
    if old.measure == "ratio" or old.value_max is not None or new.value_max is not None:
        return "a range or ratio has no single value"
    if _spans_years(old.period) != _spans_years(new.period):
        return f"periods differ in length: {old.period}, {new.period}"
    if (old.modifier in _BOUNDS) != (new.modifier in _BOUNDS):
        return "a bound stands against an exact figure"
    return None


def change(old: Indicator, new: Indicator) -> Change:
    """New minus old, exactly. Rates are subtracted in points, ranks in places; neither has a relative change."""
    absolute = new.amount - old.amount
    if old.measure == "rank" or old.unit in _POINTS:
        return Change(absolute=absolute, relative=None, unit=_POINTS.get(new.unit, new.unit))
    relative = (absolute / old.amount).quantize(_PLACES) if old.amount else None
    return Change(absolute=absolute, relative=relative, unit=new.unit)


def verdict(difference: Change) -> Verdict:
    return "changed" if difference.absolute else "unchanged"


def _spans_years(period: str | None) -> bool:
    return period is not None and "/" in period
