"""Numbers: every numeral of the clean text, read and claimed."""

from __future__ import annotations

from reportkit.numbers.reader import NumberReader
from reportkit.numbers.reading import Reading
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, Number, ReportOutline


def read_numbers(clean: CleanText, reports: tuple[ReportOutline, ...], *, rules: RuleSet) -> tuple[Number, ...]:
    """Every numeral mention in text order, spans disjoint, each claimed once."""
    return rules.compiled(NumberReader).read(clean, reports)


def read_numerals(text: str, *, rules: RuleSet) -> tuple[Reading, ...]:
    """Every numeral of a simplified half-width text with its unit: what it says, without a claim on what it is."""
    return tuple(rules.compiled(NumberReader).readings(text))
