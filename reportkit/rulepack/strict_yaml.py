"""A strict reader for a small part of YAML: mappings, sequences and scalars, nothing that can surprise.

PyYAML takes duplicate keys silently, reads `no` as False, 012 as 10 and 12:30 as 750. Here a plain scalar is true,
false, null, a decimal integer, or else a string; duplicate keys, anchors, aliases, tags and several documents are
errors.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from reportkit.errors import RuleError

MAX_BYTES = 2_000_000
MAX_DEPTH = 40

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None}
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str | int, ...]
Positions = dict[Path, tuple[int, int]]


def read_yaml(text: str, *, where: str) -> tuple[Any, Positions]:
    """The data of one YAML document and the 1-based (line, column) of every node by its path.

    Raises RuleError RK301 with file, line and column for anything that is not plain, unambiguous data.
    """
    if len(text) > MAX_BYTES:
        raise RuleError("RK301", f"rule file is larger than {MAX_BYTES:,} characters", hint="Split it.", where=where)
    reader = _Reader(where)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            reader.take(event)
    except yaml.MarkedYAMLError as error:
        raise _fault(where, error.problem_mark or error.context_mark, f"not valid YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise RuleError("RK301", f"not valid YAML: {error}", where=where) from error
    return reader.data, reader.positions


def _fault(where: str, mark: Any, message: str, hint: str = "") -> RuleError:
    place = f"{where}:{mark.line + 1}:{mark.column + 1}" if mark is not None else where
    return RuleError("RK301", message, hint=hint, where=place)


class _Reader:
    """Builds data from parse events, with a stack of open containers."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.data: Any = None
        self.positions: Positions = {}
        self._documents = 0
        self._stack: list[tuple[Any, Path]] = []
        self._key: list[Any] = []

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _fault(self.where, event.start_mark, "a rule file holds one document", "Split the file.")
        elif isinstance(event, yaml.AliasEvent):
            raise _fault(self.where, event.start_mark, "aliases (*name) are not allowed", "Write the value out.")
        elif isinstance(event, yaml.ScalarEvent):
            self._check(event)
            self._put(_scalar(event), event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._check(event)
            if len(self._stack) >= MAX_DEPTH:
                raise _fault(self.where, event.start_mark, f"nested deeper than {MAX_DEPTH}")
            container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            path = self._put(container, event)
            self._stack.append((container, path))
            self._key.append(_NO_KEY)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._stack.pop()
            self._key.pop()

    def _check(self, event: Any) -> None:
        if event.anchor is not None:
            raise _fault(self.where, event.start_mark, "anchors (&name) are not allowed", "Write the value out.")
        if event.tag is not None and event.tag != "!":
            raise _fault(self.where, event.start_mark, f"tags ({event.tag}) are not allowed", "Remove the tag.")

    def _put(self, value: Any, event: Any) -> Path:
        """Store a value in the innermost open container; returns its path."""
        mark = event.start_mark
        if not self._stack:
            self.data = value
            path: Path = ()
        else:
            container, parent = self._stack[-1]
            if isinstance(container, list):
                path = (*parent, len(container))
                container.append(value)
            elif self._key[-1] is _NO_KEY:
                if not isinstance(value, str):
                    raise _fault(self.where, mark, f"a key is a string, not {value!r}", "Put it in quotes.")
                if value in container:
                    raise _fault(self.where, mark, f"duplicate key {value!r}", "Keep one of the two.")
                self._key[-1] = value
                return (*parent, value)
            else:
                key = self._key[-1]
                path = (*parent, key)
                container[key] = value
                self._key[-1] = _NO_KEY
        self.positions[path] = (mark.line + 1, mark.column + 1)
        return path


_NO_KEY = object()


def _scalar(event: Any) -> Any:
    text: str = event.value
    if event.style in ("'", '"', "|", ">"):
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text == "":
        return None
    return int(text) if _INTEGER.fullmatch(text) else text
