"""The period a figure is for."""

from __future__ import annotations

from reportkit.indicators.context import Context
from reportkit.indicators.sentences import Sentence
from reportkit.model import Measure, PeriodBasis
from reportkit.rulepack import RuleSet
from reportkit.stages import Number


def period_of(
    context: Context, sentence: Sentence, number: Number, measure: Measure, rules: RuleSet
) -> tuple[str | None, PeriodBasis | None]:
    return context.report.period, "report" if context.report.period else None
