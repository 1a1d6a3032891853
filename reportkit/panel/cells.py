"""Figures of one series and one place and period → a cell: what they agree on, and what they don't."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import inf
from typing import NamedTuple

from reportkit.diff.change import signed, to_decimal
from reportkit.diff.figures import Figure
from reportkit.diff.rounding import interval
from reportkit.model import Indicator
from reportkit.panel.model import Cell, Evidence, Reach, Where

_OPEN_ABOVE = frozenset({"over", "at_least"})
_OPEN_BELOW = frozenset({"at_most"})
_BOUNDS = frozenset({"at_least", "at_most"})


class Found(NamedTuple):
    """A figure of a document, the codes of the findings against it, and its sentence where the text is there."""

    where: Where
    figure: Figure
    uri: str
    report: str
    doubts: tuple[str, ...]
    quote: str | None


def cell(where: Where, found: Iterable[tuple[Found, Fraction]]) -> Cell:
    """The cell of the figures at `where`, each with the factor that turns it into the unit of the series."""
    evidence = sorted((_evidence(one, factor) for one, factor in found), key=_trust)
    values: list[Evidence] = []
    for one in evidence:
        if not any(one.agrees(other) for other in values):
            values.append(one)
    sentences = {(one.uri, one.report, one.sentence) for one in values}
    return Cell(
        evidence=tuple(evidence), values=tuple(values), disputed=len(values) > 1 and len(sentences) > 1 and all(where)
    )


def _trust(one: Evidence) -> tuple[bool, int]:
    return bool(one.doubts), 2 if one.modifier in _BOUNDS else int(one.modifier != "exact")


def _evidence(found: Found, factor: Fraction) -> Evidence:
    item = found.figure.item
    return Evidence(
        uri=found.uri,
        report=found.report,
        id=item.id,
        name=item.name,
        text=item.text,
        modifier=item.modifier,
        flags=item.flags,
        doubts=found.doubts,
        span=item.span,
        sentence=item.sentence,
        quote=found.quote,
        amount=signed(item) if factor == 1 else to_decimal(Fraction(signed(item)) * factor),
        reach=_reach(item, factor),
    )


def _reach(item: Indicator, factor: Fraction) -> Reach:
    low, high = interval(item)
    first: Fraction | float = -inf if item.modifier in _OPEN_BELOW else low * factor
    last: Fraction | float = inf if item.modifier in _OPEN_ABOVE else high * factor
    return (first, last) if signed(item) == item.amount else (-last, -first)
