"""Every code: documented, with examples that hold, and possible to switch off."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportkit.checks.document import check_source
from reportkit.checks.formats import finding_codes
from reportkit.checks.rules import CheckRule
from reportkit.checks.running import CHECKS
from reportkit.codes import CodeRule
from reportkit.read import read_text
from reportkit.rulepack import load_rules

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "findings"
RULES = load_rules()
CODES = finding_codes(RULES)
CODE_IN_SOURCE = re.compile(r"\"((?:check|damaged|lost|mask|outline|slot|spun|years|repair)\.[a-z][a-z-]*)\"")


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


@pytest.mark.parametrize("rule", CODES, ids=lambda rule: rule.id)
def test_code_has_a_page(rule: CheckRule | CodeRule) -> None:
    page = (DOCS / f"{rule.id}.md").read_text(encoding="utf-8")
    assert rule.reason in page
    assert all(text in page for text in rule.examples.match)


def test_codes_in_the_source_are_documented() -> None:
    known = {rule.id for rule in CODES}
    rule_ids = {match for path in (ROOT / "reportkit").rglob("*.py") for match in _codes(path)}
    assert not {code for code in rule_ids if code not in known and RULES.find(code) is None}


def _codes(path: Path) -> set[str]:
    return set(CODE_IN_SOURCE.findall(path.read_text(encoding="utf-8")))
