"""The cleaning cases: pages, wraps, repairs and the remarks on what can't be repaired."""

from __future__ import annotations

from typing import Any

import pytest

from casefiles import params
from reportkit.clean import clean
from reportkit.read import read_text
from reportkit.rulepack import load_rules
from reportkit.stages import CleanText


def cleaned(text: str) -> CleanText:
    return clean(read_text(text, uri="case"), rules=load_rules())


@pytest.mark.parametrize("case", params("clean", key="clean"))
def test_clean_text(case: dict[str, Any]) -> None:
    result = cleaned(case["text"])
    assert result.text == case["clean"].rstrip("\n")
    assert cleaned(result.text).text == result.text


@pytest.mark.parametrize("case", params("clean", key="rules"))
def test_rules_that_made_the_edits(case: dict[str, Any]) -> None:
    assert sorted({edit.rule for edit in cleaned(case["text"]).edits}) == sorted(case["rules"])


@pytest.mark.parametrize("case", params("clean", key="remarks"))
def test_remarks(case: dict[str, Any]) -> None:
    result = cleaned(case["text"])
    found = [[remark.code, result.text[slice(*remark.span)]] for remark in result.remarks]
    assert found == case["remarks"]


@pytest.mark.parametrize("case", params("clean", key="clean"))
def test_edits_say_what_stood_in_the_source(case: dict[str, Any]) -> None:
    for edit in cleaned(case["text"]).edits:
        assert case["text"][slice(*edit.span)] == edit.before
        assert edit.before != edit.after
