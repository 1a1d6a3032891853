"""The outline cases: numbering styles, look-alikes, points, levels, damaged titles, several reports in a page."""

from __future__ import annotations

from typing import Any

import pytest

from casefiles import params
from reportkit.clean import clean
from reportkit.outline import read_outline
from reportkit.read import read_bytes
from reportkit.rulepack import load_rules
from reportkit.stages import Heading, ReportOutline

FOLD = str.maketrans("，；：（）", ",;:()")


def outlines(text: str) -> tuple[ReportOutline, ...]:
    rules = load_rules()
    return read_outline(clean(read_bytes(text.encode(), uri="case"), rules=rules), rules=rules)


def shown(heading: Heading) -> str:
    """As the cases write a heading: level kind marker | title."""
    title = (heading.title or "-").translate(FOLD)
    return f"{heading.level} {heading.kind[0]} {(heading.marker or '-').strip()} | {title}"


@pytest.mark.parametrize("case", params("outline"))
def test_case(case: dict[str, Any]) -> None:
    found = outlines(case["text"])
    if "outline" in case:
        assert [shown(h) for report in found for h in report.headings] == [
            line.translate(FOLD) for line in case["outline"]
        ]
    if "reports" in case:
        assert len(found) == len(case["reports"])
        for report, expected in zip(found, case["reports"], strict=True):
            assert {key: getattr(report, key) for key in expected} == expected
    if "remarks" in case:
        assert [remark.code for report in found for remark in report.remarks] == case["remarks"]
