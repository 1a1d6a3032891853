"""Tables whose cells stand on lines of their own: rows are told apart by their rhythm.

Without markup a row is a label and its figures, line by line; the next has as many. Where rows keep that rhythm they
come back as one line each, cells apart by a tab, and so do the heads above them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from reportkit.alignment import Span
from reportkit.clean.working import CleanChange
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

RULE = "wrap.cells"

_CELL = 40  # characters; longer lines are text, not cells
_FEWEST = 4  # lines of figures a table has at least
_MOST_LABELS = 3  # cells with words in a row: number, label, unit
_FIGURE = regex(r"^[ \t\u3000]*[+\-−]?[0-9][0-9,]{0,18}(?:\.[0-9]{1,9})?[%‰]?[ \t\u3000\r|]*$", re.MULTILINE)
_YEAR = regex("(?:19|20)[0-9]{2}$")
_NONE = frozenset("-—–−…·/")  # what a cell without a figure holds
_STOPS = frozenset("。;；！？!?")
_GOES_ON = frozenset(",，、:：")  # what ends a line of running text
_EDGES = " \t\u3000\r|"  # blanks, and the bars that some pages leave behind each cell


class _Cell(msgspec.Struct, frozen=True, gc=False):
    """A line with content `[start, end)`, and whether that is a figure."""

    start: int
    end: int
    figure: bool


Row = list[_Cell]


def flat_tables(text: str, rules: RuleSet) -> list[CleanChange]:
    """Changes that set the rows of tables with one cell a line on lines, cells apart by tabs."""
    figures = {match.start() for match in _FIGURE.finditer(text)}
    if len(figures) < _FEWEST:
        return []
    corners = rules.words("table.corner") + rules.words("table.place-corner")
    changes: list[CleanChange] = []
    for run in _runs(text, figures):
        for rows in _tables(text, _rows(run)):
            for row in _with_heads(text, rows, corners):
                changes += _joined(text, row)
    return changes


def _joined(text: str, row: Row) -> Iterator[CleanChange]:
    """The changes that set a row on one line, without the bars some pages leave behind each cell."""
    for cell, following in pairwise(row):
        yield CleanChange(cell.end, following.start, "\t", RULE, "unwrap")
    if row:
        end = row[-1].end
        while end < len(text) and text[end] in _EDGES:
            end += 1
        if end > row[-1].end:
            yield CleanChange(row[-1].end, end, "", RULE, "unwrap")


def _runs(text: str, figures: set[int]) -> Iterator[list[_Cell]]:
    """Stretches of short lines that hold enough figures."""
    run: list[_Cell] = []
    count = at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        content = text[at:end].strip(_EDGES)
        if content:
            start = text.index(content[0], at)
            if _is_text(content):
                if count >= _FEWEST:
                    yield run
                run, count = [], 0
            else:
                figure = at in figures or all(char in _NONE for char in content)
                run.append(_Cell(start, start + len(content), figure))
                count += figure
        at = end + 1
    if count >= _FEWEST:
        yield run


def _is_text(content: str) -> bool:
    """Whether a line is no cell: too long, a sentence, one that goes on, or a row already."""
    if len(content) > _CELL or content[-1] in _GOES_ON:
        return True
    return not _STOPS.isdisjoint(content) or "\t" in content or "|" in content


def _rows(run: list[_Cell]) -> list[Row]:
    """A run cut before each label that stands below a figure."""
    rows: list[Row] = []
    for index, cell in enumerate(run):
        if not rows or (not cell.figure and run[index - 1].figure):
            rows.append([])
        rows[-1].append(cell)
    return rows


def _tables(text: str, rows: list[Row]) -> Iterator[list[Row]]:
    """Neighbouring rows with the same number of figures and of labels; the first may have heads before its labels."""
    counts = [_counts(row) for row in rows]
    at = 0
    while at < len(rows) - 1:
        labels, figures = counts[at + 1]
        stop = at + 1
        while stop < len(rows) and counts[stop][1] == figures and labels <= counts[stop][0]:
            stop += 1
        if stop < len(rows) and counts[stop][1] > figures and counts[stop][0] == labels:  # a page number behind it
            rows[stop] = rows[stop][: labels + figures]
            counts[stop] = (labels, figures)
            stop += 1
        good = figures and 0 < labels <= _MOST_LABELS and counts[at][1] == figures and counts[at][0] >= labels
        if good and _is_table(text, rows[at:stop], labels, figures):
            yield [rows[at], *(row[len(row) - labels - figures :] for row in rows[at + 1 : stop])]
            at = stop
        elif good or not figures or labels > _MOST_LABELS:  # no table begins before a row with more labels
            more = (i for i in range(at + 1, stop) if counts[i][0] > labels)
            at = max(at + 1, next(more, stop - 1))
        else:
            at += 1


def _counts(row: Row) -> Span:
    figures = sum(cell.figure for cell in row)
    return len(row) - figures, figures


def _is_table(text: str, rows: list[Row], labels: int, figures: int) -> bool:
    """Two rows of two figures prove a table; with one figure each there must be more, with heads, and no mere count."""
    if figures > 1:
        return len(rows) > 1
    counts = sum(text[row[-1].start : row[-1].end].isdecimal() and row[-1].end - row[-1].start < 3 for row in rows)
    return len(rows) > 3 and len(rows[0]) >= 2 * labels + figures + 1 and counts <= len(rows) // 2


def _with_heads(text: str, rows: list[Row], corners: tuple[str, ...]) -> Iterator[Row]:
    """The rows, the lines before the labels of the first made heads where there are as many as columns."""
    width = len(rows[1])
    first = rows[0]
    years = [text[cell.start : cell.end] for cell in first if cell.figure]
    if all(map(_YEAR.match, years)):  # heads too; those above them span each year's first to last
        words = [cell for cell in first if not cell.figure]
        yield words[-1 - len(years) // len(set(years)) :]
        yield [cell for cell in first if cell.figure]
        yield from rows[1:]
        return
    heads = first[: len(first) - width]
    named = [text[head.start : head.end].replace(" ", "").endswith(corners) for head in heads]
    corner = max((i for i, is_corner in enumerate(named) if is_corner), default=None)
    if corner is not None and len(heads) - corner < width:
        corner = None
    if corner is None:
        yield heads[-width:] if len(heads) >= width else []
    elif len(heads) - corner == width:
        yield heads[corner:]
    else:  # heads over heads: the lower line has one for each column but those of the labels
        labels = sum(not cell.figure for cell in rows[1])
        lower = len(heads) - (width - labels)
        yield heads[corner:lower]
        yield heads[lower:]
    yield first[len(first) - width :]
    yield from rows[1:]
