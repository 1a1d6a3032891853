"""Rendering rich objects to bytes."""

from __future__ import annotations

import io
import os
import sys

from rich.console import Console, RenderableType
from rich.text import Text

_PLAIN_WIDTH = 160  # where there is no terminal: the same for everyone


def render(*objects: RenderableType, colour: bool) -> bytes:
    """`objects` one below the other, as UTF-8."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=_width(),
        force_terminal=colour,
        color_system="standard" if colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for item in objects:
        console.print(item)
    return out.getvalue().encode("utf-8")


def text(value: object, style: str = "") -> Text:
    """Source text as it stands, on one line; nothing for None."""
    return Text("" if value is None else str(value).replace("\n", " "), style=style)


def _width() -> int:
    return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else _PLAIN_WIDTH
