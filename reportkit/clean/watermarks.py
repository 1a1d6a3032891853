"""What sites put inside the lines of a text: watermarks, source tags, notes of a pay wall.

A watermark is the name of a site in place of a word, or between words.

The name goes; the character it stood for comes back only where the same text proves it: what follows the name stands
elsewhere in the text, always after one and the same character.
"""

from __future__ import annotations

from reportkit.clean.characters import is_ideograph
from reportkit.clean.noise_rules import NoiseBook
from reportkit.clean.working import CleanChange
from reportkit.rulepack import RuleSet

RULE = "noise.watermark"

_CONTEXT = 2
_MOST = 200  # names a text is searched for proof of; a page holds a few


def watermarks(text: str, rules: RuleSet) -> list[CleanChange]:
    """Changes that take notes and site names out of the text, or put back the character a name replaced."""
    changes = [
        CleanChange(*found.span(), "", rule.id, "noise")
        for rule in rules.compiled(NoiseBook).inline
        for found in rule.find_inline(text)
    ]
    for name in sorted(rules.words("noise.site-names"), key=len, reverse=True):
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            lost = _lost_character(text, start, end, name) if len(changes) < _MOST else ""
            proof = f"{lost}{text[end : end + _CONTEXT]} stands elsewhere in the text" if lost else None
            changes.append(CleanChange(start, end, lost, RULE, "noise", proof))
            start = text.find(name, end)
    return changes


def _lost_character(text: str, start: int, end: int, name: str) -> str:
    """The character the name at `[start, end)` stands for, or "" where nothing proves one."""
    following = text[end : end + _CONTEXT]
    if len(following) < _CONTEXT or not all(map(is_ideograph, following)):
        return ""
    before: set[str] = set()
    at = text.find(following)
    while at >= 0:
        if not text.startswith(name, max(0, at - len(name))):
            before.add(text[at - 1 : at])
        if len(before) > 1:
            return ""
        at = text.find(following, at + 1)
    lost = before.pop() if before else ""
    inserted = lost == text[start - 1 : start]
    return lost if is_ideograph(lost) and not inserted else ""
