"""Runs the checks of the rule packs over one report."""

from __future__ import annotations

import msgspec

from reportkit.alignment import Span
from reportkit.checks import (
    dates,
    fromto,
    growth,
    limits,
    parts,
    plans,
    rates,
    ratios,
    repeats,
    restore,
    share_lists,
    shares,
)
from reportkit.checks.rules import CheckKind, CheckRule
from reportkit.checks.view import Check, ReportView, Verdict
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, Draft, Number, Remark, ReportOutline

CHECKS: dict[CheckKind, Check] = {
    "parts": parts.parts,
    "part-exceeds": parts.part_exceeds,
    "total-after": parts.total_after,
    "divided": parts.divided,
    "share": shares.share,
    "share-siblings": share_lists.siblings,
    "shares-sum": share_lists.shares_sum,
    "plan": plans.plan,
    "rate": rates.rate,
    "average": rates.average,
    "change": growth.change,
    "change-exceeds": growth.change_exceeds,
    "from-to-change": fromto.from_to_change,
    "from-to-growth": fromto.from_to_growth,
    "from-to-direction": fromto.from_to_direction,
    "ratio": ratios.ratio,
    "repeat": repeats.repeat,
    "ceiling": limits.ceiling,
    "unit": limits.unit,
    "year-inside": limits.year_inside,
    "late": dates.late,
    "restore": restore.restore,
}


class Confirmation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A relation that holds: the arithmetic, and the drafts (indices) it binds."""

    code: str
    message: str
    span: Span
    drafts: tuple[int, ...]


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """What the checks saw in one report: contradictions, and what was found to hold."""

    remarks: tuple[Remark, ...]
    confirmed: tuple[Confirmation, ...]


def run_checks(
    clean: CleanText,
    report: ReportOutline,
    numbers: tuple[Number, ...],
    drafts: tuple[Draft, ...],
    *,
    rules: RuleSet,
    off: frozenset[str] = frozenset(),
) -> CheckResult:
    """All checks that are not `off`, over one report. Spans are clean offsets; both lists are in text order.

    Where two checks say the same of the same figures, the first in the rules is heard.
    """
    view = ReportView(clean, report, numbers, drafts, rules)
    remarks: list[Remark] = []
    confirmed: list[Confirmation] = []
    said: set[tuple[frozenset[int], str]] = set()
    for rule in rules.of(CheckRule):
        if rule.id in off:
            continue
        for verdict in CHECKS[rule.check](view, rule):
            if verdict.holds:
                confirmed.append(_confirmation(rule, verdict))
                continue
            what = frozenset(figure.index for figure in verdict.figures), verdict.sums
            if what not in said:
                said.add(what)
                remarks.append(_remark(rule, verdict))
    return CheckResult(
        remarks=tuple(sorted(remarks, key=lambda r: (r.span, r.code))),
        confirmed=tuple(sorted(confirmed, key=lambda c: (c.span, c.code))),
    )


def _remark(rule: CheckRule, verdict: Verdict) -> Remark:
    message = rule.message.format(sums=verdict.sums, stated=verdict.stated, what=verdict.what)
    return Remark(
        code=rule.id,
        severity=verdict.severity or rule.severity,
        message=f"{message} {verdict.note}".rstrip(),
        span=_span(verdict),
        proposed=verdict.proposed,
        drafts=tuple(f.index for f in verdict.figures),
    )


def _confirmation(rule: CheckRule, verdict: Verdict) -> Confirmation:
    stated = f" ({verdict.stated})" if verdict.stated else ""
    return Confirmation(
        code=rule.id,
        message=f"{verdict.sums}{stated}",
        span=_span(verdict),
        drafts=tuple(f.index for f in verdict.figures),
    )


def _span(verdict: Verdict) -> Span:
    """From the first figure bound to the last, unless the verdict says where."""
    if verdict.span:
        return verdict.span
    return (min(f.start for f in verdict.figures), max(f.end for f in verdict.figures))
