"""What `reportkit check` prints: lines for people, JSON, workflow commands of GitHub, SARIF 2.1.0 for editors."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from reportkit.alignment import Span
from reportkit.checks.document import SEVERITIES, Checked
from reportkit.checks.rules import CheckRule
from reportkit.codes import CodeRule
from reportkit.model import Finding, Severity
from reportkit.rulepack import RuleSet
from reportkit.version import __version__

_SEVERAL = {"error": "errors", "warning": "warnings", "info": "info"}
_GITHUB = {"error": "error", "warning": "warning", "info": "notice"}
_SARIF = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def table(documents: Sequence[Checked], rules: RuleSet) -> str:
    """FILE:LINE:COLUMN: severity [code] message, then a count. An info said many times is printed once for a file."""
    lines = []
    for document in documents:
        often = Counter((f.code, f.message) for f in document.findings if f.severity == "info")
        for finding in document.findings:
            times = often.pop((finding.code, finding.message), 0) if finding.severity == "info" else 1
            if times:
                lines.append(f"{_line(document, finding)}{f' ({times} times)' if times > 1 else ''}")
    return "".join(f"{line}\n" for line in [*lines, summary(documents)])


def _line(document: Checked, finding: Finding) -> str:
    line, column = place(document, finding.span[0])
    return f"{document.uri}:{line}:{column}: {finding.severity} [{finding.code}] {_text(finding)}"


def summary(documents: Sequence[Checked]) -> str:
    """How much was found, and how much holds."""
    counts = Counter(finding.severity for document in documents for finding in document.findings)
    found = ", ".join(
        f"{counts[severity]} {severity if counts[severity] == 1 else _SEVERAL[severity]}"
        for severity in reversed(SEVERITIES)
    )
    return f"{len(documents)} checked: {found}; {sum(document.confirmed for document in documents)} confirmed"


def as_json(documents: Sequence[Checked], rules: RuleSet) -> str:
    """One JSON object: findings and confirmed relations by file and report."""
    files = [
        {
            "uri": document.uri,
            "confirmed": document.confirmed,
            "reports": [msgspec.to_builtins(report) for report in document.reports],
        }
        for document in documents
    ]
    return _dump({"schema_version": documents[0].schema_version if documents else "1.0", "files": files})


def github(documents: Sequence[Checked], rules: RuleSet) -> str:
    """One workflow command a finding."""
    return "".join(_command(document, finding) for document in documents for finding in document.findings)


def sarif(documents: Sequence[Checked], rules: RuleSet) -> str:
    """A SARIF log with one run."""
    used = sorted({finding.code for document in documents for finding in document.findings})
    driver = {
        "name": "reportkit",
        "version": __version__,
        "rules": [{"id": code, "shortDescription": {"text": reason_of(code, rules)}} for code in used],
    }
    results = [_result(document, finding) for document in documents for finding in document.findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


FORMATS: dict[str, Callable[[Sequence[Checked], RuleSet], str]] = {
    "table": table,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}


def listing(rules: RuleSet) -> str:
    """Every code and what it means."""
    documented = finding_codes(rules)
    width = max(len(rule.id) for rule in documented)
    return "".join(f"{rule.id:{width}}  {rule.reason}\n" for rule in documented)


def finding_codes(rules: RuleSet) -> list[CheckRule | CodeRule]:
    """The rules of all findings by code; among the other codes they are those with examples."""
    findings = [rule for rule in rules.of(CodeRule) if rule.examples.match]
    return sorted([*rules.of(CheckRule), *findings], key=lambda rule: rule.id)


def reason_of(code: str, rules: RuleSet) -> str:
    """What a code means, in one sentence."""
    return next((rule.reason for rule in finding_codes(rules) if rule.id == code), code)


def reaches(severity: Severity | None, level: Severity) -> bool:
    """Whether a severity is at least `level`."""
    return severity is not None and SEVERITIES.index(severity) >= SEVERITIES.index(level)


def place(document: Checked, offset: int) -> tuple[int, int]:
    """Line and column of a source offset, both from 1."""
    line = bisect_right(document.line_starts, offset)
    return line, offset - document.line_starts[line - 1] + 1


def _command(document: Checked, finding: Finding) -> str:
    (line, column), (last, end) = place(document, finding.span[0]), place(document, finding.span[1])
    where = f"file={_property(document.uri)},line={line},col={column},endLine={last},endColumn={end}"
    title = f"title={_property(finding.code)}"
    return f"::{_GITHUB[finding.severity]} {where},{title}::{_escaped(_text(finding))}\n"


def _result(document: Checked, finding: Finding) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "level": _SARIF[finding.severity],
        "message": {"text": _text(finding)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": document.uri},
                    "region": _region(document, finding.span),
                }
            }
        ],
    }


def _region(document: Checked, span: Span) -> dict[str, int]:
    (line, column), (last, end) = place(document, span[0]), place(document, span[1])
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": last,
        "endColumn": end,
        "charOffset": span[0],
        "charLength": span[1] - span[0],
    }


def _text(finding: Finding) -> str:
    return f"{finding.message} (proposed: {finding.proposed})" if finding.proposed else finding.message


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _dump(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"
