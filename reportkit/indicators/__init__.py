"""Indicators: quantities and ranks of a report become drafts with name, scope, period, status and measure."""

from __future__ import annotations

from reportkit.indicators.context import build_context
from reportkit.indicators.frames import read_frames
from reportkit.indicators.measure import read_measures
from reportkit.indicators.names import Name, name_sentence
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
    view = clean.view
    drafts: list[Draft] = []
    before: Name | None = None
    for sentence in split_sentences(clean, report, numbers):
        own = tuple(n for n in sentence.numbers if n.claim in INDICATOR_CLAIMS and n.value is not None)
        if not own:
            continue
        frames = read_frames(view, sentence, own, rules)
        readings = read_measures(view, sentence, frames, rules)
        names = name_sentence(view, sentence, frames, readings, None if sentence.paragraph_start else before, rules)
        before = names[-1]
        for number, reading, name in zip(own, readings, names, strict=True):
            period, basis = period_of(context, sentence, number, reading.measure, rules)
            drafts.append(
                Draft(
                    number=number,
                    name=name.text(clean.text),
                    name_spans=name.spans(),
                    scope=scope_of(context, sentence, number, rules),
                    among=among_of(context, sentence, number, rules),
                    measure=reading.measure,
                    direction=reading.direction,
                    baseline=reading.baseline,
                    status=status_of(context, sentence, number, rules),
                    period=period,
                    period_basis=basis,
                    part_of=None,
                    sentence=(sentence.start, sentence.end),
                )
            )
    return tuple(drafts)
