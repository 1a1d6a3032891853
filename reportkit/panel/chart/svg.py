"""Facets → one SVG, one below the other. It loads nothing; fonts for Chinese are those of the reader."""

from __future__ import annotations

import os
from collections.abc import Sequence
from decimal import Decimal
from html import escape

from reportkit.diff.units import Units
from reportkit.panel.chart import marks, scale
from reportkit.panel.chart.facets import Facet, Line, Point
from reportkit.panel.chart.scale import Scale
from reportkit.panel.grid import value
from reportkit.version import __version__

WIDTH = 900
_LEFT, _RIGHT = 80.0, 28.0
_HEAD, _PLOT, _FOOT, _ROW = 52.0, 260.0, 64.0, 26.0
_SOFT, _GRID, _ZERO = "#5b6675", "#e6eaef", "#8a94a3"
_OVER, _UNDER = -9.0, 18.0  # from a mark to the foot of its value
_LABELLED = 14  # points of one or two lines that have their values beside them
_GAP = 1.01  # steps from which neighbours are no neighbours


def document(facets: Sequence[Facet], units: Units) -> str:
    """The drawing; `facets` are not empty."""
    parts, y = [], 0.0
    for facet in facets:
        drawn, height = _facet(facet, units)
        parts.append(f'<g transform="translate(0,{y:.0f})">{drawn}</g>\n')
        y += height
    titles = escape(marks.clean("; ".join(facet.title for facet in facets)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y:.0f}" width="{WIDTH}" height="{y:.0f}" '
        f'role="img" aria-label="{titles}" font-family="{marks.FONTS}">\n'
        f'<rect width="{WIDTH}" height="{y:.0f}" fill="#fff"/>\n{"".join(parts)}</svg>\n'
    )


def _facet(facet: Facet, units: Units) -> tuple[str, float]:
    """The drawing of a facet, and its height."""
    power, word = units.multiplier(max(point.series.unit_mult for point in facet.points))
    legend, top = _legend(facet)
    body, height, logarithmic = (_lines if facet.kind == "line" else _bars)(facet, top, power, units)
    unit = word + next(facet.points).series.unit
    tail = ", logarithmic scale" if logarithmic else ""
    head = marks.text(24, 28, marks.cut(facet.title, WIDTH - 48, 17), size=17)
    head += marks.text(24, 47, (unit or "number") + tail, ink=_SOFT)
    foot = marks.text(24, height - 22, _sources(facet), size=11, ink=_SOFT)
    return head + legend + body + foot, height


def _sources(facet: Facet) -> str:
    uris = sorted({one.uri for point in facet.points for one in point.cell.evidence})
    names = [os.path.basename(uri) or uri for uri in uris]
    head = "Source: " if len(names) == 1 else f"{len(names)} sources: "
    tail = f" · reportkit {__version__}"
    return head + marks.cut(", ".join(names), WIDTH - 48 - marks.width(head + tail, 11), 11) + tail


def _legend(facet: Facet) -> tuple[str, float]:
    """The legend, and where the plot may begin. Bars bear their labels, and need only the kinds of mark."""
    entries: list[tuple[str, str]] = []
    if facet.kind == "line":
        labels = {line.label: line.slot for line in facet.lines}
        entries = [(marks.mark(7, -4, index, hollow=False), label) for label, index in labels.items()]
        if any(line.target for line in facet.lines):
            dashes = f'<path d="M0,-4H22" stroke="{_SOFT}" stroke-width="1.6" stroke-dasharray="4 3"/>'
            hollow = f'<circle cx="11" cy="-4" r="4" fill="#fff" stroke="{_SOFT}" stroke-width="1.8"/>'
            entries.append((dashes + hollow, "target"))
    elif any(line.target for line in facet.lines):
        look = f'fill="#fff" stroke="{_SOFT}" stroke-dasharray="4 3"'
        entries.append((f'<rect x="0" y="-11" width="18" height="11" {look}/>', "target"))
    if any(len(point.cell.values) > 1 for point in facet.points):
        entries.append((marks.other(7, -4), "other value (≠ sources differ)"))
    x, y, drawn = 24.0, _HEAD + 20, []
    for sign, label in entries:
        label = marks.cut(label, 260)
        room = 28 + marks.width(label) + 16
        if x + room > WIDTH - 24 and x > 24:
            x, y = 24.0, y + 20
        drawn.append(f'<g transform="translate({x:.0f},{y:.0f})">{sign}{marks.text(28, 0, label)}</g>')
        x += room
    return "".join(drawn), (y if entries else _HEAD) + 26


def _lines(facet: Facet, top: float, power: int, units: Units) -> tuple[str, float, bool]:
    every = [_scaled(one.amount, power) for point in facet.points for one in point.cell.values]
    y = scale.amounts(every, start=top + _PLOT, length=-_PLOT, bars=False)
    x = scale.times([p.at for p in facet.points], step=facet.step or 1, start=_LEFT, length=WIDTH - _LEFT - _RIGHT)
    parts = [_level(y.at(tick), tick) for tick in y.ticks]
    periods = {point.at: point.period for point in facet.points}
    parts += [marks.text(x.at(at), top + _PLOT + 20, periods[at], anchor="middle", ink=_SOFT) for at in x.ticks]
    labelled = len({line.label for line in facet.lines}) <= 2 and facet.size <= _LABELLED
    sides = _sides(facet)
    for line in facet.lines:
        parts.append(_path(line, x, y, power, facet.step))
        parts += [
            _point(point, line, x, y, power, units, side=sides[point.at, point.cell.amount] if labelled else None)
            for point in line.points
        ]
    parts += [_others(point, x, y, power, units) for point in facet.points if len(point.cell.values) > 1]
    return "".join(parts), top + _PLOT + _FOOT, y.logarithmic


