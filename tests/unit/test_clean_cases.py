"""The cleaning cases: pages, wraps, repairs and the remarks on what can't be repaired."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from reportkit.clean import clean
from reportkit.read import read_text
from reportkit.rulepack import load_rules
from reportkit.stages import CleanText

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "clean"


def cases(*, key: str) -> list[Any]:
    """The cases that have `key`; those with `xfail` are known failures."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            if key in case:
                found.append(pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks))
    return found


def cleaned(text: str) -> CleanText:
    return clean(read_text(text, uri="case"), rules=load_rules())


@pytest.mark.parametrize("case", cases(key="clean"))
def test_clean_text(case: dict[str, Any]) -> None:
    result = cleaned(case["text"])
    assert result.text == case["clean"].rstrip("\n")
    assert cleaned(result.text).text == result.text


@pytest.mark.parametrize("case", cases(key="rules"))
def test_rules_that_made_the_edits(case: dict[str, Any]) -> None:
    assert sorted({edit.rule for edit in cleaned(case["text"]).edits}) == sorted(case["rules"])


@pytest.mark.parametrize("case", cases(key="remarks"))
def test_remarks(case: dict[str, Any]) -> None:
    result = cleaned(case["text"])
    found = [[remark.code, result.text[slice(*remark.span)]] for remark in result.remarks]
    assert found == case["remarks"]


@pytest.mark.parametrize("case", cases(key="clean"))
def test_edits_say_what_stood_in_the_source(case: dict[str, Any]) -> None:
    for edit in cleaned(case["text"]).edits:
        assert case["text"][slice(*edit.span)] == edit.before
        assert edit.before != edit.after
