"""The same figure in two places of a report (text and table, overview and detail)."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.checks.rules import CheckRule
from reportkit.checks.view import Figure, ReportView, Verdict

_NAME = 4  # shorter names (总投资) are given to many things


def repeat(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """Figures equal in name, scope, period, measure, status and scale must not exclude each other (words: vague)."""
    seen: dict[tuple[object, ...], Figure] = {}
    for figure in view.figures:
        draft = figure.draft
        if len(draft.name) < _NAME or draft.period is None or draft.measure not in rule.measures:
            continue
        key = (
            draft.name,
            draft.scope,
            draft.period,
            draft.measure,
            draft.direction,
            draft.baseline,
            draft.status,
            figure.key,
        )
        first = seen.setdefault(key, figure)
        if first is figure or first.draft.sentence == draft.sentence or not (first.exact and figure.exact):
            continue
        if any(word in draft.name for word in rule.words["vague"]):
            continue
        sums = f"{view.shown(first)} and {view.shown(figure)}"
        yield Verdict(first.interval.meets(figure.interval), (first, figure), sums, view.shown(figure), draft.name)
