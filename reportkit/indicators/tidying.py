"""Tidy names: no blanks or pronunciations inside, no punctuation, particle or list mark at the edges."""

from __future__ import annotations

import re

import msgspec

from reportkit.indicators.pieces import Piece, Pieces, text_of
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

_PAIRS = {")": "(", "]": "[", "”": "“", "》": "《"}
_PARTNERS = {opener: closer for closer, opener in _PAIRS.items()}


class TidyWords(msgspec.Struct, frozen=True):
    """What names are freed from."""

    untidy: re.Pattern[str]
    gap: re.Pattern[str]
    marker: re.Pattern[str]
    start_edge: str
    end_edge: str
    whole_end: tuple[str, ...]


def tidy_words(rules: RuleSet) -> TidyWords:
    """TidyWords of a rule set; made once by `rules.compiled`."""
    return TidyWords(
        untidy=regex(rules.pattern("names.untidy")),
        gap=regex(rules.pattern("names.gap")),
        marker=regex(rules.pattern("names.marker")),
        start_edge="".join(rules.words("names.start-edge")),
        end_edge="".join(rules.words("names.end-edge")),
        whole_end=rules.words("names.whole-end"),
    )


def tidied(view: str, pieces: Pieces, words: TidyWords) -> Pieces:
    """The pieces of a name without what no name holds; empty where nothing else is left."""
    text = text_of(view, pieces)
    if words.untidy.search(text) is None:
        return pieces if text else ()
    kept = tuple(part for piece in pieces for part in _without_gaps(view, piece, words))
    text = text_of(view, kept)
    start, end = _core(text, words)
    return _cut(kept, start, end)


def _without_gaps(view: str, piece: Piece, words: TidyWords) -> list[Piece]:
    """A stretch of text divided at its blanks; words in Latin letters keep one between them."""
    if isinstance(piece, str):
        return [piece]
    parts: list[Piece] = []
    at, end = piece
    for gap in words.gap.finditer(view, at, end):
        if gap.start() > at:
            parts.append((at, gap.start()))
        latin = view[gap.start() - 1 : gap.start()].isascii() and view[gap.end() : gap.end() + 1].isascii()
        if parts and latin and gap.end() < end and gap.group().isspace():
            parts.append(" ")
        at = gap.end()
    if end > at:
        parts.append((at, end))
    return parts


def _core(text: str, words: TidyWords) -> tuple[int, int]:
    """Where the name itself begins and ends in `text`."""
    start, end = 0, len(text)
    while start < end:
        edge = end - len(text[start:end].lstrip(words.start_edge))
        marker = words.marker.match(text, edge, end)
        moved = marker.end() if marker is not None else edge
        opener = text[moved : moved + 1]
        if opener in _PARTNERS and text.find(_PARTNERS[opener], moved, end) < 0:
            moved += 1
        if moved == start:
            break
        start = moved
    while start < end and not text.endswith(words.whole_end, start, end):
        edge = start + len(text[start:end].rstrip(words.end_edge))
        closer = text[edge - 1 : edge]
        if closer in _PAIRS and text.find(_PAIRS[closer], start, edge) < 0:
            edge -= 1
        if edge == end:
            break
        end = edge
    return start, end


def _cut(pieces: Pieces, start: int, end: int) -> Pieces:
    """The pieces from offset `start` to `end` of their joined text."""
    found: list[Piece] = []
    at = 0
    for piece in pieces:
        length = len(piece) if isinstance(piece, str) else piece[1] - piece[0]
        left, right = max(start - at, 0), min(end - at, length)
        if right > left:
            found.append(piece[left:right] if isinstance(piece, str) else (piece[0] + left, piece[0] + right))
        at += length
    return tuple(found)
