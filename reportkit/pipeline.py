"""The way of the data: SourceText → clean → outline → numbers → indicators → checks → Parsed."""

from __future__ import annotations

from bisect import bisect_left

from reportkit.assemble import ReportParts, assemble
from reportkit.checks import run_checks
from reportkit.clean import clean
from reportkit.indicators import read_indicators
from reportkit.model import Parsed
from reportkit.numbers import read_numbers
from reportkit.outline import read_outline
from reportkit.rulepack import RuleSet, load_rules
from reportkit.stages import CleanText, SourceText


def parse_source(source: SourceText, *, rules: RuleSet | None = None, off: frozenset[str] = frozenset()) -> Parsed:
    """Everything reportkit reads out of one source. Pure: the same source and rules give the same result."""
    rules = rules or load_rules()
    return parse_clean(clean(source, rules=rules, off=off), rules=rules, off=off)


def parse_clean(text: CleanText, *, rules: RuleSet, off: frozenset[str] = frozenset()) -> Parsed:
    """The same for a text that is clean already, by the same rules."""
    return assemble(text, read_parts(text, rules=rules, off=off), fingerprint=rules.fingerprint, off=off)


def read_parts(text: CleanText, *, rules: RuleSet, off: frozenset[str] = frozenset()) -> tuple[ReportParts, ...]:
    """What the stages find in each report of a clean text, in clean offsets. `off` names checks that are not made."""
    outlines = read_outline(text, rules=rules)
    numbers = read_numbers(text, outlines, rules=rules)
    starts = [number.start for number in numbers]
    parts = []
    for outline in outlines:
        own = numbers[bisect_left(starts, outline.start) : bisect_left(starts, outline.end)]
        drafts = read_indicators(text, outline, own, rules=rules)
        checks = run_checks(text, outline, own, drafts, rules=rules, off=off)
        parts.append(ReportParts(outline=outline, numbers=own, drafts=drafts, checks=checks))
    return tuple(parts)
