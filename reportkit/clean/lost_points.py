"""Decimal points that became blanks throughout a text: `总值5 9亿元，增长8 3%`.

One such number could be cut by a line break; where several have the blank and none has a point, the points were lost,
and they are put back.
"""

from __future__ import annotations

import re

from reportkit.clean.working import CleanChange
from reportkit.regex import either, regex
from reportkit.rulepack import RuleSet

RULE = "repair.lost-point"

_FEWEST = 2
_POINT = regex(r"[0-9]\.[0-9]")


def _cut_number(rules: RuleSet) -> re.Pattern[str]:
    units = either(rules.words("lost.units"))
    return regex(rf"(?<=[^\x00-\u33ff])[0-9]{{1,4}}(?P<blank> )[0-9]{{1,2}}(?=[%％]|[万亿]{units})")


def lost_points(text: str, rules: RuleSet) -> list[CleanChange]:
    """Changes that put a point for the blank in each number that has lost one."""
    if _POINT.search(text):  # found early in nearly every text
        return []
    cut = list(rules.compiled(_cut_number).finditer(text))
    if len(cut) < _FEWEST:
        return []
    proof = f"{len(cut)} numbers have a blank before their last digits, and none has a point"
    return [CleanChange(*found.span("blank"), ".", RULE, "repair", proof) for found in cut]
