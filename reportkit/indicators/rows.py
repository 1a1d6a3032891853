"""Rows of tables in plain text: lines of cells divided by bars, tabs, blanks or commas.

A bar or a tab divides cells wherever it stands. Blanks and commas do so only where every line of a run has the same
number of them and ends in figures, for a line of prose may hold either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from reportkit.alignment import Span
from reportkit.regex import regex
from reportkit.stages import CleanText, ReportOutline

_BLANKS = " \u3000"
_LABEL = 30  # characters a label between rows has at most
_LEAST_WIDTH = 2  # cells to a row of a table that lost its line breaks
_LEAST_ROWS = 3  # rows of it, with its heads
_STOPS = frozenset("。;:,!?")
_SIGNS = "+-−±"
_BARS = "|│┃｜"
_RULES = frozenset("-=:+|│┃┼├┤─━—_ \t")  # what a line between rows is drawn with
_EMPTY = frozenset("-—–−…·/*.")  # what stands in a cell that has no figure
_DIGITS = frozenset("0123456789")

_SPACED = regex(r"^[^\s。;]{1,30}(?:[ \u3000]{1,40}[^\s。;]{1,24}){1,16}$", re.MULTILINE)
_COMMAS = regex(r"^[^\n,。;:]{1,30}(?:,[^\n,。;:]{0,24}){2,16}$", re.MULTILINE)
_FIGURE = regex(r"[+\-−]?[0-9][0-9,]{0,18}(?:\.[0-9]{1,9})?[%‰]?$")


class Line(msgspec.Struct, frozen=True, gc=False):
    """A row of a table: its span and the spans of its cells, blanks at their edges and empty cells at its end left out.

    A line of one cell stands between rows: the label of a group.
    """

    span: Span
    cells: tuple[Span, ...]

    def filled(self) -> list[int]:
        """The columns that are not empty."""
        return [i for i, cell in enumerate(self.cells) if cell[1] > cell[0]]


def table_blocks(clean: CleanText, report: ReportOutline) -> Iterator[list[Line]]:
    """Runs of lines that are rows; the label of a group of rows is a line of one cell between them."""
    view = clean.view
    loose = _loose_rows(clean, report)
    if not loose and not any(view.find(mark, report.start, report.end) >= 0 for mark in f"\t{_BARS}"):
        return
    block: list[Line] = []
    label: Line | None = None  # the line above, if it may be one
    at = report.start
    while at < report.end:
        end = view.find("\n", at, report.end)
        end = report.end if end < 0 else end
        if end > at and _is_rule(view, at, end):
            at = end + 1
            continue
        row = loose.get(at) or _row(view, at, end)
        if row is not None and (unrolled := _unrolled(view, row)):
            if block:
                yield _with_corner(view, block)
            yield unrolled
            block, label, at = [], None, end + 1
            continue
        if row is not None and block and label is None and _is_broken(view, block[-1], row):
            block[-1] = Line((block[-1].span[0], end), (*block[-1].cells, *row.cells))
            at = end + 1
            continue
        if label is not None and (row is None or not _goes_on(view, block[-1], row)):
            yield _with_corner(view, block)
            block, label = [], None
        if row is not None:
            block += [row] if label is None else [label, row]
            label = None
        elif block and _is_label(view, at, end):
            label = Line((at, end), ((at, end),))
        elif block:
            yield _with_corner(view, block)
            block = []
        at = end + 1
    if block:
        yield _with_corner(view, block)


def _unrolled(view: str, row: Line) -> list[Line]:
    """The rows of a table whose line breaks were lost; none where a line is no more than a row.

    Its heads, without dates, stand before the first label, as many as there are cells to a row; each further row has a
    label first and then only figures.
    """
    cells = row.cells
    width = next((i for i, cell in enumerate(cells) if _is_figure(view, cell)), 0) - 1
    if width < _LEAST_WIDTH or len(cells) < _LEAST_ROWS * width:
        return []
    rows = [cells[at : at + width] for at in range(0, len(cells), width)]
    dated = any(char in _DIGITS for char in view[rows[0][1][0] : rows[0][-1][1]])
    if dated or not all(_is_record(view, record) for record in rows[1:]):
        return []
    return [Line((record[0][0], record[-1][1]), record) for record in rows]


def _is_record(view: str, record: tuple[Span, ...]) -> bool:
    """Whether a label stands first and only figures, or blanks, behind it."""
    label, *rest = record
    named = any(char.isalpha() for char in view[slice(*label)])
    return named and all(is_blank(view, cell) or _is_figure(view, cell) for cell in rest)


def is_blank(view: str, cell: Span) -> bool:
    """Whether a cell is empty, or holds only the sign for no figure."""
    return all(char in _EMPTY for char in view[slice(*cell)])


def _is_broken(view: str, above: Line, row: Line) -> bool:
    """Whether a row goes on one broken inside a cell: rows that begin with a bar, and it does not."""
    if view[above.span[0]] != _BARS[0] or view[row.span[0]] == _BARS[0] or view.find("\t", *row.span) >= 0:
        return False
    headed = len(row.cells) == len(above.cells) + 1 and _is_figure(view, row.cells[1])
    return not (headed and _is_closed(view, above))  # a label with figures under heads without a corner


def _is_closed(view: str, line: Line) -> bool:
    return view[slice(*line.span)].rstrip()[-1:] == _BARS[0]


def _with_corner(view: str, block: list[Line]) -> list[Line]:
    """The rows of a block; where most begin with their label, a bar before the others closes an empty corner."""
    barred = [view[line.span[0]] == _BARS[0] for line in block]
    if not barred[0] or 2 * sum(barred) >= len(block):
        return block
    width = max(len(line.cells) for line in block)
    return [
        Line(line.span, ((line.span[0], line.span[0]), *line.cells)) if bar and len(line.cells) < width else line
        for line, bar in zip(block, barred, strict=True)
    ]


def _row(view: str, start: int, end: int) -> Line | None:
    if view.find("\t", start, end) >= 0:
        return Line((start, end), _cells(view, start, end, "\t"))
    for mark in _BARS:
        if (first := view.find(mark, start, end)) >= 0:
            start = view.rfind("。", start, first) + 1 or start  # prose that the table was glued to
            return Line((start, end), _cells(view, start, end, mark))
    return None


def _cells(view: str, start: int, end: int, mark: str) -> tuple[Span, ...]:
    if mark != "\t":
        start += view.startswith(mark, start, end)
    cells = []
    while True:
        cut = view.find(mark, start, end)
        cells.append(_trimmed(view, start, end if cut < 0 else cut))
        if cut < 0:
            break
        start = cut + 1
    while len(cells) > 1 and cells[-1][0] == cells[-1][1]:
        cells.pop()
    return tuple(cells)


def _trimmed(view: str, start: int, end: int) -> Span:
    while start < end and view[start] in _BLANKS:
        start += 1
    while end > start and view[end - 1] in _BLANKS:
        end -= 1
    return start, end


def _is_rule(view: str, start: int, end: int) -> bool:
    return view[start] in _RULES and all(char in _RULES for char in view[start:end])


def _is_label(view: str, start: int, end: int) -> bool:
    return 0 < end - start <= _LABEL and _STOPS.isdisjoint(view[start:end])


def _goes_on(view: str, above: Line, row: Line) -> bool:
    """Whether a row below a label has the columns of the one above it, and a figure in the second: it is no head."""
    if len(row.cells) != len(above.cells) or len(row.cells) < 2:
        return False
    start, end = row.cells[1]
    return end > start and (view[start] in _DIGITS or view[start] in _SIGNS)


def _loose_rows(clean: CleanText, report: ReportOutline) -> dict[int, Line]:
    """Rows whose cells blanks or commas divide, by their start."""
    view = clean.view
    found: dict[int, Line] = {}
    if any(view.find(blank, report.start, report.end) >= 0 for blank in _BLANKS):
        lines = [m.span() for m in _SPACED.finditer(view, report.start, report.end)]
        found.update(_runs(view, [Line(span, _split(view, span, _BLANKS)) for span in lines]))
    if clean.text.find(",", report.start, report.end) >= 0:
        lines = [m.span() for m in _COMMAS.finditer(clean.text, report.start, report.end)]
        found.update(_runs(view, [Line(span, _split(view, span, ",")) for span in lines]))
    return found


def _split(view: str, span: Span, marks: str) -> tuple[Span, ...]:
    """The cells of a line; a run of blanks is one division, each comma is one."""
    cells: list[Span] = []
    start, end = span
    at = start
    while at <= end:
        if at == end or view[at] in marks:
            if at > start or marks == ",":
                cells.append((start, at))
            start = at + 1
        at += 1
    return tuple(cells)


def _runs(view: str, lines: list[Line]) -> Iterator[tuple[int, Line]]:
    """The lines that stand together, have the same number of cells and, but for heads, end in figures."""
    run: list[Line] = []
    for line in lines:
        if run and (line.span[0] != run[-1].span[1] + 1 or len(line.cells) != len(run[-1].cells)):
            yield from _table(view, run)
            run = []
        run.append(line)
    if run:
        yield from _table(view, run)


def _table(view: str, run: list[Line]) -> Iterator[tuple[int, Line]]:
    """The lines of a run if its first has only words and each below has figures under it, two or more in all."""
    if len(run) < 3 or any(_is_figure(view, cell) for cell in run[0].cells):
        return
    rows = [line for line in run[1:] if _ends_in_figures(view, line)]
    if len(rows) < 2 or len(rows) < len(run) - 2:
        return
    for line in run:
        yield line.span[0], line


def _is_figure(view: str, cell: Span) -> bool:
    return _FIGURE.match(view, *cell) is not None


def _ends_in_figures(view: str, line: Line) -> bool:
    """Whether a label stands first and a figure, or the sign for none, last."""
    first, last = line.cells[0], line.cells[-1]
    if _is_figure(view, first) and len(line.cells) < 3:
        return False
    return _is_figure(view, last) or (last[1] > last[0] and is_blank(view, last) and _is_figure(view, line.cells[-2]))
