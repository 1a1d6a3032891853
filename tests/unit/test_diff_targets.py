"""What the old report aimed at, and what came of it."""

from __future__ import annotations

import pytest

from reportkit import api
from reportkit.diff import Target

OLD = "云岭县2021年工作总结\n一、2021年工作回顾\n2021年，全县有学校8所。\n二、2022年工作计划\n2022年，{aim}\n"
NEW = "云岭县2022年工作总结\n一、2022年工作回顾\n2022年，{result}\n"


def followed_up(aim: str, result: str) -> Target:
    old, new = api.parse_text(OLD.format(aim=aim)), api.parse_text(NEW.format(result=result))
    targets = api.compare(old, new, targets=True).targets
    assert targets is not None
    (target,) = targets
    return target


@pytest.mark.parametrize(
    ("aim", "result", "outcome"),
    [
        ("全县力争粮食产量达到36万吨以上。", "全县粮食产量达到37.5万吨。", "reached"),
        ("全县力争粮食产量达到36万吨以上。", "全县粮食产量达到35.9万吨。", "missed"),
        ("全县力争粮食产量达到36万吨。", "全县粮食产量达到360500吨。", "reached"),
        ("全县城镇登记失业率控制在4.5%以内。", "全县城镇登记失业率为3.9%。", "reached"),
        ("全县城镇登记失业率控制在4.5%以内。", "全县城镇登记失业率为4.7%。", "missed"),
        ("全县地区生产总值力争增长6%左右。", "全县地区生产总值增长5.8%。", "reached"),
        ("全县地区生产总值力争增长6%左右。", "全县地区生产总值增长5.1%。", "missed"),
        ("全县单位能耗下降3%以上。", "全县单位能耗下降5%。", "reached"),
        ("全县单位能耗下降3%以上。", "全县单位能耗下降2%。", "missed"),
        ("全县单位能耗下降3%以上。", "全县单位能耗上升2%。", "missed"),
        ("全县贫困人口减少300人。", "全县贫困人口减少250人。", "missed"),
        ("全县贫困人口减少300人。", "全县贫困人口减少310人。", "reached"),
        ("全县固定资产投资降幅控制在5%以内。", "全县固定资产投资下降4%。", "reached"),
        ("全县固定资产投资降幅控制在5%以内。", "全县固定资产投资下降6%。", "missed"),
        ("全县力争新建幼儿园12所。", "全县粮食产量达到35.9万吨。", "no figure"),
    ],
)
def test_outcome(aim: str, result: str, outcome: str) -> None:
    assert followed_up(aim, result).outcome == outcome


def test_the_gap_is_result_minus_target() -> None:
    target = followed_up("全县力争粮食产量达到36万吨。", "全县粮食产量达到35.5万吨。")
    assert target.gap is not None
    assert (str(target.gap.absolute), target.gap_text) == ("-5000", "-0.5万吨")


def test_targets_are_left_out_unless_asked_for() -> None:
    report = api.parse_text(OLD.format(aim="全县力争新建幼儿园12所。"))
    assert api.compare(report, report).targets is None
