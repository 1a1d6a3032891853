"""JSON: numbers exactly as written (10.0 stays 10.0), the same value the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

import msgspec
from msgspec.structs import astuple

_encode = msgspec.json.Encoder(decimal_format="number").encode
_STEP = b"  "
_WIDTH = 120
_RECORD = (dict, msgspec.Struct)
_PLAIN = frozenset({str, int, bool, type(None), Decimal})


def line(value: Any) -> bytes:
    """`value` as one line of JSON, with the newline."""
    return _encode(value) + b"\n"


def document(value: Any) -> bytes:
    """`value` laid out for reading and for line-by-line comparison: one record (indicator, edit, finding …) a line."""
    return b"".join(pieces(value))


def pieces(value: Any) -> Iterator[bytes]:
    """`document` piece by piece: a long one is never whole in memory."""
    yield from _lay_out(value, b"\n")
    yield b"\n"


def _lay_out(value: Any, edge: bytes) -> Iterator[bytes]:
    """`value` in one line, unless it holds records of its own and is longer than a line.

    `edge` is the line break before it and its indent.
    """
    if not _holds_records(value):
        yield _encode(value)
        return
    spread = _spread(value, edge)
    head = list(islice(spread, 2 * _WIDTH + 1))
    if len(head) <= 2 * _WIDTH and max(map(len, head)) <= 2 * _WIDTH:
        compact = _encode(value)
        if len(compact) <= _WIDTH - len(edge) + 1:
            yield compact
            return
    yield from head
    yield from spread


def _spread(value: Any, edge: bytes) -> Iterator[bytes]:
    """`value` with each of its items on a line of its own. What is long is encoded once, at its leaves."""
    is_list = isinstance(value, (list, tuple))
    inner, opening = edge + _STEP, b"[" if is_list else b"{"
    for key, item in (("", item) for item in value) if is_list else _items(value):
        yield opening + inner if is_list else opening + inner + _encode(key) + b": "
        yield from _lay_out(item, inner)
        opening = b","
    yield edge + (b"]" if is_list else b"}")


def _holds_records(value: Any) -> bool:
    """Whether `value` is a list of records, or a record with records or such lists in its fields."""
    if isinstance(value, (list, tuple)):
        return any(isinstance(item, _RECORD) for item in value)
    if not isinstance(value, _RECORD):
        return False
    fields = value.values() if isinstance(value, dict) else astuple(value)
    return any(_holds_records(item) or isinstance(item, _RECORD) for item in fields if type(item) not in _PLAIN)


def _items(value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return list(value.items())
    fields = [(name, getattr(value, name)) for name in value.__struct_fields__]
    return [(name, item) for name, item in fields if item is not msgspec.UNSET]
