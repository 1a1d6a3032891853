"""What sites put inside the lines of a text: watermarks, source tags, notes of a pay wall.

A watermark is the name of a site in place of a word, or between words.

The name goes; the character it stood for comes back only where the same text proves it: what follows the name stands
elsewhere in the text, always after one and the same character.
"""

from __future__ import annotations

import re
from collections import Counter

from reportkit.clean.characters import is_ideograph, spelt
from reportkit.clean.lines import Line
from reportkit.clean.noise_rules import NoiseBook
from reportkit.clean.working import CleanChange
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.search import occurrences

RULE = "noise.watermark"
GLOSS = "repair.english-gloss"

_SHORTEST_TAIL, _LONGEST_TAIL = 4, 40
_FEWEST_TAILS = 3  # lines with one tail, half of the paragraphs at least
_CONTEXT = 2
_MOST = 200  # names a text is searched for proof of; a page holds a few


def watermarks(text: str, characters: frozenset[str], rules: RuleSet) -> list[CleanChange]:
    """Changes that take notes and site names out of the text, or put back the character a name replaced."""
    changes = [
        CleanChange(*found.span(), "", rule.id, "noise")
        for rule in rules.compiled(NoiseBook).inline
        if (cues := spelt(rule.cues, characters))
        for found in rule.find_inline(text, cues)
    ]
    gloss = rules.compiled(_english_gloss)
    changes += [CleanChange(*found.span(), "", GLOSS, "repair") for found in gloss.finditer(text)]
    for name in sorted(spelt(rules.words("noise.site-names"), characters), key=len, reverse=True):
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            lost = _lost_character(text, start, end, name) if len(changes) < _MOST else ""
            proof = f"{lost}{text[end : end + _CONTEXT]} stands elsewhere in the text" if lost else None
            changes.append(CleanChange(start, end, lost, RULE, "noise", proof))
            start = text.find(name, end)
    return changes


def line_tails(lines: list[Line]) -> list[CleanChange]:
    """Changes that take away what a site set behind the full stop of line after line."""
    tails = Counter(line.text[line.text.rfind("。") + 1 :] for line in lines if "。" in line.text)
    fewest = max(_FEWEST_TAILS, tails.total() / 2)
    marks = tuple(
        tail for tail, count in tails.items() if count >= fewest and _SHORTEST_TAIL <= len(tail) <= _LONGEST_TAIL
    )
    if not marks:
        return []
    return [
        CleanChange(line.end - len(mark), line.end, "", RULE, "noise")
        for line in lines
        for mark in marks
        if line.text.endswith(mark) and line.text != mark
    ]


def _english_gloss(rules: RuleSet) -> re.Pattern[str]:
    return regex(rules.pattern(GLOSS))


def _lost_character(text: str, start: int, end: int, name: str) -> str:
    """The character the name at `[start, end)` stands for, or "" where nothing proves one."""
    following = text[end : end + _CONTEXT]
    if len(following) < _CONTEXT or not all(map(is_ideograph, following)):
        return ""
    before: set[str] = set()
    for at in occurrences(text, following):
        if not text.startswith(name, max(0, at - len(name))):
            before.add(text[at - 1 : at])
        if len(before) > 1:
            return ""
    lost = before.pop() if before else ""
    inserted = lost == text[start - 1 : start]
    return lost if is_ideograph(lost) and not inserted else ""
