"""The JSON Schema of the contract, made from the model."""

from __future__ import annotations

from typing import Any

import msgspec

from reportkit.model import SCHEMA_VERSION, Parsed

_DECIMAL = {"type": "string", "format": "decimal"}  # what msgspec says of Decimal; we write JSON numbers


def schema() -> bytes:
    """JSON Schema 2020-12 of what `reportkit parse` prints."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"reportkit parse, schema version {SCHEMA_VERSION}",
    }
    made = _numbers({**head, **msgspec.json.schema(Parsed)})
    return msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n"


def _numbers(node: Any) -> Any:
    """`node` with decimals as JSON numbers, and required what is always written, also if it has a default."""
    if node == _DECIMAL:
        return {"type": "number"}
    if isinstance(node, dict):
        made = {key: _numbers(value) for key, value in node.items()}
        if "properties" in made:
            always = node.get("required", ())
            made["required"] = [
                name for name, field in made["properties"].items() if name in always or "default" in field
            ]
        return made
    if isinstance(node, list):
        return [_numbers(item) for item in node]
    return node
