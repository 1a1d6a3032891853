"""A whole report for people: title, outline, indicators, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text
from rich.tree import Tree

from reportkit.model import Finding, Parsed, Report, Section
from reportkit.show.console import render, text
from reportkit.show.tables import report_table
from reportkit.write.as_outline import label

_SEVERITY = {"error": "bold red", "warning": "yellow", "info": "dim"}


def full_report(parsed: Parsed, *, colour: bool = False) -> bytes:
    """Everything a reader wants to see first, report by report."""
    source = parsed.source
    head = f"{source.uri}  {source.encoding}  {source.chars:,} characters  {source.script}  {len(parsed.edits)} edits"
    parts: list[RenderableType] = [text(head, "dim")]
    for report in parsed.reports:
        parts += _report(report)
    return render(*parts, colour=colour)


def _report(report: Report) -> Iterator[RenderableType]:
    yield Text()
    yield text(report.title or "(no title)", "bold")
    facts = (report.id, report.kind, report.period, report.issuer or report.place)
    yield text("  ".join(fact for fact in facts if fact), "dim")
    if report.sections:
        yield _outline(report)
    if report.indicators:
        yield report_table(report)
    yield from map(_finding, report.findings)
    yield text(_account(report), "dim")


def _outline(report: Report) -> Tree:
    counts = Counter(indicator.section for indicator in report.indicators)
    tree = Tree(text("outline", "bold"))
    for section in report.sections:
        _branch(tree, section, counts)
    return tree


def _branch(tree: Tree, section: Section, counts: Counter[str | None]) -> None:
    line = text(label(section), "bold" if section.kind == "heading" else "")
    if counts[section.id]:
        line.append(f"  {counts[section.id]}", style="cyan")
    branch = tree.add(line)
    for child in section.children:
        _branch(branch, child, counts)


def _finding(finding: Finding) -> Text:
    line = text(f"{finding.severity} ", _SEVERITY[finding.severity])
    return line.append(f"{finding.message} [{finding.code}] {finding.span[0]}-{finding.span[1]}")


def _account(report: Report) -> str:
    """How the numerals were claimed, in one line."""
    counts = [f"{count} {claim}" for claim, count in report.numbers.items() if isinstance(count, int)]
    unclaimed = report.numbers.get("unclaimed", ())
    assert isinstance(unclaimed, tuple)
    return f"numbers: {', '.join([*counts, f'{len(unclaimed)} unclaimed'])}"
