"""For any text: a name is never empty, and begins and ends with words of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportkit.model import Indicator
from reportkit.pipeline import parse_source
from reportkit.read import read_path, read_text
from shared import SHARED

DOCUMENTS = sorted((SHARED / "corpus" / "text").glob("*.txt"))

BARE_EDGE = re.compile("^[,。;:、!?)\\]”》的]|[,。;:、!?(\\[“《]$|(?<!目)的$")
MARKER = re.compile("^(?:[0-9]{1,2}[、.](?![0-9])|[一二三四五六七八九十]{1,3}、|[①-⑳])")
GLOSS = re.compile("\\([a-z]{0,6}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,6}\\)")

WORDS = """
全县 其中 学校 教师 小学 、 、 ， 。 ； ： （ ） ( ) “ ” 《 》 的 的 和 及 等 分别 增长 占 年计划 完成
完成年计划的 比上年 为 达 约 人均 三个区 的价格 的比重 产量 到位资金 一、 （一） 3、 1. ① 一是 12所 3亿元 5.2%
40人 100人次 第一 16个 2.5万吨 8个百分点 學(xué) 總(zǒng) - —— · | /
"""
BLANKS = (" ", "\n", "\t", "\u3000", "\xa0")
report_like = st.lists(st.sampled_from([*WORDS.split(), *BLANKS]), min_size=2, max_size=40).map("".join)


def check(item: Indicator) -> None:
    name = item.name
    assert name.strip(), item
    assert not re.search("[\\n\\t\\u3000]", name), item
    assert not GLOSS.search(name), item
    if not any(mark.isalnum() for mark in name):
        return  # nothing but signs stands around the number
    assert not BARE_EDGE.search(name), item
    if item.text != name:
        assert not MARKER.search(name), item


@given(report_like)
@settings(max_examples=150, deadline=None)
def test_names_of_any_text(text: str) -> None:
    for report in parse_source(read_text(text)).reports:
        for item in report.indicators:
            check(item)


@pytest.mark.skipif(not DOCUMENTS, reason="the corpus is not here")
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_names_of_real_reports(path: Path) -> None:
    for report in parse_source(read_path(path)).reports:
        for item in report.indicators:
            check(item)
