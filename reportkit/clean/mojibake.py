"""Text decoded with the wrong encoding, undone line by line.

A line is changed only if its characters, encoded back, are well-formed in the other encoding and say Chinese there,
which four real characters in a row practically never do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from reportkit.clean.characters import spelt
from reportkit.clean.lines import lines_of
from reportkit.clean.working import CleanChange
from reportkit.regex import either, regex
from reportkit.rulepack import RuleSet
from reportkit.stages import Remark

UTF8_AS_GBK = "mojibake.utf8-as-gbk"
UTF8_AS_LATIN = "mojibake.utf8-as-latin"
GBK_AS_LATIN = "mojibake.gbk-as-latin"
LOST = "mojibake.lost"

_FEWEST = 4  # Chinese characters and marks that a line must yield
_SOUND = 0.9  # share of the characters that must be Chinese or ASCII
_LOST = -1  # a lost byte
_QUESTION = 0x3F
_CONTINUING = frozenset((*range(0x80, 0xC0), _LOST, _QUESTION))
_MANY = 3  # proven lines after which short ones are taken
LOST_CHARACTER = "□"  # a character of which a byte is lost

# What Windows-1252 shows for the bytes 80–9F; for the others it shows what Latin-1 shows.
_WINDOWS = {
    bytes((byte,)).decode("cp1252"): byte for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_LATIN_RUN = regex(f"[\t\x20-\x7e\x80-\xff{''.join(_WINDOWS)}]+")
_PRIVATE = regex("[\ue000-\uf8ff]")
_CHINESE = regex("[\u3000-\u3011\u4e00-\u9fff\uff01-\uff5e“”‘’—…·℃]")


class _Decoded(msgspec.Struct, frozen=True, gc=False):
    """A stretch `text[start:end]`, what it decodes to, and how much of that is Chinese."""

    start: int
    end: int
    text: str
    rule: str
    chinese: int


def undo_mojibake(text: str, characters: frozenset[str], rules: RuleSet) -> list[CleanChange]:
    """Changes that decode wrongly decoded lines again. Where many lines are proven, short ones are taken too."""
    found = list(_stretches(text, characters, rules))
    proven = sum(each.chinese >= _FEWEST for each in found)
    fewest = 1 if proven >= _MANY else _FEWEST
    return [
        CleanChange(each.start, each.end, each.text, each.rule, "repair", proof=_proof(each))
        for each in found
        if each.chinese >= fewest
    ]


def _proof(decoded: _Decoded) -> str:
    lost = decoded.text.count(LOST_CHARACTER)
    return f"well-formed: {decoded.chinese} Chinese characters" + (f", {lost} lost" if lost else "")


def _stretches(text: str, characters: frozenset[str], rules: RuleSet) -> Iterator[_Decoded]:
    """Stretches that decode to Chinese."""
    if spelt(rules.words(UTF8_AS_GBK), characters):
        wide = _PRIVATE.search(text) is not None
        for line in lines_of(text):
            yield from _chinese(line.start, line.text, _utf8(_gbk_bytes(line.text, wide=wide)), UTF8_AS_GBK)
    utf8, gbk = (_holds(text, spelt(rules.words(rule), characters)) for rule in (UTF8_AS_LATIN, GBK_AS_LATIN))
    for run in _LATIN_RUN.finditer(text) if utf8 or gbk else ():
        raw = [_WINDOWS.get(c, ord(c)) for c in run[0]]
        sound = list(_chinese(run.start(), run[0], _utf8(raw), UTF8_AS_LATIN)) if utf8 else []
        yield from sound or _chinese(run.start(), run[0], _gbk(raw), GBK_AS_LATIN)


def lost_characters(text: str, characters: frozenset[str], rules: RuleSet) -> list[Remark]:
    """Remarks on what was lost before the text was saved: bytes replaced by U+FFFD, and U+FFFD read as GBK."""
    words = spelt(rules.words(LOST), characters)
    if not words:
        return []
    pattern = regex(f"{either(words)}+")
    return [
        Remark(
            code="damage.lost-characters", severity="warning", message="Characters are lost here.", span=found.span()
        )
        for found in pattern.finditer(text)
    ]


def _holds(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


def _chinese(start: int, shown: str, decoded: str | None, rule: str) -> Iterator[_Decoded]:
    """A stretch, if what it decodes to is Chinese with hardly anything else."""
    if decoded is None or decoded.isascii():
        return
    chinese = len(_CHINESE.findall(decoded))
    others = sum(not c.isascii() and c != LOST_CHARACTER for c in decoded) - chinese
    if others <= (1 - _SOUND) * chinese:
        left, right = len(shown) - len(shown.lstrip()), len(shown.rstrip())
        yield _Decoded(start + left, start + right, decoded.strip(), rule, chinese)


def _gbk_bytes(shown: str, *, wide: bool) -> list[int]:
    """The bytes GBK shows as `shown`; _LOST for one that is lost.

    `wide`: the decoder had a character for every pair of bytes, so that only 80 and a last byte before ASCII were lost.
    """
    raw: list[int] = []
    for at, c in enumerate(shown):
        if c == "€":  # what Windows shows for 80
            raw.append(0x80)
        elif c == "\ufffd":
            raw.append(0x80 if wide and shown[at + 1 : at + 2] >= "@" else _LOST)
        else:
            raw += c.encode("gb18030", "replace")
    return raw


def _utf8(raw: Sequence[int]) -> str | None:
    """UTF-8 bytes decoded, a character with a lost byte (shown as U+FFFD or ?) as □; None if they are no UTF-8."""
    out: list[str] = []
    broken = at = 0
    while at < len(raw):
        size = 1 if 0 <= raw[at] < 0x80 else 2 if 0xC2 <= raw[at] < 0xE0 else 3 if 0xE0 <= raw[at] < 0xF0 else 0
        part = raw[at : at + size]
        lost = any(byte in (_LOST, _QUESTION) for byte in part[1:])
        if size and len(part) == size and all(byte in _CONTINUING for byte in part[1:]):
            out.append(LOST_CHARACTER if lost else bytes(part).decode("utf-8", "replace"))
            at += size
        else:
            broken += 1
            out.append(LOST_CHARACTER)
            at += 1
    return None if broken > (1 - _SOUND) * len(out) else "".join(out)


def _gbk(raw: Sequence[int]) -> str | None:
    try:
        return bytes(raw).decode("gb18030")
    except (UnicodeDecodeError, ValueError):
        return None
