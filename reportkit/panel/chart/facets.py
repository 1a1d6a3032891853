"""A panel → facets: what is drawn on one pair of axes, as lines over time or, where there is none, as bars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reportkit.diff.units import Units
from reportkit.panel.model import Cell, Panel, Series

Kind = Literal["line", "bar"]

MOST_LABELS = 12  # places or indicators on one pair of axes
_SPAN = 0.0  # the step of periods that are no points in time
_YEAR = 4  # digits
_STEPS = {"": 1.0, "S": 1 / 2, "Q": 1 / 4, "M": 1 / 12}  # of a year, by the letter of its parts; months have none


class Point(NamedTuple):
    """A cell in its place: `at` is the start of its period in years."""

    label: str
    period: str
    at: float
    cell: Cell
    series: Series


class Line(NamedTuple):
    """The points of one place or indicator, of one status, in the order of time; `slot` is that of its label."""

    label: str
    slot: int
    target: bool
    points: tuple[Point, ...]


class Facet(NamedTuple):
    """One pair of axes: `step` is the time from one period to the next, in years; a longer way is a gap."""

    title: str
    kind: Kind
    step: float
    lines: tuple[Line, ...]

    @property
    def points(self) -> Iterator[Point]:
        return (point for line in self.lines for point in line.points)

    @property
    def size(self) -> int:
        """How many points there are."""
        return sum(len(line.points) for line in self.lines)


class _Key(NamedTuple):
    name: str
    scope: str
    measure: str
    since: str
    unit: str
    power: int
    step: float


def facets(panel: Panel, units: Units) -> list[Facet]:
    """The facets of a panel, those with most points first.

    With several places a facet is one indicator, its lines are places; with one place it is one measure and unit with
    its multiplier, its lines are indicators. Results and targets share a facet; years, quarters and spans of years do
    not. Cells without a period are not drawn.
    """
    many = len(panel.places) > 1
    found: dict[_Key, dict[str, list[Point]]] = defaultdict(lambda: defaultdict(list))
    for series in panel.series:
        for (place, period), cell in series.cells.items():
            when = _when(period)
            if when is None:
                continue
            label = (place or "–") if many else _named(series.name, series.scope)
            of = (series.name, series.scope or "") if many else ("", "")
            power = 0 if many else units.multiplier(series.unit_mult)[0]
            key = _Key(*of, series.measure, series.since or "", series.unit, power, when[1])
            found[key][label].append(Point(label, period, when[0], cell, series))
    made = (facet for key, labels in found.items() for facet in _split(key, labels, panel, many=many))
    return sorted(made, key=lambda facet: (-facet.size, facet.title))


def _split(key: _Key, labels: dict[str, list[Point]], panel: Panel, *, many: bool) -> Iterator[Facet]:
    order = sorted(labels, key=lambda label: (-len(labels[label]), label))
    title = _named(key.name if many else panel.places[0] or "–", key.scope, key.measure, key.since)
    count = -(-len(order) // MOST_LABELS)
    parts = [order[number::count] for number in range(count)]
    for number, part in enumerate(parts, 1):
        lines = tuple(line for index, label in enumerate(part) for line in _lines(label, index, labels[label]))
        moving = key.step != _SPAN and any(len(line.points) > 1 for line in lines)
        tail = f" {number}/{len(parts)}" if len(parts) > 1 else ""
        yield Facet(title + tail, "line" if moving else "bar", key.step, lines)


def _lines(label: str, index: int, points: Sequence[Point]) -> Iterator[Line]:
    for status in ("actual", "target"):
        of_status = sorted((p for p in points if p.series.status == status), key=lambda p: (p.at, p.period))
        if of_status:
            yield Line(label, index, status == "target", tuple(of_status))


def _named(name: str, *rest: str | None) -> str:
    said = ", ".join(part for part in rest if part and part != "level")
    return f"{name} ({said})" if said else name


def _when(period: str) -> tuple[float, float] | None:
    """Where a period stands, and the step of its kind: 2020-Q3 → 2020.5, 0.25. None where it is not known."""
    year, part = period[:_YEAR], period[_YEAR + 1 :]
    if not year.isdecimal() or len(year) < _YEAR:
        return None
    if "/" in period:
        return float(year), _SPAN
    letter = part[:1] if part[:1] in "SQ" else "M"
    count = part[len(letter) :] if letter != "M" else part
    step = _STEPS[letter if part else ""]
    return float(year) + (int(count) - 1) * step if count.isdecimal() else float(year), step
