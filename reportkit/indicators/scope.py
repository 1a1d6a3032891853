"""Whose figure it is, and the field a rank is among."""

from __future__ import annotations

from reportkit.indicators.context import Context
from reportkit.indicators.sentences import Sentence
from reportkit.rulepack import RuleSet
from reportkit.stages import Number


def scope_of(context: Context, sentence: Sentence, number: Number, rules: RuleSet) -> str | None:
    return None


def among_of(context: Context, sentence: Sentence, number: Number, rules: RuleSet) -> str | None:
    return None
