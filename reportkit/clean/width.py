"""Width and forms: full-width digits, letters and signs, look-alike punctuation, ideographs written as radicals.

Folded one to one. Chinese punctuation stays as written. Never NFKC: it would read ①2023 as 12023 and 10² as 102.
"""

from __future__ import annotations

import re
import unicodedata

from reportkit.clean.working import CleanChange
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

WIDTH = "fold.width"
FORM = "fold.form"
POINT = "fold.decimal-point"

_SHIFT = 0xFEE0  # from ASCII to its full-width form
_SIGNS = "＋－／＝＆＃＊＠＿．"  # folded beside a digit or a letter only: elsewhere a dash or a mark of the text
_ALNUM = [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]
_WIDE = {code: code - _SHIFT for code in (*_ALNUM, ord("％"))}
_FORMS = str.maketrans(
    "﹐﹑﹔﹕﹖﹗﹙﹚﹪﹢﹣﹝﹞｡､｢｣•‧・･⁃⺟⻁⻄⻅⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻰⻳",
    "，、；：？！（）%+-〔〕。、「」·····母虎西见贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐龙龟",
)
_IDEOGRAPH_FORMS = "\u2f00-\u2fd5\uf900-\ufad9"  # Kangxi radicals and compatibility ideographs: text taken out of PDF

_WIDE_RUN = regex(f"[{''.join(map(chr, _WIDE))}{_SIGNS}]+")
_FORM_RUN = regex(f"[{''.join(map(chr, _FORMS))}{_IDEOGRAPH_FORMS}]+")

_FOLDED = frozenset(map(chr, (*_FORMS, *range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA))))
_WIDENED = frozenset((*map(chr, _WIDE), *_SIGNS))


def folded_forms(text: str, characters: frozenset[str], rules: RuleSet) -> list[CleanChange]:
    """Changes that fold width and forms, one for each run of characters; all keep the length."""
    changes: list[CleanChange] = []
    if not _FOLDED.isdisjoint(characters):
        changes += [CleanChange(m.start(), m.end(), _standard(m[0]), FORM, "fold") for m in _FORM_RUN.finditer(text)]
    for run in () if _WIDENED.isdisjoint(characters) else _WIDE_RUN.finditer(text):
        after = _half_width(text, run.start(), run.end())
        if after != run[0]:
            changes.append(CleanChange(run.start(), run.end(), after, WIDTH, "fold"))
    point = rules.compiled(_point)
    changes += [CleanChange(m.start(), m.end(), ".", POINT, "fold") for m in point.finditer(text)]
    return changes


def _standard(forms: str) -> str:
    """Look-alikes by the table, ideographs by their canonical equivalents."""
    return "".join(chr(_FORMS[ord(c)]) if ord(c) in _FORMS else unicodedata.normalize("NFKC", c) for c in forms)


def _half_width(text: str, start: int, end: int) -> str:
    """A run in half-width form; a sign only where a digit or a letter stands beside it."""
    run = text[start:end].translate(_WIDE)
    if run.isascii():
        return run
    around = f"{text[start - 1 : start] or ' '}{run}{text[end : end + 1] or ' '}"
    return "".join(
        chr(ord(c) - _SHIFT) if c in _SIGNS and (_is_ascii_alnum(around[i]) or _is_ascii_alnum(around[i + 2])) else c
        for i, c in enumerate(run)
    )


def _is_ascii_alnum(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _point(rules: RuleSet) -> re.Pattern[str]:
    """What is typed for a decimal point."""
    return regex(rules.pattern(POINT))
