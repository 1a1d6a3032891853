"""What a query gives back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple


class Answer(NamedTuple):
    """The columns of a result, and its rows, which are read as they are needed."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]
