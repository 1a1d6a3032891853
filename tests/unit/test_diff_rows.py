"""What comes of two sentences: tests/cases/diff/rows.yaml."""

from __future__ import annotations

from typing import Any

import pytest

from casefiles import read_cases
from reportkit import api
from reportkit.diff import Row

CASES = read_cases("diff/rows.yaml")


def report(year: int, sentence: str) -> str:
    return f"云岭县{year}年工作总结\n一、主要工作\n{year}年，{sentence}\n"


def shown(row: Row) -> dict[str, Any]:
    """A row as the cases write it."""
    return {
        "old": row.old.text if row.old else "-",
        "new": row.new.text if row.new else "-",
        "verdict": row.verdict,
        "reason": row.reason and row.reason.partition(":")[0],
        "absolute": row.change and str(row.change.absolute),
        "relative": row.change and str(row.change.relative),
        "unit": row.change and row.change.unit,
        "stated": row.stated and row.stated.text,
        "agrees": row.stated and row.stated.agrees,
        "explanation": row.explanation,
        "implied": row.implied and str(row.implied.amount),
        "near": row.near and row.near.text,
        "origin": row.implied and row.implied.origin,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_rows(case: dict[str, Any]) -> None:
    old, new = (api.parse_text(report(year, case[side])) for year, side in ((2021, "old"), (2022, "new")))
    rows = [shown(row) for row in api.compare(old, new).rows]
    for wanted in case["rows"]:
        assert any(wanted.items() <= row.items() for row in rows), rows


def test_every_indicator_is_on_one_row() -> None:
    old = api.parse_text(report(2021, "全县有学校8所、幼儿园12所，在校学生3.2万人，增长2%，教师2100人。"))
    new = api.parse_text(report(2022, "全县有学校9所、幼儿园11所，在校学生3.3万人，教师2150人，校车30辆。"))
    rows = api.compare(old, new).rows
    assert sorted(row.new.id for row in rows if row.new) == sorted(i.id for i in new.reports[0].indicators)
    assert sorted(i.id for row in rows for i in (row.old, row.near) if i) == sorted(
        i.id for i in old.reports[0].indicators
    )
