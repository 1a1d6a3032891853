"""Proverbs that document-sharing sites set above a report or before its first words.

A report may quote one too: only what stands before the title and before the first sentence is the site's.
"""

from __future__ import annotations

from reportkit.clean.lines import Line
from reportkit.clean.noise_rules import NoiseBook
from reportkit.clean.working import CleanChange
from reportkit.rulepack import RuleSet

RULE = "noise.motto"
_REACH = 20  # lines
_STOPS = "，,。.;；!！ \u3000"


def mottos(lines: list[Line], rules: RuleSet) -> list[CleanChange]:
    """Changes that remove proverbs above a report's first words."""
    words = rules.words("noise.mottos")
    book = rules.compiled(NoiseBook)
    changes: list[CleanChange] = []
    for line in lines[:_REACH]:
        length = _motto_length(line.text, words)
        if length:
            changes.append(CleanChange(line.start, line.start + length, "", RULE, "noise"))
        if length < len(line.text) and _is_reports(line.text, book):
            break
    return changes


def _is_reports(text: str, book: NoiseBook) -> bool:
    return not book.is_known(text) and (book.is_body(text) or book.is_title(text))


def _motto_length(text: str, words: tuple[str, ...]) -> int:
    """How many characters of the line's beginning are proverbs with their stops."""
    at = 0
    while word := next((word for word in words if text.startswith(word, at)), None):
        at += len(word)
        while at < len(text) and text[at] in _STOPS:
            at += 1
    return at
