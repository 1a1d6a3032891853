"""Bytes to text: BOM, strict UTF-8, then the encoding whose text holds most common characters.

`data.decode(encoding)` always gives exactly the text: newlines are untouched, a BOM in UTF-8 stays the first character.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from reportkit.errors import ReportkitError
from reportkit.rulepack import RuleSet, load_rules

SAMPLE = 1 << 16  # bytes looked at to choose an encoding
COMMON_SHARE = 0.2  # at least this share of the non-ASCII characters must be common ones
CONTROL_SHARE = 0.005  # more control characters than this and it is no text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark starts with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BYTE_CODECS = ("gb18030", "big5hkscs", "cp950")
_WIDE_CODECS = ("utf-16-le", "utf-16-be")
# Labels that mean more than they say: pages marked gb2312 use GBK, those marked big5 the HKSCS characters.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "big5hkscs", "utf-8-sig": "utf-8"}
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1a\x1b")


class Decoded(NamedTuple):
    text: str
    encoding: str


def decode(data: bytes, *, encoding: str | None = None, rules: RuleSet | None = None) -> Decoded:
    """The text of `data` and the encoding it was in; `encoding` takes the choice away from the guess.

    Raises ReportkitError RK103 (binary data), RK104 (bytes that fit no encoding), RK106 (unknown encoding name).
    """
    chosen = _named(encoding) if encoding else _marked(data) or _guess(data, rules)
    try:
        text = data.decode(chosen)
    except UnicodeDecodeError as error:
        raise _undecodable(data, chosen, error.start) from error
    controls = sum(text.count(chr(c)) for c in _CONTROLS)
    if controls > len(text) * CONTROL_SHARE:
        raise _binary()
    return Decoded(text, chosen)


def known_encoding(name: str) -> str | None:
    """The encoding that the label `name` means in practice; None if there is none of that name."""
    try:
        b"text".decode(name, "ignore")  # refuses codecs that give no text (base64)
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return _WIDER.get(found, found)


def _named(name: str) -> str:
    found = known_encoding(name)
    if found is None:
        raise ReportkitError("RK106", f"unknown encoding {name!r}", hint="Use utf-8, gb18030, big5 or utf-16.")
    return found


def _marked(data: bytes) -> str | None:
    return next((name for bom, name in _BOMS if data.startswith(bom)), None)


def _guess(data: bytes, rules: RuleSet | None) -> str:
    """The encoding of data without a BOM. With NUL bytes it can only be UTF-16 (or no text at all)."""
    wide = b"\0" in data
    if not wide and _valid_utf8(data):
        return "utf-8"
    common = (rules or load_rules()).compiled(common_characters)
    candidates = _WIDE_CODECS if wide else (*_BYTE_CODECS, *_WIDE_CODECS)
    scored = [(_score(data, name, common), name) for name in candidates]
    best = max(scored, key=lambda item: item[0])
    if best[0] >= COMMON_SHARE:
        return best[1]
    if wide and _valid_utf8(data):
        return "utf-8"  # stray NULs in a text; too many of them and `decode` calls it binary
    if wide:
        raise _binary()
    raise _undecodable(data, "utf-8", _first_bad_byte(data))


def common_characters(rules: RuleSet) -> frozenset[str]:
    """The characters by which a wrong decoding is told from the right one."""
    return frozenset(rules.words("encoding.common"))


def _score(data: bytes, name: str, common: frozenset[str]) -> float:
    """Share of common characters among the non-ASCII ones at the start of the text; 0 if it can't be decoded."""
    try:
        text = codecs.getincrementaldecoder(name)().decode(data[:SAMPLE], final=len(data) <= SAMPLE)
    except UnicodeDecodeError:
        return 0.0
    wide = [c for c in text if c > "\x7f"]
    return sum(c in common for c in wide) / len(wide) if wide else 1.0


def _valid_utf8(data: bytes) -> bool:
    return _first_bad_byte(data) < 0


def _first_bad_byte(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return -1


def _undecodable(data: bytes, encoding: str, at: int) -> ReportkitError:
    hint = "Give --encoding (gb18030, big5, utf-16 …), or save the file as UTF-8."
    return ReportkitError("RK104", f"byte {at:,} (0x{data[at]:02x}) is not {encoding}", hint=hint)


def _binary() -> ReportkitError:
    return ReportkitError("RK103", "this is binary data, not text", hint="Give the report as a text file.")
