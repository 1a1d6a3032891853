"""Every code: documented, with examples that hold, and possible to switch off."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from reportkit.checks.document import check_source
from reportkit.checks.formats import finding_codes
from reportkit.checks.rules import CheckRule
from reportkit.checks.running import CHECKS
from reportkit.codes import CodeRule
from reportkit.read import read_text
from reportkit.rulepack import load_rules

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
from make_finding_docs import pages

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "findings"
RULES = load_rules()
CODES = finding_codes(RULES)
EMITTED = re.compile(r"code=\"([a-z.-]+)\"|_remark\(\"([a-z.-]+)\"|\"((?:mask|slot)\.[a-z]+)\"")


def codes_of(text: str, *, off: frozenset[str] = frozenset()) -> set[str]:
    return {finding.code for finding in check_source(read_text(text, uri="example"), off=off).findings}


def test_every_kind_of_check_has_a_rule() -> None:
    assert {rule.check for rule in RULES.of(CheckRule)} == set(CHECKS)


@pytest.mark.parametrize("rule", CODES, ids=lambda rule: rule.id)
def test_examples_hold(rule: CheckRule | CodeRule) -> None:
    assert rule.examples.match
    assert rule.examples.no_match
    for text in rule.examples.match:
        assert rule.id in codes_of(text), text
        assert rule.id not in codes_of(text, off=frozenset({rule.id})), text
    for text in rule.examples.no_match:
        assert rule.id not in codes_of(text), text


def test_codes_in_the_source_are_explained() -> None:
    sources = (ROOT / "reportkit").rglob("*.py")
    emitted = {
        code for path in sources for groups in EMITTED.findall(path.read_text(encoding="utf-8")) for code in groups
    }
    assert not {code for code in emitted - {""} if RULES.find(code) is None}


def test_pages_are_up_to_date() -> None:
    made = pages()
    assert {path.name for path in DOCS.glob("*.md")} == set(made)
    for name, text in made.items():
        assert (DOCS / name).read_text(encoding="utf-8") == text, f"run scripts/make_finding_docs.py ({name})"
