"""Small things about lines and blanks that several rooms of the outline need."""

from __future__ import annotations

from reportkit.alignment import Span
from reportkit.regex import regex

BLANKS = " \t\u3000\xa0"
_BETWEEN_HAN = regex(r"(?<=[^\x00-\x7f])[ \u3000]+(?=[^\x00-\x7f]|[0-9])|(?<=[0-9])[ \u3000]+(?=[^\x00-\x7f])")
_RUN = regex(r"[ \u3000\t]+")


def paragraphs(view: str) -> list[Span]:
    """The non-empty lines of a text, without the blanks around them."""
    spans = []
    at = 0
    for line in view.split("\n"):
        stripped = line.strip(BLANKS + "\r")
        if stripped:
            start = at + line.index(stripped)
            spans.append((start, start + len(stripped)))
        at += len(line) + 1
    return spans


def squeezed(text: str) -> str:
    """A title without the blanks of letter-spaced or wrapped lines; blanks beside Latin letters stay, one each."""
    return _RUN.sub(" ", _BETWEEN_HAN.sub("", text.strip()))


def skip_blanks(view: str, start: int, limit: int, *, blanks: str = BLANKS) -> int:
    """The first offset from `start` on that holds no blank; at most `limit`."""
    while start < limit and view[start] in blanks:
        start += 1
    return start
