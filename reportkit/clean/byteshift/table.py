"""The table of a damaging site, learnt from the glosses of one document: 總結(jié) says that 結 is in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from reportkit.clean.byteshift.readings import is_read
from reportkit.clean.script import traditional_characters

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
SYLLABLE = f"[a-zü{_TONED}]{{1,6}}"
_CUE = re.compile(f"[(（][a-zü]{{0,4}}[{_TONED}][a-z]{{0,3}}[)）]")
_GLOSS = re.compile(f"[(（]({SYLLABLE})[)）]")

_FEWEST = 3  # glossed characters
_OTHERS = 0.1  # share of characters that are not traditional among the glossed
_GLOSSED = 0.8  # share of the occurrences of the glossed characters that are glossed


class Gloss(NamedTuple):
    """A gloss `text[start:end]` after the character it belongs to."""

    character: str
    reading: str
    start: int
    end: int


class GlossTable(NamedTuple):
    """Characters with the reading the site writes after them; how often they stand in the text, how often glossed."""

    readings: dict[str, str]
    glosses: tuple[Gloss, ...]
    occurrences: Counter[str]
    glossed: Counter[str]

    def proof(self, character: str) -> str:
        """How regularly a character is glossed."""
        return f"{self.glossed[character]} of {self.occurrences[character]} {character} are glossed"


def learn_table(text: str) -> GlossTable | None:
    """The table that explains the glosses of a text; None where the text is not glossed by machine."""
    if _CUE.search(text) is None:
        return None
    glosses = tuple(_glosses(text))
    readings: dict[str, Counter[str]] = {}
    for gloss in glosses:
        readings.setdefault(gloss.character, Counter())[gloss.reading] += 1
    others = sum(character not in traditional_characters() for character in readings)
    occurrences = Counter({character: text.count(character) for character in readings})
    if (
        len(readings) - others < _FEWEST
        or others > _OTHERS * len(readings)
        or len(glosses) < _GLOSSED * occurrences.total()
    ):
        return None
    chosen = {character: counts.most_common(1)[0][0] for character, counts in readings.items()}
    return GlossTable(chosen, glosses, occurrences, Counter(gloss.character for gloss in glosses))


def _glosses(text: str) -> Iterator[Gloss]:
    for found in _GLOSS.finditer(text):
        character = text[found.start() - 1] if found.start() else ""
        if is_read(character, found[1]):
            yield Gloss(character, found[1], found.start(), found.end())
