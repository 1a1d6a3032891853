"""Invented sentences that agree and sentences that do not: tests/cases/checks."""

from __future__ import annotations

from typing import Any

import pytest

from casefiles import read_cases
from reportkit.checks.document import Checked, check_source
from reportkit.read import read_text

HEAD = "白水县2020年工作总结\n一、主要工作\n"


def checked(sentence: str) -> Checked:
    return check_source(read_text(HEAD + sentence, uri="case"))


def codes(result: Checked) -> set[str]:
    return {finding.code for finding in result.findings if finding.code.startswith("check.")}


@pytest.mark.parametrize("case", read_cases("checks/arithmetic.yaml"), ids=lambda case: case["wrong"])
def test_error_is_found_and_truth_confirmed(case: dict[str, Any]) -> None:
    right, wrong = checked(case["right"]), checked(case["wrong"])
    assert not codes(right)
    assert right.confirmed
    assert case["code"] in codes(wrong)


@pytest.mark.parametrize("case", read_cases("checks/negatives.yaml"), ids=lambda case: case["text"])
def test_nothing_is_found(case: dict[str, Any]) -> None:
    found = [f for f in checked(case["text"]).findings if f.code.startswith("check.") and f.severity != "info"]
    assert not found, case["why"]
