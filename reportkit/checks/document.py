"""Checking a whole source: its findings, and what was found to hold, in offsets of the source."""

from __future__ import annotations

import msgspec

from reportkit.alignment import Span
from reportkit.assemble import assemble
from reportkit.checks.running import Confirmation
from reportkit.clean import clean
from reportkit.model import SCHEMA_VERSION, Finding, Severity
from reportkit.pipeline import read_parts
from reportkit.rulepack import RuleSet, load_rules
from reportkit.stages import CleanText, SourceText

SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")


class Confirmed(msgspec.Struct, frozen=True, kw_only=True):
    """A relation between figures that holds: the check's code, the arithmetic, the source span, the indicators."""

    code: str
    message: str
    span: Span
    indicators: tuple[str, ...]


class CheckedReport(msgspec.Struct, frozen=True, kw_only=True):
    """One report of a source, and what the checks say of it."""

    id: str
    title: str | None
    findings: tuple[Finding, ...]
    confirmed: tuple[Confirmed, ...]


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """A checked source. `line_starts` are the offsets at which its lines begin."""

    schema_version: str = SCHEMA_VERSION
    uri: str
    reports: tuple[CheckedReport, ...]
    line_starts: tuple[int, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all its reports."""
        return tuple(finding for report in self.reports for finding in report.findings)

    @property
    def confirmed(self) -> int:
        """How many relations hold."""
        return sum(len(report.confirmed) for report in self.reports)

    def worst(self) -> Severity | None:
        """The gravest severity found."""
        found = {finding.severity for finding in self.findings}
        return next((severity for severity in reversed(SEVERITIES) if severity in found), None)


def check_source(source: SourceText, *, rules: RuleSet | None = None, off: frozenset[str] = frozenset()) -> Checked:
    """Everything reportkit finds wrong with a source, and what it finds to hold. `off` names rules and codes."""
    rules = rules or load_rules()
    text = clean(source, rules=rules, off=off)
    parts = read_parts(text, rules=rules, off=off)
    parsed = assemble(text, parts, fingerprint=rules.fingerprint, off=off)
    reports = tuple(
        CheckedReport(
            id=report.id,
            title=report.title,
            findings=report.findings,
            confirmed=tuple(_in_source(text, report.id, found) for found in part.checks.confirmed),
        )
        for report, part in zip(parsed.reports, parts, strict=True)
    )
    starts = [0, *(i + 1 for i, char in enumerate(source.text) if char == "\n")]
    return Checked(uri=source.uri, reports=reports, line_starts=tuple(starts))


def _in_source(text: CleanText, id: str, found: Confirmation) -> Confirmed:
    return Confirmed(
        code=found.code,
        message=found.message,
        span=text.alignment.to_source(*found.span),
        indicators=tuple(f"{id}.i{index + 1}" for index in found.drafts),
    )
