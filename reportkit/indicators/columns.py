"""Columns of tables: which heads stand over each column of a row, over one line or several."""

from __future__ import annotations

from reportkit.alignment import Span
from reportkit.indicators.rows import Line

Heads = tuple[Span, ...]  # the heads over one column, the highest first


def heads_over(view: str, row: Line, lines: list[Line]) -> dict[int, Heads]:
    """The heads of each column of `row` that has any.

    A head that spans several columns stands once: over those right of it that have none of their own but one below.
    Where the source left out the cells a head spans, what the line below has tells how many each spans.
    """
    found: dict[int, Heads] = {}
    for index, line in enumerate(lines):
        below = lines[index + 1] if index + 1 < len(lines) else None
        for column, head in _placed(view, row, line, below).items():
            found[column] = (*found.get(column, ()), head)
    return found


def _placed(view: str, row: Line, line: Line, below: Line | None) -> dict[int, Span]:
    """The heads of one line by the columns of `row`; `below` is the next line of heads."""
    filled = row.filled()
    named = [line.cells[i] for i in line.filled()]
    width = len(row.cells)
    if len(line.cells) == width and (len(named) == width or below is None or len(below.filled()) == width):
        return dict(zip(line.filled(), named, strict=True))
    if below is not None and len(named) < len(filled):
        if len(named) == len(line.cells) and len(below.cells) == len(below.filled()):
            spread = _spread(view, named, width, below)
            if spread:
                return spread
        return _filled_right(line, below)
    if len(named) == len(filled):
        return dict(zip(filled, named, strict=True))
    low = next((i for i, head in enumerate(named) if view[head[0]] != "("), len(named))
    if low and len(named) < width:  # the second line of the first heads, which holds their units
        rest = zip(range(width - len(named) + low, width), named[low:], strict=True)
        return {**dict(enumerate(named[:low], start=1)), **dict(rest)}
    if len(named) == len(line.cells) < width:  # the corner is left out, or heads of the line above span into this one
        return dict(zip(range(width - len(named), width), named, strict=True))
    return dict(zip(line.filled(), named, strict=True))


def _spread(view: str, named: list[Span], width: int, lower: Line) -> dict[int, Span] | None:
    """Heads each over as many columns, behind those that reach down into the line below; None where none spans.

    A line below that heads every column tells by its repeating heads how many each spans.
    """
    below = len(lower.cells)
    tall = width - below
    if not tall:
        tall, below = 1, width - 1
        if len(named) < 3 or below % (len(named) - 1) or not _repeats(view, lower.cells[1:], len(named) - 1):
            return None
    wide = len(named) - tall
    if wide <= 0:
        return dict(enumerate(named, start=width - len(named)))
    if below % wide:
        return dict(enumerate(named))
    found = dict(enumerate(named[:tall]))
    each = below // wide
    found.update((tall + i, named[tall + i // each]) for i in range(below))
    return found


def _repeats(view: str, heads: Heads, times: int) -> bool:
    """Whether heads are the same words `times` times over."""
    size = len(heads) // times
    texts = [view[slice(*head)] for head in heads]
    return size > 1 and texts == texts[:size] * times


def _filled_right(line: Line, below: Line) -> dict[int, Span]:
    """Heads with the empty cells they span."""
    found: dict[int, Span] = {}
    last: int | None = None
    under = set(below.filled())
    for column in range(max(len(line.cells), len(below.cells))):
        if column < len(line.cells) and line.cells[column][1] > line.cells[column][0]:
            found[column] = line.cells[column]
            last = column if column in under else None
        elif last is not None and column in under:
            found[column] = line.cells[last]
    return found
