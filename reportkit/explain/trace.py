"""A parse with the values of its stages kept, and the ways to show places of its source."""

from __future__ import annotations

from typing import NamedTuple

from reportkit.assemble import ReportParts, assemble
from reportkit.clean import clean
from reportkit.model import Edit, Parsed, Span
from reportkit.pipeline import read_parts
from reportkit.rulepack import RuleSet, load_rules
from reportkit.stages import CleanText, Number, SourceText

_AROUND = 30  # characters shown on either side of a place


class Trace(NamedTuple):
    """What the stages made of one source; `parts` and `parsed.reports` run side by side."""

    text: CleanText
    parts: tuple[ReportParts, ...]
    parsed: Parsed
    rules: RuleSet


def trace(source: SourceText, *, rules: RuleSet | None = None, off: frozenset[str] = frozenset()) -> Trace:
    """Parse `source` and keep what every stage made."""
    rules = rules or load_rules()
    text = clean(source, rules=rules, off=off)
    parts = read_parts(text, rules=rules, off=off)
    return Trace(text, parts, assemble(text, parts, fingerprint=rules.fingerprint, off=off), rules)


def reason_of(rules: RuleSet, rule: str) -> str:
    """What a rule or claim says of itself; "" for an id that has no words of its own."""
    found = rules.find(rule)
    return str(found[1]["reason"]) if found else ""


def marked(text: str, inner: Span, outer: Span) -> str:
    """`text[outer]` on one line, with `inner` in ⟦ ⟧."""
    start, end = max(outer[0], 0), min(outer[1], len(text))
    return f"{flat(text[start : inner[0]])}⟦{flat(text[inner[0] : inner[1]])}⟧{flat(text[inner[1] : end])}"


def nearby(text: str, span: Span) -> str:
    """A place with a few characters around it."""
    return marked(text, span, (span[0] - _AROUND, span[1] + _AROUND))


def flat(text: str) -> str:
    """`text` on one line, its breaks shown."""
    return text.replace("\r", "").replace("\n", "⏎")


def edit_line(found: Trace, edit: Edit) -> str:
    """An edit, the rule that made it, and its proof or reason."""
    why = edit.proof or reason_of(found.rules, edit.rule)
    place = f"{edit.span[0]}-{edit.span[1]}"
    return f"edit {place} {flat(edit.before)!r} → {flat(edit.after)!r} [{edit.rule}]: {why}"


def claim_line(found: Trace, number: Number) -> str:
    """A numeral in its source, what claims it, and why."""
    span = found.text.alignment.to_source(number.start, number.end)
    why = number.reason or reason_of(found.rules, number.rule)
    tail = f": {why}" if why else ""
    shown = found.text.text[number.start : number.end]
    return f"number {span[0]}-{span[1]} {shown!r}: {number.claim} [{number.rule}]{tail}"


def indicator_of(found: Trace, report: int, number: Number) -> str | None:
    """The id of the indicator made from a numeral of a report, if one was."""
    for index, draft in enumerate(found.parts[report].drafts):
        if (draft.number.start, draft.number.end) == (number.start, number.end):
            return found.parsed.reports[report].indicators[index].id
    return None
