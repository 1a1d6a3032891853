"""What the old report aimed at for the new report's year, and what the new report says came of it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reportkit.diff.change import change, in_words, is_fall, signed
from reportkit.diff.comparability import incomparable
from reportkit.diff.figures import Figure
from reportkit.diff.likeness import measure_kind
from reportkit.diff.model import Outcome, Target
from reportkit.diff.names import contradict, redefined
from reportkit.diff.pair import pairs
from reportkit.diff.units import Units

_SURE = 0.75  # likeness from which a result answers a target: to say "missed" wrongly is worse than to say nothing
_ABOUT = Fraction(1, 20)  # how far from a target with 左右 a result may fall short, as a share of it


def followed_up(old: Sequence[Figure], new: Sequence[Figure], *, units: Units, lower: tuple[str, ...]) -> list[Target]:
    """The old report's targets for the year after its own, in its order. `lower` are names where less is better."""
    aims = [f for f in old if f.item.status == "target" and f.when is not None and f.when == (1, "1")]
    results = [f for f in new if f.item.status == "actual" and (f.when is None or f.when == (0, "1"))]
    came_of = {id(pair.old): pair.new for pair in pairs(aims, results, units=units, gate=_may_answer, threshold=_SURE)}
    return [_target(aim, came_of.get(id(aim)), units, lower) for aim in aims]


def _may_answer(aim: Figure, result: Figure) -> bool:
    return (
        measure_kind(aim.item.measure) == measure_kind(result.item.measure)
        and aim.since == result.since
        and not contradict(aim.name, result.name)
    )


def _target(aim: Figure, result: Figure | None, units: Units, lower: tuple[str, ...]) -> Target:
    name = aim.item.name
    if result is None:
        return Target(name=name, outcome="no figure", reason=None, target=aim.item, result=None)
    reason = _reason(aim, result, units)
    if reason is not None:
        return Target(name=name, outcome="incomparable", reason=reason, target=aim.item, result=result.item)
    gap = change(aim.item, result.item, units)
    outcome = _outcome(aim, result, units, ceiling=_is_ceiling(aim, lower))
    return Target(
        name=name,
        outcome=outcome,
        reason=None,
        target=aim.item,
        result=result.item,
        gap=gap,
        gap_text=in_words(gap, result.item, units),
    )


def _reason(aim: Figure, result: Figure, units: Units) -> str | None:
    """As for two results, but that a bound is what a target is."""
    if redefined(aim.name, result.name) or result.item.modifier not in ("at_least", "at_most"):
        reason = incomparable(aim, result, units)
        return None if reason and reason.startswith("bound") else reason
    return None if units.factor(aim.item.unit, result.item.unit) is not None else incomparable(aim, result, units)


def _is_ceiling(aim: Figure, lower: tuple[str, ...]) -> bool:
    """Whether a target is reached from below, falls being below zero: 下降3%以上 is, 降幅在5%以内 is not."""
    if is_fall(aim.item):
        return aim.item.modifier != "at_most"
    if aim.item.modifier in ("at_least", "over"):
        return False
    return aim.item.modifier == "at_most" or any(word in aim.name.plain for word in lower)


def _outcome(aim: Figure, result: Figure, units: Units, *, ceiling: bool) -> Outcome:
    factor = units.factor(aim.item.unit, result.item.unit)
    assert factor is not None
    wanted, got = Fraction(signed(aim.item)) * factor, Fraction(signed(result.item))
    slack = abs(wanted) * _ABOUT if aim.item.modifier == "about" else Fraction(0)
    reached = got <= wanted + slack if ceiling else got >= wanted - slack
    return "reached" if reached else "missed"
