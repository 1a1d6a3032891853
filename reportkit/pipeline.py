"""The way of the data: SourceText → clean → outline → numbers → indicators → checks → Parsed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from reportkit.assemble import ReportParts, assemble
from reportkit.checks import run_checks
from reportkit.clean import clean
from reportkit.indicators import read_indicators
from reportkit.model import Parsed
from reportkit.numbers import read_numbers
from reportkit.outline import read_outline
from reportkit.rulepack import RuleSet, load_rules
from reportkit.stages import CleanText, Remark, ReportOutline, SourceText


def parse_source(source: SourceText, *, rules: RuleSet | None = None, off: frozenset[str] = frozenset()) -> Parsed:
    """Everything reportkit reads out of one source. Pure: the same source and rules give the same result."""
    rules = rules or load_rules()
    return parse_clean(clean(source, rules=rules, off=off), rules=rules, off=off)


def parse_clean(text: CleanText, *, rules: RuleSet, off: frozenset[str] = frozenset()) -> Parsed:
    """The same for a text that is clean already, by the same rules."""
    return assemble(text, each_part(text, rules=rules, off=off), fingerprint=rules.fingerprint, off=off)


def read_parts(text: CleanText, *, rules: RuleSet, off: frozenset[str] = frozenset()) -> tuple[ReportParts, ...]:
    """What the stages find in each report of a clean text, in clean offsets. `off` names checks that are not made."""
    return tuple(each_part(text, rules=rules, off=off))


def each_part(text: CleanText, *, rules: RuleSet, off: frozenset[str] = frozenset()) -> Iterator[ReportParts]:
    """The same one by one, so that a file of many reports does not hold the drafts of all of them at once."""
    outlines = read_outline(text, rules=rules)
    numbers = list(read_numbers(text, outlines, rules=rules))
    for outline, remarks in zip(outlines, _shared(text.remarks, outlines), strict=True):
        first, last = (bisect_left(numbers, at, key=_START) for at in (outline.start, outline.end))
        own = tuple(numbers[first:last])
        del numbers[:last]
        drafts = read_indicators(text, outline, own, rules=rules)
        checks = run_checks(text, outline, own, drafts, rules=rules, off=off)
        yield ReportParts(outline=outline, numbers=own, drafts=drafts, checks=checks, remarks=remarks)
        del own, drafts, checks


_START = attrgetter("start")


def _shared(remarks: Sequence[Remark], outlines: Sequence[ReportOutline]) -> list[tuple[Remark, ...]]:
    """The remarks of the cleaner by the report they stand in (the nearest one before, else the first)."""
    shares: list[list[Remark]] = [[] for _ in outlines]
    begins = [outline.start for outline in outlines]
    for remark in remarks if outlines else ():
        shares[max(0, bisect_right(begins, remark.span[0]) - 1)].append(remark)
    return list(map(tuple, shares))