def _sides(facet: Facet) -> dict[tuple[float, Decimal], float]:
    """Where the value of a mark is written, from its middle: over the highest of a period, under the others."""
    highest: dict[float, Decimal] = {}
    for point in facet.points:
        highest[point.at] = max(point.cell.amount, highest.get(point.at, point.cell.amount))
    return {
        (point.at, point.cell.amount): _OVER if point.cell.amount == highest[point.at] else _UNDER
        for point in facet.points
    }


def _level(y: float, tick: float) -> str:
    ink = _ZERO if tick == 0 else _GRID
    line = f'<path d="M{_LEFT:.0f},{y:.1f}H{WIDTH - _RIGHT:.0f}" stroke="{ink}"/>'
    return line + marks.text(_LEFT - 10, y + 4, _tick(tick), anchor="end", ink=_SOFT)


def _path(line: Line, x: Scale, y: Scale, power: int, step: float) -> str:
    """The line through neighbouring periods; it breaks where one is missing."""
    steps, last = [], float("-inf")
    for point in line.points:
        joined = point.at - last <= step * _GAP
        steps.append(f"{'L' if joined else 'M'}{x.at(point.at):.1f},{y.at(_scaled(point.cell.amount, power)):.1f}")
        last = point.at
    dashes = ' stroke-dasharray="5 4"' if line.target else ""
    colour = marks.COLOURS[line.slot % len(marks.COLOURS)]
    return f'<path d="{"".join(steps)}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'


def _point(point: Point, line: Line, x: Scale, y: Scale, power: int, units: Units, *, side: float | None) -> str:
    across, height = x.at(point.at), y.at(_scaled(point.cell.amount, power))
    mark = marks.mark(across, height, line.slot, hollow=line.target)
    drawn = marks.said(mark, marks.point_words(point, line, units))
    words = value(point.cell, point.series, units) if side is not None else "?" if point.cell.doubted else ""
    return drawn + (marks.text(across, height + (side or _OVER), words, size=11, anchor="middle") if words else "")


def _others(point: Point, x: Scale, y: Scale, power: int, units: Units) -> str:
    """The further values of a point, tied to it; drawn last, so that no other mark hides them."""
    across = x.at(point.at)
    heights = [y.at(_scaled(one.amount, power)) for one in point.cell.values]
    drawn = f'<path d="M{across:.1f},{min(heights):.1f}V{max(heights):.1f}" stroke="{marks.DISPUTED}"/>'
    for one, height in zip(point.cell.values[1:], heights[1:], strict=True):
        drawn += marks.said(marks.other(across, height), marks.other_words(one, point, units))
    return drawn


def _bars(facet: Facet, top: float, power: int, units: Units) -> tuple[str, float, bool]:
    rows = [(point, line) for line in facet.lines for point in line.points]
    rows.sort(key=lambda row: (-row[0].cell.amount, row[0].label, row[0].period))
    same = len({point.period for point in facet.points}) == 1
    labels = [marks.cut(point.label if same else f"{point.label} {point.period}", 300) for point, _ in rows]
    left = 40 + max(map(marks.width, labels))
    shown = [value(point.cell, point.series, units) for point, _ in rows]
    room = WIDTH - left - 24 - max(map(marks.width, shown)) - 12
    every = [_scaled(one.amount, power) for point in facet.points for one in point.cell.values]
    x = scale.amounts(every, start=left, length=room, bars=True)
    bottom = top + _ROW * len(rows)
    parts = []
    for tick in x.ticks:
        ink = _ZERO if tick == 0 else _GRID
        parts.append(f'<path d="M{x.at(tick):.1f},{top:.1f}V{bottom:.1f}" stroke="{ink}"/>')
        parts.append(marks.text(x.at(tick), bottom + 18, _tick(tick), anchor="middle", size=11, ink=_SOFT))
    for n, ((point, line), label, words) in enumerate(zip(rows, labels, shown, strict=True)):
        middle = top + _ROW * (n + 0.5)
        parts.append(marks.text(left - 10, middle + 4, label, anchor="end"))
        parts.append(_bar(point, line, x, middle, power, units))
        end = max(x.at(_scaled(one.amount, power)) for one in point.cell.values)
        parts.append(marks.text(max(end, x.at(0)) + 8, middle + 4, words, size=11))
    if same:
        parts.append(marks.text(left, top - 6, rows[0][0].period, size=11, ink=_SOFT))
    return "".join(parts), bottom + _FOOT, False


def _bar(point: Point, line: Line, x: Scale, middle: float, power: int, units: Units) -> str:
    zero, end = x.at(0), x.at(_scaled(point.cell.amount, power))
    colour = marks.COLOURS[0]
    look = f'fill="#fff" stroke="{colour}" stroke-dasharray="4 3"' if line.target else f'fill="{colour}"'
    box = f'x="{min(zero, end):.1f}" y="{middle - 8:.1f}" width="{max(1.0, abs(end - zero)):.1f}" height="16"'
    drawn = marks.said(f"<rect {box} {look}/>", marks.point_words(point, line, units))
    for one in point.cell.values[1:]:
        at = marks.other(x.at(_scaled(one.amount, power)), middle)
        drawn += marks.said(at, marks.other_words(one, point, units))
    return drawn


def _scaled(amount: Decimal, power: int) -> float:
    return float(amount.scaleb(-power))


def _tick(tick: float) -> str:
    return f"{tick:,.10f}".rstrip("0").rstrip(".")
