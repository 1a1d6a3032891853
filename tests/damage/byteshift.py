"""Pinyin glosses and the byte shift: what a mirror site does to a traditional page.

For every character XY of a table the bytes XY are replaced by XY(reading), wherever they stand; the result is decoded
leniently. Some sites put ASCII marks for the full-width ？；！ in the same way before. Written apart from reportkit's
own model of it, so that the two check each other.
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


def gloss(text: str, table: Mapping[str, str], *, marks: bool = False) -> Shifted:
    """`text` (all of it in GBK) after the replacements, read as the site reads it."""
    raw, sources = _bytes(text)
    for mark in "？；！" if marks else "":
        raw, sources = _replaced(raw, sources, {mark.encode("gbk"): (0, chr(ord(mark) - 0xFEE0).encode())})
    readings = {key.encode("gbk"): (2, f"({reading})".encode("gbk")) for key, reading in table.items()}
    damaged, sources = _replaced(raw, sources, readings)
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


def _bytes(text: str) -> tuple[bytes, list[int | None]]:
    """The bytes of a text, and for each the offset of its character."""
    encoded = [character.encode("gbk") for character in text]
    return b"".join(encoded), [index for index, each in enumerate(encoded) for _ in each]


def _replaced(
    raw: bytes, sources: list[int | None], pairs: Mapping[bytes, tuple[int, bytes]]
) -> tuple[bytes, list[int | None]]:
    """Every pair of bytes in `pairs`, wherever it stands, cut to so many bytes and followed by others."""
    out = bytearray()
    kept: list[int | None] = []
    at = 0
    while at < len(raw):
        found = pairs.get(raw[at : at + 2])
        keep, added = found if found is not None else (1, b"")
        out += raw[at : at + keep] + added
        kept += [*sources[at : at + keep], *[sources[at] if found and not keep else None] * len(added)]
        at += 1 if found is None else 2
    return bytes(out), kept


def _read(piece: bytes) -> str:
    """One or two bytes as the site shows them."""
    if piece[0] < 0x80:
        return chr(piece[0])
    if len(piece) < 2 or piece[0] == 0x80:
        return ""
    if piece[1] < 0x40:
        return "?"
    return " " if piece == b"\xa1\xa1" else piece.decode("gbk", "ignore")
