"""How likely a character is after two others: a trigram model of simplified Chinese, in nats.

Made by scripts/make_language_model.py from a dictionary of words with counts: a text is a row of words drawn
independently. A pair of characters then stands inside a word or across the edge of two, and so on for triples; all
probabilities follow from counts of pairs and triples inside words and at their edges.
Layout of the file (zlib, little-endian): four uint32 (characters C, pairs P, triples T, words); C characters in
UTF-32; counts of words starting with, ending in and made of each character; C+1 uint32, where the pairs of each first
character start; P uint16, their second characters; counts of each pair in words, at their start, at their end; P+1
uint32, where the triples of each pair start; T uint16, their third characters; their counts. A count is one byte: 0
for none, else 1 + 16 × its natural logarithm.
"""

from __future__ import annotations

import math
import struct
import zlib
from bisect import bisect_left
from functools import cache

import msgspec

from reportkit.packaged import packaged

_STEPS = 16
_RARE = 0.02  # count of what no word of the dictionary holds
_MARKS = frozenset("，。、；：！？")
_DOUBLED = 5.0  # nats: two marks in a row, which independent words would often be
_KNOWN = 240  # logarithms of the counts of words that start with and end in a known character, added
_COUNTS = (0.0, *(math.exp(q / _STEPS) for q in range(255)))

# Marks that stand for their like: 0 for every digit, A for every letter.
_LIKE = {ord(a): b for a, b in zip(",;:()!?％□", "，；：（）！？%0", strict=True)}
_LIKE |= {ord(a): "0" for a in "0123456789０１２３４５６７８９"}
_LIKE |= {code: "A" for start in "AaＡａ" for code in range(ord(start), ord(start) + 26)}


class _Pair(msgspec.Struct, frozen=True, gc=False):
    """Counts of two characters in a row: all, inside words, as the first and as the last two of a word; its triples."""

    joint: float
    opening: float
    closing: float
    triples: tuple[int, int]


class LanguageModel:
    """Trigram probabilities. What was asked is remembered: let one document use one model."""

    def __init__(self, packed: bytes) -> None:
        data = memoryview(zlib.decompress(packed))
        characters, pairs, triples, self._words = struct.unpack_from("<IIII", data)
        at = 16

        def take(size: int) -> memoryview:
            nonlocal at
            at += size
            return data[at - size : at]

        self._number = {c: i for i, c in enumerate(str(take(4 * characters), "utf-32-le"))}
        self._first, self._last, self._single = take(characters), take(characters), take(characters)
        self._pair_starts = take(4 * (characters + 1)).cast("I")
        self._seconds = take(2 * pairs).cast("H")
        self._inside, self._opening, self._closing = take(pairs), take(pairs), take(pairs)
        self._triple_starts = take(4 * (pairs + 1)).cast("I")
        self._thirds = take(2 * triples).cast("H")
        self._triples = take(triples)
        self._pairs: dict[str, _Pair] = {}
        self._scores: dict[str, float] = {}

    def score(self, triple: str) -> float:
        """The logarithm of the probability of `triple[2]` after `triple[:2]`."""
        found = self._scores.get(triple)
        if found is None:
            found = self._scores[triple] = self._score(triple.translate(_LIKE))
        return found

    def knows(self, character: str) -> bool:
        """Whether a character stands in more than a few words."""
        number = self._number.get(character)
        return number is not None and self._first[number] + self._last[number] > _KNOWN

    def weight(self, character: str) -> float:
        """The logarithm of how often words start with or end in a character."""
        return math.log(self._edge(self._first, character) + self._edge(self._last, character))

    def _score(self, triple: str) -> float:
        a, b, c = triple[0], triple[1], triple[2]
        before, after = self._pair(a + b), self._pair(b + c)
        first = self._edge(self._first, c) / self._words
        last = self._edge(self._last, a) / self._words
        inside = self._triple(before, c)
        joint = inside + before.closing * first + last * (after.opening + self._edge(self._single, b) * first)
        doubled = _DOUBLED if b in _MARKS and c in _MARKS else 0.0
        return math.log(joint / before.joint) - doubled

    def _edge(self, counts: memoryview, character: str) -> float:
        number = self._number.get(character)
        return _RARE if number is None else max(_RARE, _COUNTS[counts[number]])

    def _pair(self, pair: str) -> _Pair:
        found = self._pairs.get(pair)
        if found is None:
            found = self._pairs[pair] = self._find_pair(pair)
        return found

    def _find_pair(self, pair: str) -> _Pair:
        across = self._edge(self._last, pair[0]) * self._edge(self._first, pair[1]) / self._words
        first, second = self._number.get(pair[0]), self._number.get(pair[1])
        if first is not None and second is not None:
            end = self._pair_starts[first + 1]
            at = bisect_left(self._seconds, second, self._pair_starts[first], end)
            if at < end and self._seconds[at] == second:
                return _Pair(
                    joint=_COUNTS[self._inside[at]] + across,
                    opening=_COUNTS[self._opening[at]],
                    closing=_COUNTS[self._closing[at]],
                    triples=(self._triple_starts[at], self._triple_starts[at + 1]),
                )
        return _Pair(joint=across, opening=0.0, closing=0.0, triples=(0, 0))

    def _triple(self, pair: _Pair, character: str) -> float:
        start, end = pair.triples
        third = self._number.get(character)
        if start == end or third is None:
            return 0.0
        at = bisect_left(self._thirds, third, start, end)
        return _COUNTS[self._triples[at]] if at < end and self._thirds[at] == third else 0.0


@cache
def language_model() -> LanguageModel:
    """The model shipped with reportkit."""
    return LanguageModel(packaged("clean", "data", "language.bin"))
