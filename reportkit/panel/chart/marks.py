"""The small parts of a drawing: texts, marks, legends, and what they say when pointed at."""

from __future__ import annotations

from html import escape

from reportkit.diff.units import Units
from reportkit.panel.chart.facets import Line, Point
from reportkit.panel.grid import figure, value
from reportkit.panel.model import Evidence
from reportkit.panel.words import source_words

# Eight hues that stay apart for most colour-blind readers (after Okabe and Ito), and two greys.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#7b3fa0", "#a50f15", "#555555", "#9a9a9a")
FONTS = "'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei','WenQuanYi Zen Hei',system-ui,sans-serif"
DISPUTED = "#b45f06"
_WIDE = 0x2E80  # from here on characters fill a square
_NARROW = 0.56  # of a square, on average
_MOST_SOURCES = 6  # named when pointed at
_SIZE = 4.5


def text(x: float, y: float, words: str, *, size: float = 12, anchor: str = "start", ink: str = "#1d232b") -> str:
    """A text at a place: `y` is its foot, `x` where it starts, or its middle or end by `anchor`."""
    at = f'x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{ink}"'
    return f'<text {at} text-anchor="{anchor}">{escape(clean(words))}</text>'


def clean(words: str) -> str:
    """Without the characters that XML can't hold."""
    return "".join(c for c in words if c.isprintable() or c == "\n")


def width(words: str, size: float = 12) -> float:
    """About how wide a text is set."""
    return sum(size if ord(c) >= _WIDE else size * _NARROW for c in words)


def cut(words: str, most: float, size: float = 12) -> str:
    """As much of `words` as fits into `most` pixels."""
    if width(words, size) <= most:
        return words
    while words and width(words + "…", size) > most:
        words = words[:-1]
    return words + "…"


def mark(x: float, y: float, index: int, *, hollow: bool) -> str:
    """The mark of the label `index`: shapes go with colours, so that neither alone has to be told apart."""
    colour = COLOURS[index % len(COLOURS)]
    look = f'fill="{"#fff" if hollow else colour}" stroke="{colour}" stroke-width="1.8"'
    s = _SIZE
    shape = index % 4
    if shape == 0:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{s - 0.5:g}" {look}/>'
    if shape == 1:
        return f'<rect x="{x - s + 1:.1f}" y="{y - s + 1:.1f}" width="{2 * s - 2:g}" height="{2 * s - 2:g}" {look}/>'
    corners = ((0, -s), (s, s - 1), (-s, s - 1)) if shape == 2 else ((0, -s), (s, 0), (0, s), (-s, 0))
    return f'<polygon points="{" ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)}" {look}/>'


def other(x: float, y: float) -> str:
    """The mark of a value that another source gives."""
    s = _SIZE - 0.5
    lines = f"M{x - s:.1f},{y - s:.1f}L{x + s:.1f},{y + s:.1f}M{x - s:.1f},{y + s:.1f}L{x + s:.1f},{y - s:.1f}"
    return f'<path d="{lines}" stroke="{DISPUTED}" stroke-width="2" fill="none"/>'


def said(mark: str, words: str) -> str:
    """A mark that says `words` when pointed at, and to those who do not see it."""
    return f"<g><title>{escape(clean(words))}</title>{mark}</g>"


def point_words(point: Point, line: Line, units: Units) -> str:
    """What stands behind a point: its value, and each source with its words and place."""
    unit = units.multiplier(point.series.unit_mult)[1] + point.series.unit
    status = ", target" if line.target else ""
    sources = [source_words(one) for one in point.cell.evidence[:_MOST_SOURCES]]
    more = [f"and {len(point.cell.evidence) - _MOST_SOURCES} more"] if len(point.cell.evidence) > _MOST_SOURCES else []
    head = f"{line.label}, {point.period}{status}: {value(point.cell, point.series, units)} {unit}"
    return "\n".join((head, *sources, *more))


def other_words(one: Evidence, point: Point, units: Units) -> str:
    """What stands behind another value of a point."""
    unit = units.multiplier(point.series.unit_mult)[1] + point.series.unit
    shown = figure(one, point.series, units)
    return f"{point.label}, {point.period}, otherwise: {shown} {unit}\n{source_words(one)}"
