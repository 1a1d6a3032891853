"""YAML with the fields and names of the JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import yaml

_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Writer(_Dumper):  # type: ignore[misc]
    """Writes decimals as numbers, exactly, and every list out (no anchors)."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def represent_number(self, data: Decimal) -> yaml.ScalarNode:
        text = str(data)
        return yaml.ScalarNode("tag:yaml.org,2002:float" if "." in text else "tag:yaml.org,2002:int", text)


_Writer.add_representer(Decimal, _Writer.represent_number)


def document(value: Any) -> bytes:
    """`value` as one YAML document in UTF-8."""
    data = msgspec.to_builtins(value, builtin_types=(Decimal,))
    text: str = yaml.dump(
        data,
        Dumper=_Writer,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=None,
        width=120,
        explicit_start=True,
    )
    return text.encode("utf-8")
