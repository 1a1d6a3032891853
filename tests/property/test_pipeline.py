"""For any text: parsing never raises, the same text gives the same bytes, every span lies inside the source."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from reportkit.clean import clean
from reportkit.model import Parsed, Section
from reportkit.pipeline import parse_source
from reportkit.read import read_text
from reportkit.rulepack import load_rules
from reportkit.write import as_json

WORDS = """
全县 县 市 学校 教师 工作总结 教育经费 增长 增加 下降 占 其中 分别 达到 完成 比上年 同比 左右 以上 约 近 超过 年均
计划 第 位 名 个 所 人 元 万 亿 % ％ ‰ 百分点 倍 成 分之 一 二 三 十 百 千 两 零 〇 余 多 几 年 月 日 2019年 2023年
20xx年 xx 12 3.5 1,234 175 000 ２．７ 10% 5:1 2-4 一、 （一） (二) 1. 2、 ① 一是 第一章 篇一 。 ， ； ： 、 （ ） ( )
[ ] “ ” 《 》 ? ？ | 總結(jié) 學(xué) 冊(cè) 們?cè)谑 縣 教育廳 第1页/共3页 查看更多 𠮷 <br> &nbsp; - —— ── …… * ** __
"""
BLANKS = (
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\u3000",
    "\u3000\u3000",
    "\xa0",
    "\ufeff",
    "\ue000",
    "\x00",
    "\x1b[31m",
    "e\u0301",
)
report_like = st.lists(st.sampled_from([*WORDS.split(), *BLANKS]), max_size=60).map("".join)
any_text = st.one_of(report_like, st.text(st.characters(exclude_categories=["Cs"]), max_size=80))


def sections(items: tuple[Section, ...]) -> Iterator[Section]:
    for item in items:
        yield item
        yield from sections(item.children)


def spans(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """Every span of a parsed document."""
    yield from (edit.span for edit in parsed.edits)
    for report in parsed.reports:
        yield report.span
        yield from (span for s in sections(report.sections) for span in (s.span, s.title_span) if span)
        for item in report.indicators:
            yield from (item.span, item.sentence, *item.name_spans)
        yield from (finding.span for finding in report.findings)
        unclaimed = report.numbers["unclaimed"]
        assert isinstance(unclaimed, tuple)
        yield from (number.span for number in unclaimed)


@settings(deadline=None, max_examples=150)
@given(any_text)
def test_parse_holds_its_promises(text: str) -> None:
    source = read_text(text)
    parsed = parse_source(source)
    assert as_json.document(parse_source(source)) == as_json.document(parsed)
    assert all(0 <= start <= end <= len(text) for start, end in spans(parsed))
    for edit in parsed.edits:
        assert text[slice(*edit.span)] == edit.before
    for report in parsed.reports:
        starts = [item.span[0] for item in report.indicators]
        assert starts == sorted(starts)
        assert len(set(starts)) == len(starts)
        assert all(report.span[0] <= start < report.span[1] for start in starts)
        ids = {section.id for section in sections(report.sections)}
        assert all(item.section is None or item.section in ids for item in report.indicators)


@settings(deadline=None, max_examples=150)
@given(any_text)
def test_clean_text_and_source_correspond(text: str) -> None:
    made = clean(read_text(text), rules=load_rules())
    assert made.alignment.target_length == len(made.text) == len(made.view)
    assert made.alignment.source_length == len(text)
    for index in range(len(made.text)):
        left, right = made.alignment.to_source(index, index + 1)
        assert 0 <= left <= right <= len(text)
        assert right - left <= 1 or any(e.span[0] <= left and right <= e.span[1] for e in made.edits)
