"""What each decoding step of the site showed.

A shift begins where the bytes of a table character straddle two others: the gloss put between them swallows a byte,
and ?cè) is left of D4 (cè). It ends at the latest at an ASCII character: a byte below 0x40 is never a trail byte, one
from there on always is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from reportkit.clean.byteshift.codec import pair
from reportkit.clean.byteshift.readings import by_syllable
from reportkit.clean.byteshift.table import Gloss
from reportkit.regex import regex

_BROKEN_GLOSS = regex(r"\?([^\W0-9_]{1,6})[)）]")
_GLOSS = regex(r"[(（]([^\W0-9_]{1,6})[)）]")


class Token(NamedTuple):
    """What one decoding step showed, `shown` at `start` of the text.

    `kind`: `pair` two bytes (a blank may be A1A1), `single` one byte or what GBK does not hold, `lost` a ?, `broken` a
    gloss whose parenthesis was swallowed, `gloss` one that does not fit the character shown before it.
    """

    kind: Literal["pair", "single", "lost", "broken", "gloss"]
    shown: str
    start: int
    reading: str = ""

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.shown)


def tokens_of(text: str, glosses: Sequence[Gloss]) -> list[Token]:
    """The tokens of a text; sound glosses are left out."""
    ends = {gloss.start: gloss.end for gloss in glosses}
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        if at in ends:
            at = ends[at]
            continue
        tokens.append(_token(text, at))
        at = tokens[-1].end
    return tokens


def _token(text: str, at: int) -> Token:
    shown = text[at]
    if shown in "?(（":
        found = (_BROKEN_GLOSS if shown == "?" else _GLOSS).match(text, at)
        if found is not None and found[1] in by_syllable():
            return Token("broken" if shown == "?" else "gloss", found[0], at, found[1])
    return Token("lost" if shown == "?" else "pair" if pair(shown) else "single", shown, at)
