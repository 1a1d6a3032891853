"""Writing: values of the contract as JSON, YAML, CSV or a table, and files that are whole or absent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple


class Projection(NamedTuple):
    """A way to write documents: `head` once, then for each the pieces of `body(value)`, or that in one."""

    body: Callable[[Any], bytes | Iterator[bytes]]
    head: bytes = b""

    def stream(self, values: Iterable[Any]) -> Iterator[bytes]:
        """The bytes of `values` in pieces; nothing where there is none."""
        for number, value in enumerate(values):
            if number == 0 and self.head:
                yield self.head
            body = self.body(value)
            yield from (body,) if isinstance(body, bytes) else body


def projection(format: str, *, excel: bool = False, colour: bool = False) -> Projection:
    """The projection of a format (json, jsonl, yaml, csv, table); its module is loaded here."""
    if format == "csv":
        from reportkit.write import as_csv

        return Projection(partial(as_csv.rows, excel=excel), as_csv.header(excel=excel))
    if format == "yaml":
        from reportkit.write import as_yaml

        return Projection(as_yaml.document)
    if format == "table":
        from reportkit.show import indicator_table

        return Projection(partial(indicator_table, colour=colour))
    from reportkit.write import as_json

    return Projection(as_json.line if format == "jsonl" else as_json.pieces)
