"""What the stage takes over from the stages before it, and the periods that dates state."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from bare import bare_outline
from reportkit.clean import clean
from reportkit.numbers import read_numbers, read_numerals
from reportkit.numbers.units import UnitTable
from reportkit.read import read_bytes
from reportkit.rulepack import load_rules
from reportkit.stages import CleanText, Heading, Remark, ReportOutline

RULES = load_rules()


def text_of(text: str) -> CleanText:
    return clean(read_bytes(text.encode(), uri="case"), rules=RULES)


def outline(text: CleanText, *headings: Heading) -> ReportOutline:
    return bare_outline(len(text.text), *headings)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2019年完成。", "2019"),
        ("二〇一一年完成。", "2011"),
        ("二0一二年完成。", "2012"),
        ("2020年上半年完成。", "2020-S1"),
        ("2020年下半年完成。", "2020-S2"),
        ("2021年一季度完成。", "2021-Q1"),
        ("2021年第四季度完成。", "2021-Q4"),
        ("2018年7月完成。", "2018-07"),
        ("2018年7月15日完成。", "2018-07"),
        ("2016-2020年完成。", "2016/2020"),
        ("2016年至2020年完成。", "2016/2020"),
        ("2023/24学年开学。", "2023/2024"),
        ("民国113年完成。", "2024"),
        ("时间2020-01-08。", "2020-01"),
        ("7月15日完成。", None),
        ("十三五时期完成。", "2016/2020"),
        ("十四五规划开局。", "2021/2025"),
    ],
)
def test_dates_state_their_period(text: str, period: str | None) -> None:
    source = text_of(text)
    (number,) = read_numbers(source, (outline(source),), rules=RULES)
    assert number.claim in ("date", "name")
    assert number.period == period


def test_markers_of_the_outline_are_claimed_whole() -> None:
    source = text_of("(二)完成投资3亿元。")
    heading = Heading(
        kind="heading",
        level=1,
        marker="(二)",
        number=2,
        title=None,
        start=0,
        marker_end=3,
        title_start=3,
        title_end=3,
        style="han-paren",
    )
    marker, figure = read_numbers(source, (outline(source, heading),), rules=RULES)
    assert (marker.start, marker.end, marker.claim) == (0, 3, "marker")
    assert (figure.claim, figure.value, figure.unit_mult, figure.unit) == ("quantity", Decimal(3), 8, "元")


def test_damaged_stretches_are_claimed_whole() -> None:
    source = text_of("销售肥料520230万袋。")
    remark = Remark(code="damaged.digits", severity="warning", message="digits overwritten", span=(4, 12))
    source = msgspec.structs.replace(source, remarks=(remark,))
    (number,) = read_numbers(source, (outline(source),), rules=RULES)
    assert (number.start, number.end, number.claim, number.rule) == (4, 12, "damaged", "damaged.digits")


def test_numerals_end_before_their_unit() -> None:
    (reading,) = read_numerals("13多亿元", rules=RULES)
    assert (reading.value_end, reading.end, reading.unit) == (4, 5, "元")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("个百分点", "个百分点"),
        ("台(套)", "台(套)"),
        ("元/人", "元/人"),
        ("平方米", "平方米"),
        ("方面", "方面"),
        ("大项", "大项"),
    ],
)
def test_the_longest_unit_wins(text: str, unit: str) -> None:
    found = RULES.compiled(UnitTable).at(text, 0)
    assert found is not None
    assert found.text == unit


def test_a_word_that_only_begins_like_a_unit_is_none() -> None:
    assert RULES.compiled(UnitTable).at("条件", 0) is None
