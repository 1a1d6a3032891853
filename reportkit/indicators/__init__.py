"""Indicators: quantities and ranks of a report become drafts with name, scope, period, status and measure."""

from __future__ import annotations

from reportkit.indicators.context import build_context
from reportkit.indicators.periods import period_of
from reportkit.indicators.scope import among_of, scope_of
from reportkit.indicators.sentences import split_sentences
from reportkit.indicators.status import status_of
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, Draft, Number, ReportOutline

INDICATOR_CLAIMS = frozenset({"quantity", "rank"})


def read_indicators(
    clean: CleanText, report: ReportOutline, numbers: tuple[Number, ...], *, rules: RuleSet
) -> tuple[Draft, ...]:
    """The drafts of one report in text order; `numbers` are those inside the report."""
    context = build_context(clean, report, rules)
    drafts = []
    for sentence in split_sentences(clean, report, numbers):
        for number in sentence.numbers:
            if number.claim not in INDICATOR_CLAIMS or number.value is None:
                continue
            measure = "rank" if number.claim == "rank" else "level"
            period, basis = period_of(context, sentence, number, measure, rules)
            drafts.append(
                Draft(
                    number=number,
                    name=clean.text[max(sentence.start, number.start - 8) : number.start],
                    name_spans=((max(sentence.start, number.start - 8), number.start),),
                    scope=scope_of(context, sentence, number, rules),
                    among=among_of(context, sentence, number, rules),
                    measure=measure,
                    direction=None,
                    baseline=None,
                    status=status_of(context, sentence, number, rules),
                    period=period,
                    period_basis=basis,
                    part_of=None,
                    sentence=(sentence.start, sentence.end),
                )
            )
    return tuple(drafts)
