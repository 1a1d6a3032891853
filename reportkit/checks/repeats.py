"""The same figure in two places of a report (text and table, overview and detail)."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.checks.rules import CheckRule
from reportkit.checks.slips import looks_mistyped
from reportkit.checks.view import Figure, ReportView, Verdict

_NAME = 4  # shorter names (总投资) are given to many things


def repeat(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """Figures equal in name, period, measure and scale, scopes not at odds (words: vague, in names of many things).

    Equal values confirm each other; of different ones only those that a slip of the pen explains are called the same.
    """
    seen: dict[tuple[object, ...], Figure] = {}
    vague = rule.words["vague"]
    for measure in rule.measures:
        for figure in view.of(measure):
            draft = figure.draft
            if draft.status != "actual" or draft.period is None or len(draft.name) < _NAME or not figure.exact:
                continue
            key = (draft.name, draft.period, measure, draft.direction, draft.baseline, figure.key)
            first = seen.setdefault(key, figure)
            if first.draft.sentence == draft.sentence or any(word in draft.name for word in vague):
                continue
            if first.draft.scope and draft.scope and first.draft.scope != draft.scope:
                continue
            same = first.interval.meets(figure.interval)
            if same or looks_mistyped(first.amount / first.step, figure.amount / first.step):
                sums = f"{view.shown(first)} and {view.shown(figure)}"
                yield Verdict(same, (first, figure), sums, view.shown(figure), draft.name)
