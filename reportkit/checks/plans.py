"""Completion against what was planned."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.checks.rules import CheckRule
from reportkit.checks.view import Figure, ReportView, Verdict, judge, percent


def plan(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """A share of a plan against the planned figure and the result (words: plan, done).

    Either 完成计划的92.5% in a sentence with one planned figure and one result, or 完成计划9亿元的96% after the result.
    """
    for figure in view.of("share"):
        pair = (_spelt_out(view, rule, figure) or _in_sentence(view, rule, figure)) if figure.exact else None
        if pair:
            yield _verdict(view, *pair, figure)


def _spelt_out(view: ReportView, rule: CheckRule, figure: Figure) -> tuple[Figure, Figure] | None:
    """Planned figure and result of B，完成计划A的C%."""
    before = view.before(figure)[:2]
    if len(before) < 2 or view.between(before[0], figure) != "的" or not _speaks_of_plan(view, rule, before[0]):
        return None
    aim, result = before
    return (aim, result) if _comparable(aim, result) else None


def _in_sentence(view: ReportView, rule: CheckRule, figure: Figure) -> tuple[Figure, Figure] | None:
    """The one planned figure and the one result of a sentence in which a share is said to be one of the plan."""
    if not _speaks_of_plan(view, rule, figure):
        return None
    levels = [f for f in (*view.before(figure), *view.after(figure)) if f.draft.measure == "level"]
    aims = [f for f in levels if any(word in view.clause(f) for word in rule.words["plan"])]
    results = [f for f in levels if f not in aims]
    if len(aims) != 1 or len(results) != 1 or not _comparable(aims[0], results[0]):
        return None
    return aims[0], results[0]


def _speaks_of_plan(view: ReportView, rule: CheckRule, figure: Figure) -> bool:
    clause = view.clause(figure)
    return clause.startswith(rule.words["done"]) and any(word in clause for word in rule.words["plan"])


def _comparable(aim: Figure, result: Figure) -> bool:
    levels = aim.draft.measure == result.draft.measure == "level"
    return levels and aim.key == result.key and aim.exact and result.exact and bool(aim.amount)


def _verdict(view: ReportView, aim: Figure, result: Figure, figure: Figure) -> Verdict:
    holds, severity, note = judge(figure, lambda ratio: aim.interval.times(ratio).meets(result.interval))
    sums = f"{view.shown(result)} / {view.shown(aim)} = {percent(result.amount / aim.amount)}"
    return Verdict(holds, (aim, result, figure), sums, view.shown(figure), result.draft.name, severity, note)
