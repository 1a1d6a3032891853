"""JSON: numbers exactly as written (10.0 stays 10.0), the same value the same bytes."""

from __future__ import annotations

from decimal import Decimal
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
    pieces: list[bytes] = []
    _lay_out(value, b"\n", pieces)
    pieces.append(b"\n")
    return b"".join(pieces)


def _lay_out(value: Any, edge: bytes, pieces: list[bytes]) -> None:
    """Append `value`: in one line, unless it holds records of its own and is longer than a line.

    `edge` is the line break before it and its indent. What is long is encoded once, at its leaves.
    """
    if not _holds_records(value):
        pieces.append(_encode(value))
        return
    begin, inner, separator = len(pieces), edge + _STEP, b""
    is_list = isinstance(value, (list, tuple))
    for key, item in (("", item) for item in value) if is_list else _items(value):
        pieces.append(separator + inner if is_list else separator + inner + _encode(key) + b": ")
        _lay_out(item, inner, pieces)
        separator = b","
    room = _WIDTH - len(edge) + 1
    if len(pieces) - begin <= 2 * _WIDTH and max(map(len, pieces[begin:])) <= 2 * _WIDTH:
        compact = _encode(value)
        if len(compact) <= room:
            pieces[begin:] = [compact]
            return
    pieces[begin] = (b"[" if is_list else b"{") + pieces[begin]
    pieces.append(edge + (b"]" if is_list else b"}"))


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
