"""Can two figures that measure the same thing be set against each other? The reason where they can't."""

from __future__ import annotations

from reportkit.diff.figures import Figure
from reportkit.diff.names import redefined
from reportkit.diff.units import Units

_BOUNDS = frozenset({"at_least", "at_most"})
_LOOSE = frozenset({"about", "over", "nearly"})


def incomparable(old: Figure, new: Figure, units: Units) -> str | None:
    """Why the two figures can't be compared (`what: detail`), None where they can.

    Figures with 余, 近 or 突破 count as approximate values; 以上 and 以内 are bounds, and no values at all. Two targets
    may be bounds: the bound is what is aimed at.
    """
    one, other = old.item, new.item
    definitions = redefined(old.name, new.name)
    if definitions is not None:
        return f"definition: {definitions[0] or old.item.name} → {definitions[1] or new.item.name}"
    if units.factor(one.unit, other.unit) is None or (one.measure == "growth" and one.unit != other.unit):
        return f"unit: {one.unit or 'none'} against {other.unit or 'none'}"
    if old.scope != new.scope and _parts(old, new):
        return f"scope: {one.scope or 'all'} against {other.scope or 'all'}"
    if one.among and other.among and one.among != other.among:
        return f"scope: ranked in {one.among} against {other.among}"
    if _many(old) or _many(new):
        return "range: a range or ratio has no single value"
    if old.when and new.when and old.when.kind != new.when.kind:
        return f"period: {one.period} against {other.period}"
    if one.status == "actual" and (one.modifier in _BOUNDS) != (other.modifier in _BOUNDS):
        if "over" in (one.modifier, other.modifier) and "at_least" in (one.modifier, other.modifier):
            return None
        return f"bound: {_said(old)} against {_said(new)}"
    return None


def note(old: Figure, new: Figure) -> str | None:
    """A word on a comparison that is loose, None where both figures are exact."""
    return "approximate" if {old.item.modifier, new.item.modifier} & (_LOOSE | _BOUNDS) else None


def _said(figure: Figure) -> str:
    return f"{figure.item.modifier.replace('_', ' ')} {figure.item.text}"


def _many(figure: Figure) -> bool:
    return figure.item.measure == "ratio" or figure.item.value_max is not None


def _parts(old: Figure, new: Figure) -> bool:
    """Whether the scopes are two, or one is a part of the place the other speaks for."""
    one, other = old.item.scope, new.item.scope
    if old.scope and new.scope:
        return old.scope not in new.scope and new.scope not in old.scope
    return bool(one and other)
