"""Characters written out as text or as codes of their own: entities, code point literals, private use, zero width."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.clean.working import CleanChange
from reportkit.regex import regex

ENTITY = "repair.entity"
LITERAL = "repair.code-point-literal"
PRIVATE = "repair.hkscs-private-use"
INVISIBLE = "fold.invisible"

_ENTITY = regex(r"&(?:amp;){0,2}(?:#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,8}[0-9]{0,2});|&nbsp(?![a-zA-Z;])")
_LITERAL = regex(r"<U\+([0-9A-Fa-f]{4,6})>|\\u([0-9a-fA-F]{4})")
_PRIVATE = regex("[\ue000-\uf6b0]")
_INVISIBLES = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = regex(f"[{_INVISIBLES}]+")

# The user-defined rows of Big5 in the private use area: first code point (falling), lead byte.
_ROWS = ((0xEEB8, 0x81), (0xE311, 0x8E), (0xE000, 0xFA))
_ROW = 157  # characters to a lead byte: trail bytes 40–7E, A1–FE


def written_out(text: str, *, traditional: bool) -> list[CleanChange]:
    """Changes that put real characters for entities, literals and, in a traditional text, private-use HKSCS codes."""
    changes: list[CleanChange] = []
    if "&" in text:
        changes += _entities(text)
    if "<U+" in text or "\\u" in text:
        changes += _literals(text)
    if traditional:
        changes += _private(text)
    if any(map(text.__contains__, _INVISIBLES)):
        changes += (CleanChange(m.start(), m.end(), "", INVISIBLE, "fold") for m in _INVISIBLE.finditer(text))
    return changes


def _entities(text: str) -> Iterator[CleanChange]:
    from html import unescape  # a large table, for the few texts that need it

    for found in _ENTITY.finditer(text):
        after = found[0]
        for _ in range(3):  # escaped more than once: &amp;nbsp;
            after = unescape(after)
        if after != found[0]:
            yield CleanChange(found.start(), found.end(), _visible(after), ENTITY, "repair")


def _literals(text: str) -> Iterator[CleanChange]:
    for found in _LITERAL.finditer(text):
        code = int(found[1] or found[2], 16)
        if 0x80 <= code < 0x110000 and not 0xD800 <= code < 0xE000:
            yield CleanChange(found.start(), found.end(), _visible(chr(code)), LITERAL, "repair")


def _visible(text: str) -> str:
    """A character as a text has it: no-break blanks as blanks, nothing invisible."""
    return _INVISIBLE.sub("", text.replace("\u00a0", " "))


def _private(text: str) -> Iterator[CleanChange]:
    for found in _PRIVATE.finditer(text):
        character = hkscs(ord(found[0]))
        if character:
            yield CleanChange(found.start(), found.end(), character, PRIVATE, "repair", proof="Big5-HKSCS")


def hkscs(code: int) -> str:
    """The character HKSCS has at the Big5 code of a private-use code point; empty if it has none.

    Windows maps the user-defined rows of Big5 to the private use area one by one; HKSCS fills these rows.
    """
    first, lead = next(row for row in _ROWS if code >= row[0])
    row, column = divmod(code - first, _ROW)
    try:
        return bytes((lead + row, 0x40 + column if column < 63 else 0xA1 + column - 63)).decode("big5hkscs")
    except (UnicodeDecodeError, ValueError):
        return ""
