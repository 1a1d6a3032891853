"""Invented sentences with the numbers they hold: tests/cases/numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bare import bare_outline
from casefiles import read_cases
from reportkit.clean import clean
from reportkit.era import Era
from reportkit.numbers import read_numbers
from reportkit.read import read_bytes
from reportkit.rulepack import load_rules
from reportkit.stages import Number

FIGURES = ("quantity", "rank")


def numbers_of(text: str) -> list[tuple[str, Number]]:
    rules = load_rules()
    source = clean(read_bytes(text.encode(), uri="case"), rules=rules)
    outline = bare_outline(len(source.text), republic=rules.compiled(Era).counted_in(source.view, source.script))
    return [(source.text[n.start : n.end], n) for n in read_numbers(source, (outline,), rules=rules)]


def described(number: Number, text: str) -> dict[str, Any]:
    """A number in the words of the case files, defaults left out."""
    said = {
        "text": text,
        "value": number.value,
        "max": number.value_max,
        "per": number.per,
        "mult": number.unit_mult,
        "unit": number.unit,
        "modifier": number.modifier,
        "claim": number.claim,
        "flags": list(number.flags),
    }
    defaults = {"mult": 0, "unit": "", "modifier": "exact", "claim": "quantity", "flags": [], "max": None, "per": None}
    return {key: value for key, value in said.items() if defaults.get(key, ...) != value}


@pytest.mark.parametrize("case", read_cases("numbers/quantities.yaml"), ids=lambda case: case["text"])
def test_figures_are_read_exactly(case: dict[str, Any]) -> None:
    found = numbers_of(case["text"])
    figures = [described(number, text) for text, number in found if number.claim in FIGURES]
    expected = [{k: Decimal(v) if k in ("value", "max", "per") else v for k, v in n.items()} for n in case["numbers"]]
    assert figures == expected
    others = {text: number.claim for text, number in found if number.claim not in FIGURES}
    assert others == case.get("others", {})


@pytest.mark.parametrize("case", read_cases("numbers/negatives.yaml"), ids=lambda case: case["text"])
def test_other_numerals_are_no_figures(case: dict[str, Any]) -> None:
    assert {text: number.claim for text, number in numbers_of(case["text"])} == case["claims"]
