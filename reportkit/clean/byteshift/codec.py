"""GBK as the damaging sites read it, and the damage itself.

They ran an unaligned replacement on GBK bytes, XY → XY(pinyin) for each character XY of a table, and decoded the
result leniently: a lead byte swallows a following byte below 0x40 and shows as ?, pairs that map to nothing and a lone
0x80 vanish, A1A1 shows as a blank, and an ASCII byte from 0x40 on after a lead byte is its trail byte. Some replace the
full-width marks ？；！ by ASCII ones in the same way, which breaks 。縣 (A1A3 BF68) as ？ is A3BF.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

LEADS = range(0x81, 0xFF)
FULL_WIDTH = 0xA3  # lead byte of full-width ASCII
MARKS = {0xBF: b"?", 0xBB: b";", 0xA1: b"!"}  # trail bytes of the full-width marks some sites replace
LOST = "□"  # stands for a swallowed character: a digit or a mark, never guessed


@lru_cache(maxsize=32768)
def character(lead: int, trail: int) -> str:
    """The character of two bytes; empty where they map to none."""
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return ""


@lru_cache(maxsize=32768)
def pair(character: str) -> tuple[int, int] | None:
    """The two bytes of a character; None for ASCII and what GBK does not hold. The blank counts as A1A1."""
    if character == " ":
        return (0xA1, 0xA1)
    try:
        encoded = character.encode("gbk")
    except UnicodeEncodeError:
        return None
    return (encoded[0], encoded[1]) if len(encoded) == 2 else None


@cache
def vanishing() -> dict[int, tuple[int, ...]]:
    """Second bytes that with a first byte map to no character, by first byte; both can be lead bytes."""
    found = {first: tuple(second for second in LEADS if not character(first, second)) for first in LEADS}
    return {first: seconds for first, seconds in found.items() if seconds}


def damage(text: str, table: Mapping[str, str], *, marks: bool = False, in_turn: bool = False) -> str | None:
    """What the site makes of `text` with a table of characters and their readings; None if GBK cannot hold it.

    `marks`: the site replaces full-width marks too. `in_turn`: it goes through the text for one character after the
    other, in the order of the table, so that two that share a byte both have their glosses (房?jī)r(jià)).
    """
    try:
        raw = text.replace(LOST, "0").encode("gbk")
    except UnicodeEncodeError:
        return None
    for trail, mark in MARKS.items() if marks else ():
        raw = raw.replace(bytes((FULL_WIDTH, trail)), mark)
    glosses = {key.encode("gbk"): f"{key}({reading})".encode("gbk") for key, reading in table.items()}
    if in_turn:
        for key, glossed in glosses.items():
            raw = raw.replace(key, glossed)
    elif glosses:
        raw = re.sub(b"|".join(map(re.escape, glosses)), lambda m: glosses[m[0]], raw, flags=re.DOTALL)
    return lenient(raw)


def lenient(raw: bytes) -> str:
    """GBK bytes as the sites decode them."""
    out: list[str] = []
    at = 0
    while at < len(raw):
        lead = raw[at]
        at += 1
        if lead < 0x80:
            out.append(chr(lead))
        elif lead in LEADS and at < len(raw):
            trail = raw[at]
            at += 1
            shown = "?" if trail < 0x40 else character(lead, trail)
            out.append(" " if shown == "\u3000" else shown)
    return "".join(out)
