"""Documents that are nearly the same, told by a small sketch of each.

A sketch holds the least hashes of a document's clauses (bottom-k sketch: E. Cohen, H. Kaplan, "Summarizing data using
bottom-k sketches", PODC 2007), those with figures and those without apart. The share of them two documents have in
common estimates their Jaccard similarity. Reports of two years on one template have their words in common, but not
their figures; copies of one report have both.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Collection
from typing import NamedTuple
from zlib import crc32

from reportkit.batch.scratch import scratch

_CLAUSE = re.compile(r"[\w.]{4,24}")  # what stands between signs; long ones are cut
_LEAST = 32  # hashes kept of each kind: similarities are told to ± 0.09
_KEYS = 6  # two documents of similarity s are compared with a probability of 1 - (1 - s) ** _KEYS
_CROWD = 16  # documents compared by one key; a clause in more of them tells nothing
_WORDS, _FIGURES = 0.5, 0.6  # least similarities of near duplicates
_WORDS_ALONE = 0.8  # where there are no figures
_SCATTER = 0x9E3779B1  # Knuth's multiplicative hash: checksums of like strings are alike


class Sketch(NamedTuple):
    """The least hashes of clauses, in order."""

    words: tuple[int, ...]
    figures: tuple[int, ...]


def sketch(text: str) -> bytes:
    """The sketch of a clean text, packed: at most 258 bytes. Neither order nor repetition of clauses counts."""
    words: list[str] = []
    figures: list[str] = []
    for clause in set(_CLAUSE.findall(text)):
        (words if clause.isalpha() else figures).append(clause)
    return _pack(Sketch(_least(words), _least(figures)))


class Originals:
    """The documents that are like none before them, in the order they came in."""

    def __init__(self) -> None:
        self._index = scratch(
            "original (n INTEGER PRIMARY KEY, uri TEXT, sketch BLOB)",
            "held (key INTEGER, n INTEGER, PRIMARY KEY (key, n))",
        )
        self._count = 0

    def like(self, uri: str, packed: bytes) -> str | None:
        """The first original the document `uri` is nearly the same as; where there is none, it is one itself."""
        own = _unpack(packed)
        keys = (own.figures or own.words)[:_KEYS]
        crowds = {key: [n for (n,) in self._index.execute("SELECT n FROM held WHERE key = ?", (key,))] for key in keys}
        for n in sorted({n for crowd in crowds.values() for n in crowd}):
            name, known = self._index.execute("SELECT uri, sketch FROM original WHERE n = ?", (n,)).fetchone()
            if _alike(own, _unpack(known)):
                return str(name)
        for key, crowd in crowds.items():
            if len(crowd) < _CROWD:
                self._index.execute("INSERT INTO held VALUES (?, ?)", (key, self._count))
        self._index.execute("INSERT INTO original VALUES (?, ?, ?)", (self._count, uri, packed))
        self._count += 1
        return None


def _alike(one: Sketch, other: Sketch) -> bool:
    words = _similarity(one.words, other.words)
    if one.figures or other.figures:
        return words >= _WORDS and _similarity(one.figures, other.figures) >= _FIGURES
    return words >= _WORDS_ALONE


def _similarity(one: Collection[int], other: Collection[int]) -> float:
    """The Jaccard similarity of two sets, estimated from the least of their union; 1 for two empty ones."""
    least = sorted({*one, *other})[:_LEAST]
    return len(set(one) & set(other) & set(least)) / len(least) if least else 1.0


def _least(clauses: list[str]) -> tuple[int, ...]:
    return tuple(sorted([crc32(clause.encode()) * _SCATTER & 0xFFFFFFFF for clause in clauses])[:_LEAST])


def _pack(made: Sketch) -> bytes:
    return struct.pack(f">BB{len(made.words)}I{len(made.figures)}I", *map(len, made), *made.words, *made.figures)


def _unpack(packed: bytes) -> Sketch:
    words, figures = packed[:2]
    values = struct.unpack_from(f">{words + figures}I", packed, 2)
    return Sketch(values[:words], values[words:])
