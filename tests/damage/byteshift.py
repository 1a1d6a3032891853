"""Pinyin glosses and the byte shift: what a mirror site does to a traditional page.

For every character XY of a table the bytes XY are replaced by XY(reading), wherever they stand; the result is decoded
leniently. Written apart from reportkit's own model of it, so that the two check each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_ANCHOR = re.compile(r"\?[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{1,6}\)")


class Shifted(NamedTuple):
    """A damaged text; `origins[i]` is the offset in the original of the character that gave the last byte of `text[i]`.

    None for characters of a gloss."""

    text: str
    origins: list[int | None]

    @property
    def anchors(self) -> list[int]:
        """Where glosses broke a character and a shift begins."""
        return [found.start() for found in _ANCHOR.finditer(self.text)]


def gloss(text: str, table: Mapping[str, str]) -> Shifted:
    """`text` (all of it in GBK) after the replacement, read as the site reads it."""
    raw, owners = _bytes(text)
    damaged, sources = _replaced(raw, owners, table)
    shown: list[str] = []
    origins: list[int | None] = []
    at = 0
    while at < len(damaged):
        width = 1 if damaged[at] <= 0x80 else 2
        piece = damaged[at : at + width]
        character = _read(piece)
        if character:
            shown.append(character)
            origins.append(sources[min(at + width, len(damaged)) - 1])
        at += width
    return Shifted("".join(shown), origins)


def _bytes(text: str) -> tuple[bytes, list[int]]:
    raw, owners = bytearray(), []
    for index, character in enumerate(text):
        encoded = character.encode("gbk")
        raw += encoded
        owners += [index] * len(encoded)
    return bytes(raw), owners


def _replaced(raw: bytes, owners: list[int], table: Mapping[str, str]) -> tuple[bytes, list[int | None]]:
    readings = {key.encode("gbk"): f"({reading})".encode("gbk") for key, reading in table.items()}
    out = bytearray()
    sources: list[int | None] = []
    at = 0
    while at < len(raw):
        reading = readings.get(raw[at : at + 2])
        width = 1 if reading is None else 2
        out += raw[at : at + width]
        sources += owners[at : at + width]
        if reading is not None:
            out += reading
            sources += [None] * len(reading)
        at += width
    return bytes(out), sources


def _read(piece: bytes) -> str:
    """One or two bytes as the site shows them."""
    if piece[0] < 0x80:
        return chr(piece[0])
    if len(piece) < 2 or piece[0] == 0x80:
        return ""
    if piece[1] < 0x40:
        return "?"
    return " " if piece == b"\xa1\xa1" else piece.decode("gbk", "ignore")
