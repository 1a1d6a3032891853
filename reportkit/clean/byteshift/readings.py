"""How characters are read: pinyin with tone marks, from the table made by scripts/make_readings.py."""

from __future__ import annotations

from functools import cache

from reportkit.packaged import packaged


@cache
def by_syllable() -> dict[str, frozenset[str]]:
    """The characters of GBK by syllable (jié)."""
    content = packaged("clean", "data", "readings.txt").decode()
    pairs = (line.split("\t") for line in content.splitlines())
    return {syllable: frozenset(characters) for syllable, characters in pairs}


def is_read(character: str, syllable: str) -> bool:
    """Whether a character can be read as a syllable."""
    return character in by_syllable().get(syllable, ())
