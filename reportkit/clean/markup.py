"""Markup left in a text: tags, elements nobody sees, placeholders a template never filled.

A tag that begins a block stood where a line breaks; the break takes its place, but not inside a row of a table.
"""

from __future__ import annotations

import re

import msgspec

from reportkit.clean.working import CleanChange
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

RULE = "noise.markup"
_GATES = ("<", "{{")
_BREAKS = "\r\n"
_BAR = "|"
_BLANKS = " \t\u3000"


class _Patterns(msgspec.Struct, frozen=True):
    """What markup looks like, and which of its tags begin a block."""

    markup: re.Pattern[str]
    block: re.Pattern[str]


def markup(text: str, rules: RuleSet) -> list[CleanChange]:
    """Changes that take markup out of a text."""
    if not any(gate in text for gate in _GATES):
        return []
    patterns = rules.compiled(_patterns)
    changes: list[CleanChange] = []
    for found in patterns.markup.finditer(text):
        start, end = found.span()
        inside = start > 0 and end < len(text) and text[start - 1] not in _BREAKS and text[end] not in _BREAKS
        breaks = inside and patterns.block.match(found[0]) is not None and not _in_row(text, start, end)
        changes.append(CleanChange(start, end, "\n" if breaks else "", RULE, "noise"))
    return changes


def _in_row(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands in a line that bars cut into cells, between two of them."""
    line = max(text.rfind(mark, 0, start) for mark in _BREAKS) + 1
    return text[line:start].lstrip(_BLANKS).startswith(_BAR) and _BAR in text[end:].partition("\n")[0]


def _patterns(rules: RuleSet) -> _Patterns:
    names = ("noise.markup-element", "noise.markup", "noise.placeholder")
    return _Patterns(
        regex("|".join(f"(?:{rules.pattern(name)})" for name in names)), regex(rules.pattern("noise.markup-block"))
    )
