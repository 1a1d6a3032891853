"""Regular expressions whose programs are kept between runs.

Python compiles a character class with Chinese ranges in about a millisecond: all patterns of a parse take longer than
the parse. `regex` gives what `re.compile` gives, but the program of a pattern seen in an earlier run is loaded, not
made. The kept file is of one version of the engine and its keys are whole patterns, so it can't be stale; the engine
checks each program it loads. Where the engine's own functions or the cache are out of reach, `re.compile` does it.
"""

from __future__ import annotations

import atexit
import re
import sys
from array import array
from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from typing import Any

import msgspec

from reportkit.cache import keep, recall

_PARSER, _COMPILER = ("re._parser", "re._compiler") if sys.version_info >= (3, 11) else ("sre_parse", "sre_compile")
_FILE = f"patterns-{sys.implementation.cache_tag}-{sys.hexversion:x}.msgpack"
_MOST = 1500  # programs in the file, thrice those of a parse: more come from rules under change, and it starts anew


class Program(msgspec.Struct, frozen=True, array_like=True):
    """What the engine makes of a pattern: flags, code words, number of groups, names of groups."""

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]


@lru_cache(maxsize=_MOST)
def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile(pattern, flags)`. Raises re.error for a broken pattern."""
    try:
        engine: Any = import_module("_sre")
        return _load(engine, pattern, _program(pattern, int(flags)))
    except (ImportError, AttributeError, RuntimeError, TypeError, ValueError, OverflowError):
        return re.compile(pattern, flags)


def either(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def _program(pattern: str, flags: int) -> Program:
    kept = _kept()
    key = f"{flags} {pattern}"
    if key not in kept:
        kept[key] = _make(pattern, flags)
        atexit.unregister(_keep)
        atexit.register(_keep)
    return kept[key]


def _make(pattern: str, flags: int) -> Program:
    parser: Any = import_module(_PARSER)
    compiler: Any = import_module(_COMPILER)
    parsed = parser.parse(pattern, flags)
    state = parsed.state
    code = array("I", compiler._code(parsed, flags)).tobytes()
    return Program(flags | state.flags, code, state.groups - 1, state.groupdict)


def _load(engine: Any, pattern: str, program: Program) -> re.Pattern[str]:
    names: list[str | None] = [None] * (program.groups + 1)
    for name, group in program.names.items():
        names[group] = name
    code = array("I", program.code).tolist()
    made: re.Pattern[str] = engine.compile(pattern, program.flags, code, program.groups, program.names, tuple(names))
    return made


@lru_cache(maxsize=1)
def _kept() -> dict[str, Program]:
    try:
        kept = msgspec.msgpack.decode(recall(_FILE) or b"\x80", type=dict[str, Program])
    except msgspec.DecodeError:
        return {}
    return kept if len(kept) < _MOST else {}


def _keep() -> None:
    keep(_FILE, msgspec.msgpack.encode(_kept()))
