"""Names made comparable: families, wordings, contrasts."""

from __future__ import annotations

import pytest

from reportkit.diff.names import contradict, normaliser, redefined
from reportkit.rulepack import load_rules

READ = normaliser(load_rules()).read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("公共财政预算收入", "地方一般公共预算收入"),
        ("规上工业增加值", "规模以上工业增加值"),
        ("完成造林面积", "造林面积"),
        ("空港旅客吞吐量", "旅客年吞吐量"),
        ("老街坊改造", "改造老街坊"),
        ("粮店新增", "新增粮店"),
        ("河沟治理", "治理河沟"),
        ("高速公路总里程", "高速公路通车里程"),
        ("安全生产事故起数", "生产安全事故起数"),
        ("国家级茶叶基地", "国家茶叶基地"),
        ("专精特新“小巨人”", "专精特新“小巨人”企业"),
        ("茶厂数量", "茶厂总数"),
        ("社零总额", "全社会消费品零售总额"),
        ("国内外航线", "国内、国际及地区航线"),
    ],
)
def test_one_thing_in_two_wordings(one: str, other: str) -> None:
    assert READ(one).plain == READ(other).plain
    assert redefined(READ(one), READ(other)) is None


def test_a_family_knows_its_other_definition() -> None:
    assert redefined(READ("农民人均纯收入"), READ("农村居民人均可支配收入")) == ("农民人均纯收入", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("城镇居民收入", "农村居民收入"),
        ("存款余额", "贷款余额"),
        ("小学在校生", "初中在校生"),
        ("进口额", "进出口额"),
        ("千亿级产业链", "万亿级产业链"),
        ("在建高速公路", "建成通车的高速公路"),
    ],
)
def test_words_that_exclude_one_another(one: str, other: str) -> None:
    assert contradict(READ(one), READ(other))
    assert not contradict(READ(one), READ(one))


@pytest.mark.parametrize("name", ["", "的", "（）", "完成建设工作", "1" * 5000])
def test_any_name_can_be_read(name: str) -> None:
    assert READ(name).plain == (READ(name).plain or name)
