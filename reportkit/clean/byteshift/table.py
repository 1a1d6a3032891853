"""The table of a damaging site, learnt from the glosses of one document: 總結(jié) says that 結 is in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

from reportkit.clean.byteshift.readings import is_read
from reportkit.clean.script import traditional_characters
from reportkit.regex import regex

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
SYLLABLE = f"[a-zü{_TONED}]{{1,6}}"
_CUE = regex(f"[(（][a-zü]{{0,4}}[{_TONED}][a-z]{{0,3}}[)）]")
_GLOSS = regex(f"[(（]({SYLLABLE})[)）]")

_BROKEN_MARK = regex(r"[\u4e00-\u9fff]\?[@-Z\[-~][\u4e00-\u9fff]")
_MARKS = frozenset("？；！")

_TRADITIONAL = 0.05  # share of traditional-only characters in a traditional text, at least
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
    """Characters with the reading the site writes after them; how often they stand in the text, how often glossed.

    `marks`: the site also replaced full-width marks, and the text shows it.
    """

    readings: dict[str, str]
    glosses: tuple[Gloss, ...]
    occurrences: Counter[str]
    glossed: Counter[str]
    marks: bool

    def proof(self, character: str) -> str:
        """How regularly a character is glossed."""
        return f"{self.glossed[character]} of {self.occurrences[character]} {character} are glossed"


def learn_table(text: str) -> GlossTable | None:
    """What explains the glosses and broken marks of a text; None where neither was made by machine."""
    glosses = tuple(_glosses(text)) if _CUE.search(text) else ()
    readings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for gloss in glosses:
        readings[gloss.character][gloss.reading] += 1
    occurrences = Counter({character: text.count(character) for character in readings})
    if not _by_machine(readings, len(glosses), occurrences.total()):
        if not _has_broken_marks(text):
            return None
        glosses, readings, occurrences = (), defaultdict(Counter), Counter()
    return GlossTable(
        readings={character: counts.most_common(1)[0][0] for character, counts in readings.items()},
        glosses=glosses,
        occurrences=occurrences,
        glossed=Counter(gloss.character for gloss in glosses),
        marks=_MARKS.isdisjoint(text),
    )


def _by_machine(characters: Collection[str], glossed: int, occurrences: int) -> bool:
    """Whether the glosses are regular, and on traditional characters."""
    others = sum(character not in traditional_characters() for character in characters)
    return (
        len(characters) - others >= _FEWEST
        and others <= _OTHERS * len(characters)
        and glossed >= _GLOSSED * occurrences
    )


def _has_broken_marks(text: str) -> bool:
    """Whether a traditional text has no full-width marks and letters after ? inside words (支持?h政府)."""
    if "?" not in text or _BROKEN_MARK.search(text) is None or not _MARKS.isdisjoint(text):
        return False
    return sum(map(traditional_characters().__contains__, text)) >= _TRADITIONAL * len(text)


def _glosses(text: str) -> Iterator[Gloss]:
    for found in _GLOSS.finditer(text):
        character = text[found.start() - 1] if found.start() else ""
        if is_read(character, found[1]):
            yield Gloss(character, found[1], found.start(), found.end())
