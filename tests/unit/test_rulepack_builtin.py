"""The built-in rules: each has a reason and shows what it finds and what it leaves alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportkit.rulepack import load_rules
from reportkit.rulepack.kinds import KINDS, kind_type

# Kinds that have nothing to match.
WITHOUT_EXAMPLES = {"codes": "explanations of codes"}

RULES_PAGE = (Path(__file__).resolve().parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
RULES = load_rules()
ALL = [(kind, rule) for kind in KINDS for rule in RULES._data.get(kind, [])]


@pytest.mark.parametrize(("kind", "rule"), ALL, ids=[rule["id"] for _, rule in ALL])
def test_a_rule_has_a_reason_and_examples(kind: str, rule: dict[str, Any]) -> None:
    assert rule["reason"].endswith(".")
    if kind not in WITHOUT_EXAMPLES:
        examples = rule.get("examples", {})
        assert examples.get("match")
        assert examples.get("no_match")


def test_ids_are_unique_over_all_kinds() -> None:
    ids = [rule["id"] for _, rule in ALL]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_documented(kind: str) -> None:
    assert kind_type(kind).__doc__
    assert f"| `{kind}` | " in RULES_PAGE
