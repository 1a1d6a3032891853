"""Markup left in a text: tags, elements nobody sees, placeholders a template never filled.

A tag that begins a block stood where a line breaks; the break takes its place.
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
        breaks = inside and patterns.block.match(found[0]) is not None
        changes.append(CleanChange(start, end, "\n" if breaks else "", RULE, "noise"))
    return changes


def _patterns(rules: RuleSet) -> _Patterns:
    names = ("noise.markup-element", "noise.markup", "noise.placeholder")
    return _Patterns(
        regex("|".join(f"(?:{rules.pattern(name)})" for name in names)), regex(rules.pattern("noise.markup-block"))
    )
