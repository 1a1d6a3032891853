"""Sentences and tables with the name, measure, baseline and total of each of their figures (cases/indicators)."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit.clean import clean
from reportkit.indicators import read_indicators
from reportkit.numbers import read_numbers
from reportkit.outline import read_outline
from reportkit.read import read_bytes
from reportkit.rulepack import load_rules
from reportkit.stages import Draft

CASES = Path(__file__).parent.parent / "cases" / "indicators"


def cases(name: str) -> list[tuple[str, list[str]]]:
    """(text, expected rows) of every case of one file."""
    found: list[tuple[str, list[str]]] = []
    for line in (CASES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            found.append((line[2:], []))
        elif line and not line.startswith("#"):
            found[-1][1].append(line)
    return found


def rows(text: str, *, units: bool = False, placed: bool = False) -> list[str]:
    """The figures of a text in the form of the case files."""
    rules = load_rules()
    plain = text.replace("⏎", "\n").replace("⇥", "\t")
    cleaned = clean(read_bytes(plain.encode(), uri="case"), rules=rules)
    (report,) = read_outline(cleaned, rules=rules)
    drafts = read_indicators(cleaned, report, read_numbers(cleaned, (report,), rules=rules), rules=rules)
    return [row(cleaned.text, draft, drafts, units=units, placed=placed) for draft in drafts]


def row(text: str, draft: Draft, drafts: tuple[Draft, ...], *, units: bool, placed: bool) -> str:
    def shown(index: int | None) -> str:
        return "" if index is None else text[drafts[index].number.start : drafts[index].number.end]

    measure = f"{draft.measure} {draft.direction}" if draft.direction else draft.measure
    own = text[draft.number.start : draft.number.end]
    fields = [own, draft.name, measure, draft.baseline or "", shown(draft.part_of)]
    if units:
        fields.append(f"{draft.number.unit_mult} {draft.number.unit}")
    if placed:
        fields += [draft.period or "", draft.scope or "", "" if draft.status == "actual" else draft.status]
    while not fields[-1]:
        fields.pop()
    return " | ".join(fields)


def params(*names: str) -> list[object]:
    return [pytest.param(text, want, id=text[:24]) for name in names for text, want in cases(name)]


@pytest.mark.parametrize(("text", "want"), params("measures", "names", "parts", "wild"))
def test_sentence(text: str, want: list[str]) -> None:
    assert rows(text) == want


@pytest.mark.parametrize(("text", "want"), params("tables"))
def test_table(text: str, want: list[str]) -> None:
    assert rows(text, units=True) == want


@pytest.mark.parametrize(("text", "want"), params("layouts"))
def test_layout(text: str, want: list[str]) -> None:
    assert rows(text, units=True, placed=True) == want


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize(("text", "want"), params("known-failures"))
def test_known_failure(text: str, want: list[str]) -> None:
    assert rows(text) == want
