"""The steps by which one indicator came to its fields."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.explain.cues import cues
from reportkit.explain.trace import Trace, claim_line, edit_line, flat, marked
from reportkit.model import Indicator, Report
from reportkit.select import find_indicator, walk

_BASES = {
    "stated": "a time that its sentence states",
    "relative": "a relative time, counted from the report's own",
    "section": "the part of the report it stands in",
    "report": "the report's own period",
}


def explain_indicator(found: Trace, id: str) -> str:
    """Sentence, edits, number, name, period, status and relations of an indicator, each with its source.

    Raises ReportkitError RK202 where there is no such indicator.
    """
    report, item = find_indicator(found.parsed, id)
    return "".join(f"{line}\n" for line in _steps(found, report, item))


def _steps(found: Trace, report: Report, item: Indicator) -> Iterator[str]:
    source = found.text.source.text
    yield f"{item.id}  {item.name}"
    yield f"sentence {item.sentence[0]}-{item.sentence[1]}: {marked(source, item.span, item.sentence)}"
    yield from _edits(found, item)
    yield from _number(found, item)
    yield from _name(source, item)
    yield from _measure(item)
    yield from _place(found, report, item)
    yield from _relations(report, item)


def _edits(found: Trace, item: Indicator) -> Iterator[str]:
    start, end = item.sentence
    for edit in found.parsed.edits:
        if edit.span[0] < end and start < edit.span[1]:
            yield edit_line(found, edit)


def _number(found: Trace, item: Indicator) -> Iterator[str]:
    at = found.text.alignment.to_target(*item.span)[0]
    for part in found.parts:
        for draft in part.drafts:
            if draft.number.start == at:
                yield claim_line(found, draft.number)
    upper = f" to {item.value_max}" if item.value_max is not None else ""
    per = f" : {item.per}" if item.per is not None else ""
    power = f" × 10^{item.unit_mult}" if item.unit_mult else ""
    yield f"value: {item.value}{upper}{per}{power} {item.unit or '(no unit)'} = {item.amount}, {item.modifier}"


def _name(source: str, item: Indicator) -> Iterator[str]:
    pieces = [f"{start}-{end} {flat(source[start:end])!r}" for start, end in item.name_spans]
    yield f"name: {item.name} — from {', '.join(pieces) or 'no words of its own'}"


def _measure(item: Indicator) -> Iterator[str]:
    direction = f", {item.direction}" if item.direction else ""
    baseline = f", compared with {item.baseline}" if item.baseline else ""
    yield f"measure: {item.measure}{direction}{baseline}"


def _place(found: Trace, report: Report, item: Indicator) -> Iterator[str]:
    basis = _BASES.get(item.period_basis or "", "nothing states it")
    yield f"period: {item.period or 'hidden'} — {basis}"
    yield f"status: {item.status}{cues(found, item, 'status')}"
    yield f"scope: {item.scope or 'not named'}" + (f", among {item.among}" if item.among else "")
    section = next((s for s in walk(report.sections) if s.id == item.section), None)
    if section is not None:
        yield f"section: {section.id} {section.marker or ''}{section.title or ''}"


def _relations(report: Report, item: Indicator) -> Iterator[str]:
    whole = next((other for other in report.indicators if other.id == item.part_of), None)
    if whole is not None:
        yield f"part of: {whole.id} {whole.name} {whole.text}"
    for other in report.indicators:
        if other.part_of == item.id:
            yield f"has part: {other.id} {other.name} {other.text}"
    if item.flags:
        yield f"flags: {', '.join(item.flags)}"
    for finding in report.findings:
        if item.id in finding.indicators:
            yield f"{finding.severity} [{finding.code}]: {finding.message}"
