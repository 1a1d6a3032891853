"""Completion against what was planned."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.checks.rules import CheckRule
from reportkit.checks.view import Figure, ReportView, Verdict, judge, percent


def plan(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """完成计划的92.5% in a sentence that gives one figure planned and one achieved (words: plan, done)."""
    planned = rule.words["plan"]
    for figure in view.of("share"):
        clause = view.clause(figure)
        if not figure.exact or not any(word in clause for word in planned) or not clause.startswith(rule.words["done"]):
            continue
        levels = [f for f in (*view.before(figure), *view.after(figure)) if f.draft.measure == "level" and f.exact]
        aims = [f for f in levels if any(word in view.clause(f) for word in planned)]
        results = [f for f in levels if f not in aims]
        if len(aims) == len(results) == 1 and aims[0].key == results[0].key and aims[0].amount:
            yield _verdict(view, aims[0], results[0], figure)


def _verdict(view: ReportView, aim: Figure, result: Figure, figure: Figure) -> Verdict:
    holds, severity, note = judge(figure, lambda ratio: aim.interval.times(ratio).meets(result.interval))
    sums = f"{view.shown(result)} / {view.shown(aim)} = {percent(result.amount / aim.amount)}"
    return Verdict(holds, (aim, result, figure), sums, view.shown(figure), result.draft.name, severity, note)
