"""Masks and lost signs: what sites write over, or drop from, the figures of a text; each says where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple


class Damaged(NamedTuple):
    """A damaged text and the spans of the damage, each with the code of the remark it should get."""

    text: str
    marks: list[tuple[str, int, int]]


def mask_years(text: str) -> Damaged:
    """20xx for every year."""
    return _damage(text, r"(?:19|20)[0-9]{2}(?=年)", lambda found: "20xx", "mask.year")


def mask_counts(text: str) -> Damaged:
    """** for every count of people."""
    return _damage(text, r"(?<![0-9.])[0-9]+(?=人次)", lambda found: "**", "mask.number")


def drop_percent_signs(text: str) -> Damaged:
    """The sign dropped after growth figures at the end of a clause."""
    pattern = r"(?<=增长)[0-9]{1,3}\.[0-9](?:%(?=[，。；]))"
    return _damage(text, pattern, lambda found: found[0][:-1], "lost.percent-sign")


def _damage(text: str, pattern: str, becomes: Callable[[re.Match[str]], str], code: str) -> Damaged:
    parts: list[str] = []
    marks: list[tuple[str, int, int]] = []
    at = length = 0
    for found in re.finditer(pattern, text):
        parts.append(text[at : found.start()])
        length += found.start() - at
        new = becomes(found)
        marks.append((code, length, length + len(new)))
        parts.append(new)
        length += len(new)
        at = found.end()
    parts.append(text[at:])
    return Damaged("".join(parts), marks)
