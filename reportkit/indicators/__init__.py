"""Indicators: quantities and ranks of a report become drafts with name, scope, period, status and measure."""

from __future__ import annotations

from reportkit.indicators.context import build_context
from reportkit.indicators.drafting import Drafter
from reportkit.indicators.sentences import split_sentences
from reportkit.indicators.tables import read_tables
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, Draft, Number, ReportOutline


def read_indicators(
    clean: CleanText, report: ReportOutline, numbers: tuple[Number, ...], *, rules: RuleSet
) -> tuple[Draft, ...]:
    """The drafts of one report in text order; `numbers` are those inside the report."""
    context = build_context(clean, report, rules)
    table = read_tables(context, numbers, rules)
    drafter = Drafter(context, table, rules)
    for sentence in split_sentences(clean, report, numbers):
        drafter.add(sentence)
    return drafter.drafts()
