"""JSON: numbers exactly as written (10.0 stays 10.0), the same value the same bytes."""

from __future__ import annotations

from typing import Any

import msgspec

_encode = msgspec.json.Encoder(decimal_format="number").encode
_STEP = b"  "
_WIDTH = 120


def line(value: Any) -> bytes:
    """`value` as one line of JSON, with the newline."""
    return _encode(value) + b"\n"


def document(value: Any) -> bytes:
    """`value` laid out for reading and for line-by-line comparison: one record (indicator, edit, finding …) a line."""
    return _lay_out(value, b"") + b"\n"


def _lay_out(value: Any, indent: bytes) -> bytes:
    """One line, unless the value holds records of its own and is longer than a line."""
    compact = _encode(value)
    if not _holds_records(value) or len(indent) + len(compact) <= _WIDTH:
        return compact
    inner = indent + _STEP
    if isinstance(value, (list, tuple)):
        lines = [inner + _lay_out(item, inner) for item in value]
        return b"[\n" + b",\n".join(lines) + b"\n" + indent + b"]"
    lines = [inner + _encode(key) + b": " + _lay_out(item, inner) for key, item in _items(value)]
    return b"{\n" + b",\n".join(lines) + b"\n" + indent + b"}"


def _holds_records(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return any(_is_record(item) for item in value)
    return _is_record(value) and any(_is_record(item) or _holds_records(item) for _, item in _items(value))


def _is_record(value: Any) -> bool:
    return isinstance(value, (dict, msgspec.Struct))


def _items(value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return list(value.items())
    return [(name, getattr(value, name)) for name in value.__struct_fields__]
