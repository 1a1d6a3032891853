"""Where one indicator comes from, in plain text."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.model import Edit, Finding, Indicator, Parsed
from reportkit.select import find_indicator
from reportkit.stages import CleanText

_QUIET = ("id", "span", "name_spans", "sentence", "text")


def explain_indicator(text: CleanText, parsed: Parsed, id: str) -> str:
    """Its sentence as the source has it, its fields with their source text, the edits and findings that touch it.

    Raises ReportkitError RK202 where there is no such indicator.
    """
    report, item = find_indicator(parsed, id)
    return "".join(f"{line}\n" for line in _lines(text.source.text, item, parsed.edits, report.findings))


def _lines(source: str, item: Indicator, edits: tuple[Edit, ...], findings: tuple[Finding, ...]) -> Iterator[str]:
    (start, end), (left, right) = item.sentence, item.span
    yield f"{item.id}  {item.name}"
    yield f"sentence {start}-{end}: {_flat(source[start:left])}⟦{_flat(source[left:right])}⟧{_flat(source[right:end])}"
    yield f"number {left}-{right}: {source[left:right]!r} read as {item.text!r}"
    for span in item.name_spans:
        yield f"name from {span[0]}-{span[1]}: {source[span[0] : span[1]]!r}"
    for name in item.__struct_fields__:
        value = getattr(item, name)
        if name not in _QUIET and value not in (None, ()):
            yield f"{name}: {', '.join(value) if isinstance(value, tuple) else value}"
    for edit in edits:
        if edit.span[0] < end and start < edit.span[1]:
            yield f"edit {edit.rule} {edit.span[0]}-{edit.span[1]}: {edit.before!r} → {edit.after!r}"
    for finding in findings:
        if item.id in finding.indicators:
            yield f"{finding.severity} [{finding.code}]: {finding.message}"


def _flat(text: str) -> str:
    return text.replace("\r", "").replace("\n", "⏎")
