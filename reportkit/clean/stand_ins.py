"""Letters that stand for a word a site's filter would not let pass: `D建工作`, `发展D员12名`.

A letter may be a name (D级, D区); before the words the hidden one makes compounds with, and more than once, it is none.
"""

from __future__ import annotations

import re

from reportkit.clean.working import CleanChange
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

RULE = "repair.stand-in"

_FEWEST = 2
_LETTERS = "DＤ"


def _pattern(rules: RuleSet) -> re.Pattern[str]:
    return regex(rules.pattern("masks.stand-in"))


def stand_ins(text: str, characters: frozenset[str], rules: RuleSet) -> list[CleanChange]:
    """Changes that put the word back for its letter."""
    if characters.isdisjoint(_LETTERS):
        return []
    found = list(rules.compiled(_pattern).finditer(text))
    if len(found) < _FEWEST:
        return []
    (word,) = rules.words("masks.stood-in-for")
    proof = f"{len(found)} times before words that go with it"
    return [CleanChange(*letter.span(), word, RULE, "repair", proof) for letter in found]
