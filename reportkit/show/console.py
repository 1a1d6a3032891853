"""Rendering rich objects to bytes."""

from __future__ import annotations

import io
import shutil
import sys

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

_PLAIN_WIDTH = 160  # where there is no terminal: the same for everyone
_LEAST_COLUMN = 9  # cells: narrower columns can't be read, and rich leaves out those it has no room for


def render(*objects: RenderableType, colour: bool) -> bytes:
    """`objects` one below the other, as UTF-8. A table that can't be read in the terminal's width is wider."""
    out = io.StringIO()
    tables = (item for item in objects if isinstance(item, Table))
    console = Console(
        file=out,
        width=max([_width(), *map(_least_width, tables)]),
        force_terminal=colour,
        color_system="standard" if colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for item in objects:
        console.print(item)
    return "\n".join(line.rstrip(" ") for line in out.getvalue().split("\n")).encode("utf-8")


def text(value: object, style: str = "") -> Text:
    """Source text as it stands, on one line; nothing for None."""
    return Text("" if value is None else str(value).replace("\n", " "), style=style)


def _width() -> int:
    """Columns of the terminal (COLUMNS overrules it); terminals that don't know theirs count as none."""
    if not sys.stdout.isatty():
        return _PLAIN_WIDTH
    return shutil.get_terminal_size((_PLAIN_WIDTH, 0)).columns


def _least_width(table: Table) -> int:
    """The width at which each column still has `_LEAST_COLUMN` cells, or all it needs."""
    widest = [max((_widest(cell) for cell in (column.header, *column.cells)), default=0) for column in table.columns]
    return sum(min(width, _LEAST_COLUMN) for width in widest) + 3 * len(widest) + 1  # padding, and lines between


def _widest(cell: RenderableType) -> int:
    return cell_len(cell.plain if isinstance(cell, Text) else str(cell))
