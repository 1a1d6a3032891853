"""Script: traditional characters to simplified, one to one, with the meaning of OpenCC's tw2s.

Taiwan and Hong Kong words are kept as written; only characters change, so no offset moves. A character that is also
a simplified one (著, 乾, 於) is converted only where surely traditional characters stand around it.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from reportkit.model import Script
from reportkit.packaged import packaged
from reportkit.regex import regex
from reportkit.rulepack import Rule, RuleSet

_FEW = 0.02  # share of traditional among the telling characters up to which a text counts as simplified
_STRAY = 2  # traditional characters that a short simplified text may hold in names
_SAMPLE = 20_000  # characters counted, spread over the text
_MOST = 0.9  # and from which it counts as traditional


class ScriptRule(Rule, frozen=True):
    """Phrases that OpenCC converts wrongly: traditional → simplified, of equal length."""

    phrases: dict[str, str]

    def matches(self, text: str) -> bool:
        return any(phrase in text for phrase in self.phrases)


class ScriptTable(msgspec.Struct, frozen=True, gc=False):
    """`sure` converts characters that are traditional only, `full` also those that may stand in simplified text.

    `simplified` are characters that are simplified only. `phrases` lists, by the character whose conversion depends on
    its neighbours, (its offset, phrase, conversion): longest first, those of the rules before others. `cue` finds them.
    """

    sure: dict[int, str]
    full: dict[int, str]
    simplified: frozenset[str]
    phrases: dict[str, list[tuple[int, str, str]]]
    cue: re.Pattern[str]


def to_simplified(text: str, script: Script, rules: RuleSet) -> str:
    """`text`, written in `script`, in simplified characters; the length stays."""
    if script in ("hans", "other"):  # traditional characters in a simplified text are part of names (濛溪河)
        return text
    table = rules.compiled(script_table)
    if script == "hant":
        return _convert(text, table, table.full)
    signs = traditional_characters()
    lines = text.split("\n")
    return "\n".join(line if signs.isdisjoint(line) else _convert_line(line, table) for line in lines)


def script_of(text: str, characters: frozenset[str], rules: RuleSet) -> Script:
    """The script a text of these characters is written in."""
    if traditional_characters().isdisjoint(characters):
        return "hans" if any("\u4e00" <= c <= "\u9fff" for c in text) else "other"
    return _script(text[:: len(text) // _SAMPLE + 1], rules.compiled(script_table))


def _script(text: str, table: ScriptTable) -> Script:
    traditional = sum(map(traditional_characters().__contains__, text))
    simplified = sum(map(table.simplified.__contains__, text))
    share = traditional / (traditional + simplified or 1)
    if share <= _FEW or (traditional <= _STRAY and share < 0.5):
        return "hans"
    return "hant" if share >= _MOST else "mixed"


def _convert_line(line: str, table: ScriptTable) -> str:
    """A line of a text in both scripts; stray traditional characters do not make it traditional."""
    return _convert(line, table, table.full if _script(line, table) == "hant" else table.sure)


def _convert(text: str, table: ScriptTable, characters: dict[int, str]) -> str:
    """Every character by `characters`, phrases first."""
    done = text.translate(characters)
    parts: list[str] = []
    at = 0
    for cue in table.cue.finditer(text):
        for offset, phrase, simplified in table.phrases[cue[0]]:
            start = cue.start() - offset
            if start >= at and text.startswith(phrase, start):
                parts += done[at:start], simplified
                at = start + len(phrase)
                break
    parts.append(done[at:])
    return "".join(parts)


@cache
def traditional_characters() -> frozenset[str]:
    """Characters that stand in traditional text only."""
    return frozenset(_data()[0])


def script_table(rules: RuleSet) -> ScriptTable:
    """The tables made from OpenCC's data, with the corrections of the rules."""
    traditional, to, either, either_to, simplified, *lines = _data()
    sure = dict(zip(traditional, to, strict=True))
    full = sure | dict(zip(either, either_to, strict=True))
    phrases = {phrase: out for rule in rules.of(ScriptRule) for phrase, out in rule.phrases.items()}
    for phrase, out in (line.split("\t") for line in lines):
        phrases.setdefault(phrase, out)
    by_cue: dict[str, list[tuple[int, str, str]]] = {}
    for phrase, out in sorted(phrases.items(), key=lambda item: -len(item[0])):
        for offset, (before, after) in enumerate(zip(phrase, out, strict=True)):
            if full.get(before, before) != after:
                by_cue.setdefault(before, []).append((offset, phrase, out))
    return ScriptTable(
        sure=str.maketrans(sure),
        full=str.maketrans(full),
        simplified=frozenset(simplified),
        phrases=by_cue,
        cue=regex(f"[{''.join(by_cue)}]"),
    )


@cache
def _data() -> list[str]:
    """The lines of the table file, as laid out by scripts/make_script_table.py."""
    return packaged("clean", "data", "script.txt").decode().splitlines()
