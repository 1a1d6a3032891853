"""Done or planned."""

from __future__ import annotations

from reportkit.indicators.context import Context
from reportkit.indicators.sentences import Sentence
from reportkit.model import Status
from reportkit.rulepack import RuleSet
from reportkit.stages import Number


def status_of(context: Context, sentence: Sentence, number: Number, rules: RuleSet) -> Status:
    return "actual"
