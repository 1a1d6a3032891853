"""The account of numbers: every numeral of a source, and what claims it."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from reportkit.clean import clean
from reportkit.model import Span
from reportkit.pipeline import read_parts
from reportkit.rulepack import RuleSet, load_rules
from reportkit.stages import SourceText


class Numeral(msgspec.Struct, frozen=True, kw_only=True):
    """A numeral of the source: `claim` says what it is taken for, `rule` and `reason` why."""

    report: str
    text: str
    span: Span
    claim: str
    rule: str
    reason: str
    value: Decimal | None
    unit_mult: int
    unit: str
    period: str | None


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """All numerals of a source, in text order."""

    uri: str
    numerals: tuple[Numeral, ...]


def account(source: SourceText, *, rules: RuleSet | None = None, off: frozenset[str] = frozenset()) -> Account:
    """Every numeral of `source` in text order, with source spans."""
    rules = rules or load_rules()
    text = clean(source, rules=rules, off=off)
    numerals = tuple(
        Numeral(
            report=f"r{index}",
            text=text.text[number.start : number.end],
            span=text.alignment.to_source(number.start, number.end),
            claim=number.claim,
            rule=number.rule,
            reason=number.reason,
            value=number.value,
            unit_mult=number.unit_mult,
            unit=number.unit,
            period=number.period,
        )
        for index, part in enumerate(read_parts(text, rules=rules), start=1)
        for number in part.numbers
    )
    return Account(uri=source.uri, numerals=numerals)
