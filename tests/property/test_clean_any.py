"""For any text: cleaning never raises, cleaning twice changes nothing more, edits agree with the source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finishes import finishes
from reportkit.clean import clean
from reportkit.read import read_text
from reportkit.rulepack import load_rules
from reportkit.stages import CleanText

PAGE = """
云溪县2021年工作总结 一、主要成绩 （二）存在问题 1、 2、 3、 全年完成投资3.5亿元，增长8.2%。 推进各项工作。
2021年2021年 开展开展 20xx年 xx县 **名 “ ” ? ?校车管理办法? 第一范文网 城域网 首页 > 下载 打印 【字体： 大 中
小 】 来源： 某某日报 发布时间：2021-01-02 相关文章： 第1页/共3页 展开阅读全文 (省略100字……) - 3 - 政 府 工 作
报 告 增长10.3。 面积万亩 目录 一、概况......1 12 3 77 100个 13 多亿元 责任编辑：李某 上传人：某某 版权所有
关注该公众号 建党90周年 ， 。 ： ； 中 x * _ × 第2页
"""
PIECES = PAGE.split()
BLANKS = [" ", "\n", "\n\n", "\r\n", "\t", "\t\n\t\t\n", "\u3000\u3000", "\xa0", "\x0c"]
texts = st.lists(st.sampled_from([*PIECES, *BLANKS, "\n", "\n"]), max_size=50).map("".join)
HOSTILE = [
    "1、\n2、\n",
    "“中文和",
    "来源：\n",
    "第一范文网域",
    "省略",
    "中 ",
    "中\n",
    "\t\n\t\t\n",
    "xx县",
    "工作总结\n",
    "2021年",
    "[来源：",
    "?中",
]


def cleaned(text: str) -> CleanText:
    return clean(read_text(text, uri="any"), rules=load_rules())


@given(texts)
@settings(max_examples=150, deadline=None)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = cleaned(text).text
    assert cleaned(once).text == once


@given(texts)
@settings(max_examples=100, deadline=None)
def test_edits_and_lines_are_sound(text: str) -> None:
    result = cleaned(text)
    assert all(text[slice(*edit.span)] == edit.before for edit in result.edits)
    assert len(result.view) == len(result.text) == result.alignment.target_length
    assert all(line and line == line.strip() for line in result.text.split("\n") if result.text)
    assert all(0 <= remark.span[0] <= remark.span[1] <= len(result.text) for remark in result.remarks)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hundred_thousand_characters_of_the_worst_pieces_finish(piece: str) -> None:
    with finishes():
        cleaned(piece * (100_000 // len(piece)))
