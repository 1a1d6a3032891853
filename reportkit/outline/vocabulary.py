"""The compiled patterns of rules/outline-patterns.yaml, by the last word of their ids."""

from __future__ import annotations

import re

from reportkit.regex import regex
from reportkit.rulepack import PatternRule, RuleSet

Patterns = dict[str, "re.Pattern[str]"]


def build_patterns(rules: RuleSet) -> Patterns:
    """`outline.salutation` is found under `salutation`; `^` and `$` are edges of lines."""
    own = (rule for rule in rules.of(PatternRule) if rule.id.startswith("outline."))
    return {rule.id.partition(".")[2]: regex(rule.pattern, re.MULTILINE) for rule in own}
