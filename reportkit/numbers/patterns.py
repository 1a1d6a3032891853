"""The regular expressions of the rules, by id."""

from __future__ import annotations

import re

from reportkit.regex import regex
from reportkit.rulepack import PatternRule, RuleSet


def pattern(rules: RuleSet, id: str) -> re.Pattern[str]:
    """The compiled pattern rule `id`; KeyError if there is none."""
    return regex(rules.compiled(_by_id)[id])


def _by_id(rules: RuleSet) -> dict[str, str]:
    return {rule.id: rule.pattern for rule in rules.of(PatternRule)}
