"""Columns of plans and of results side by side: which figures of a table are targets."""

from __future__ import annotations

import pytest

import reportkit

TABLES = {
    "a plan's table tells of the year before": (
        "云溪县2032年工作计划\n2032年主要经济指标计划表\n"
        "| 指标名称 | 单位 | 2031年完成 | 2032年计划 | 增长（%） |\n"
        "| 固定资产投资 | 亿元 | 150.2 | 165 | 10左右 |\n| 粮食产量 | 万吨 | 35.6 | 36 | 1.1 |\n",
        ["150.2 actual", "165 target", "10 target", "35.6 actual", "36 target", "1.1 target"],
    ),
    "how far a budget was fulfilled is a result": (
        "云溪县2031年决算报告\n| 科目 | 预算数 | 决算数 | 为预算% | 比上年增长% |\n"
        "| 税收收入 | 7000 | 7015 | 100.2 | 7.4 |\n| 非税收入 | 2600 | 2623 | 100.9 | -3.4 |\n",
        [
            *("7000 target", "7015 actual", "100.2 actual", "7.4 actual"),
            *("2600 target", "2623 actual", "100.9 actual", "-3.4 actual"),
        ],
    ),
    "a table of goals": (
        "云溪县2032年工作计划\n| 指标 | 目标 |\n| 固定资产投资增速 | 8%左右 |\n| 城镇新增就业 | 4000人以上 |\n",
        ["8% target", "4000人 target"],
    ),
}


@pytest.mark.parametrize(("text", "want"), TABLES.values(), ids=TABLES)
def test_status_of_columns(text: str, want: list[str]) -> None:
    parsed = reportkit.parse_text(text)
    assert [f"{item.text} {item.status}" for report in parsed.reports for item in report.indicators] == want
