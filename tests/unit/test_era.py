"""Years counted from 1912: what shows that a text counts so, and what they are as common years."""

from __future__ import annotations

import pytest

from reportkit.era import Era, common_year, read_han
from reportkit.rulepack import load_rules

ERA = load_rules().compiled(Era)


@pytest.mark.parametrize(
    ("text", "script", "counted"),
    [
        ("编列120年度预算", "hans", True),
        ("民国120年", "hans", True),
        ("本(120)年8月", "hant", True),
        ("行政院核定120年计划", "hant", True),
        ("行政院核定120年计划", "hans", False),
        ("校史已有120年,95年迁址", "hans", False),
        ("2031年度工作总结", "hans", False),
        ("二〇一一年度", "hans", False),
        ("始建于民国28年,距今100年", "hans", False),
        ("完成第110年度换届", "hans", False),
    ],
)
def test_counted_in(text: str, script: str, counted: bool) -> None:
    assert ERA.counted_in(text, script) is counted  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "common"),
    [
        ("120年度执行情形", "2031年度执行情形"),
        ("民国一百二十年工作报告", "2031年工作报告"),
        ("118至120年度", "2029至2031年度"),
        ("本(120)年", "本2031年"),
        ("99年度决算", "2010年度决算"),
        ("2031年度", "2031年度"),
        ("120学年度成果报告", "2031-32学年度成果报告"),
        ("110年历史", "110年历史"),
        ("50年期公债", "50年期公债"),
    ],
)
def test_as_common(text: str, common: str) -> None:
    assert ERA.as_common(text) == common


@pytest.mark.parametrize(
    ("text", "number"), [("一百零二", 102), ("一百十三", 113), ("百", 100), ("三十", 30), ("一一三", 113), ("两", 2)]
)
def test_read_han(text: str, number: int) -> None:
    assert read_han(text) == number


def test_common_year() -> None:
    assert [common_year(year) for year in (1, 99, 113, 1999)] == [1912, 2010, 2024, 1999]
