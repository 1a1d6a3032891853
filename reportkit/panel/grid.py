"""A panel laid out: one grid a series, with what goes down and what goes across chosen by the user."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import inf
from typing import Literal, NamedTuple

from reportkit.diff.units import Units
from reportkit.numeric import scaled
from reportkit.panel.model import Cell, Evidence, Panel, Series

Axis = Literal["place", "period"]
UNSAID = "–"
_SIGNS = {"over": ">", "at_least": "≥", "at_most": "≤", "about": "~", "nearly": "~"}
_TURNED = str.maketrans(">≥≤", "<≤≥")
_MOST = 3  # values shown of a cell that has several


class Grid(NamedTuple):
    """One series: `lines` of what goes down, a column for each of `across`; none is empty."""

    series: Series
    title: str
    across: tuple[str, ...]
    lines: tuple[tuple[str, tuple[Cell | None, ...]], ...]


def grids(panel: Panel, *, down: Axis, units: Units) -> Iterator[Grid]:
    """The series of a panel, laid out."""
    by_place = down == "place"
    for series in panel.series:
        used = {where[by_place] for where in series.cells}
        across = tuple(head for head in (panel.periods if by_place else panel.places) if head in used)
        lines = []
        for head in panel.places if by_place else panel.periods:
            cells = tuple(series.cells.get((head, other) if by_place else (other, head)) for other in across)
            if any(cells):
                lines.append((head or UNSAID, cells))
        yield Grid(series, title(series, units), tuple(other or UNSAID for other in across), tuple(lines))


def title(series: Series, units: Units) -> str:
    """The name, and in brackets the unit, with scope, measure and status where they are not the plain ones."""
    said = (
        series.scope,
        series.measure if series.measure != "level" else None,
        series.status if series.status != "actual" else None,
        series.since,
        units.multiplier(series.unit_mult)[1] + series.unit,
    )
    return f"{series.name} ({', '.join(part for part in said if part)})"


def value(cell: Cell, series: Series, units: Units) -> str:
    """The value in the unit of the series, as exact as its source has it (see `figure`).

    ≠ where sources contradict it, ? where it is doubted. Several values of one sentence, or of unknown times, are set
    side by side.
    """
    shown = cell.values[:1] if cell.disputed else cell.values[:_MOST]
    figures = " / ".join(figure(one, series, units) for one in shown)
    more = " / …" if len(cell.values) > _MOST and not cell.disputed else ""
    return f"{figures}{more}{' ≠' if cell.disputed else ''}{' ?' if cell.doubted else ''}"


def figure(one: Evidence, series: Series, units: Units) -> str:
    """One figure in the unit of the series, with the sign of its modifier: >30,000 for 突破, ~500 for 约.

    A fall is below zero, and its bound turned: 下降3%以上 is ≤-3.
    """
    sign = _SIGNS.get(one.modifier, "")
    open_above = one.reach[1] == inf
    turned = open_above if one.modifier == "at_most" else not open_above
    return (sign.translate(_TURNED) if turned else sign) + _number(one.amount, series, units)


def _number(amount: Decimal, series: Series, units: Units) -> str:
    """An amount with the multiplier of the series: 27,440,000,000 → 274.4 (亿)."""
    power = units.multiplier(series.unit_mult)[0]
    return f"{scaled(amount, -power) if power else amount:,f}"
