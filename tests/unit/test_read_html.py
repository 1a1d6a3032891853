"""HTML pages: encodings, lines, tables, lists, what is hidden, and hostile markup."""

from __future__ import annotations

import contextlib

import pytest

from finishes import finishes
from reportkit.errors import ReportkitError
from reportkit.read import read_bytes
from reportkit.read.sniff import HTML, TEXT, media_type


def text_of(markup: str) -> str:
    return read_bytes(f"<html><body>{markup}</body></html>".encode(), uri="x").text


def lines_of(markup: str) -> list[str]:
    return text_of(markup).splitlines()


PAGE = '<html><head><meta charset="{}"><title>清河区</title></head><body><p>清河区新建学校3所。</p></body></html>'


@pytest.mark.parametrize(
    ("named", "written", "expected"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("gb2312", "gbk", "gb18030"),
        ("gb2312", "utf-8", "utf-8"),  # the bytes know better than the label
        ("utf-8", "gbk", "gb18030"),
        ("nonsense", "gbk", "gb18030"),
        ("utf-8", "utf-16", "utf-16"),
    ],
)
def test_encodings(named: str, written: str, expected: str) -> None:
    source = read_bytes(PAGE.format(named).encode(written), uri="x")
    assert (source.encoding, source.media_type) == (expected, HTML)
    assert source.text == "清河区新建学校3所。\n"


def test_rare_characters_of_a_gb2312_page() -> None:
    assert "镕" in read_bytes(PAGE.format("gb2312").replace("新建", "镕建").encode("gbk"), uri="x").text


def test_a_page_cut_off_inside_a_character_is_read() -> None:
    data = PAGE.format("gb2312").replace("<p>", "<p>" + "全区教育工作。" * 99).encode("gbk")
    cut = data[: data.rindex("所".encode("gbk")) + 1]
    assert "新建学校3" in read_bytes(cut, uri="x").text


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>全区<p>今年", ["全区", "今年"]),
        ("全区<br>今年<br/>", ["全区", "今年"]),
        ("<p>全 区\n  新建\n3所</p>", ["全 区新建 3所"]),
        ("<p><span>增长</span><span>10</span><span>.5%</span></p>", ["增长10.5%"]),
        ("<p>&nbsp;&nbsp;&#20840;&#x533a;&ldquo;好&rdquo;&lt;3</p>", ["全区“好”<3"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("<p>12km<sup>2</sup>，PM<sub>2.5</sub>浓度35</p>", ["12km²，PM2.5浓度35"]),
        ("<p>注音<ruby>漢<rt>hàn</rt></ruby>字</p>", ["注音漢字"]),
        ("<p>全区<del>去年</del>今年</p>", ["全区今年"]),
        ("<p>正文<span style='display: none'>水印abc</span>继续</p>", ["正文继续"]),
        ("<script>var a='3所';</script><style>p{}</style><p>正文<!-- 4所 --></p>", ["正文"]),
        ("<p><![if !supportLists]><span>一、</span><![endif]>概况<o:p></o:p></p>", ["一、概况"]),
        ("<ol><li>教育</li><li>医疗</li></ol>", ["1. 教育", "2. 医疗"]),
        ("<ol start=3 style='list-style-type:cjk-ideographic'><li>教育</li></ol>", ["三、教育"]),
        ("<ol><li>一、教育</li></ol>", ["一、教育"]),
        ("<ol style='list-style:none'><li>教育</li></ol>", ["教育"]),
        ("<ul><li>教育<ul><li>学校</li></ul></li></ul>", ["教育", "学校"]),
        ("<ol><li><p>教育</p><p>三所</p></li></ol>", ["1. 教育", "三所"]),
    ],
)
def test_lines(markup: str, lines: list[str]) -> None:
    assert lines_of(markup) == lines


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ("<tr><th>指标<th>2023年<tr><td>收入<td>6.10", ["指标\t2023年", "收入\t6.10"]),
        ("<tr><td>甲<br>乙<td>2022<br>2023", ["甲乙\t2022 2023"]),
        ("<tr><td rowspan=2>指标<td colspan=2>2023年<tr><td>值<td>增长", ["指标\t2023年", "指标\t值\t增长"]),
        ("<tr><td>甲<td><td>1<tr><td>乙<td><td>2", ["甲\t1", "乙\t2"]),
        ("<tr><td>甲<td>1<td>2<tr><td>乙<td><td>3", ["甲\t1\t2", "乙\t\t3"]),
        ("<tr><td colspan=3>收入表<tr><td>甲<td>1<td>2", ["收入表", "甲\t1\t2"]),
        ("<caption>收入表</caption><tr><td>甲<td>1", ["收入表", "甲\t1"]),
        ("<tr><td>一段。</td></tr><tr><td>二段。</td></tr>", ["一段。", "二段。"]),
        ("<tr><td>左<td><table><tr><td>甲<td>1</table>", ["左", "甲\t1"]),
        ("<tr><td colspan=999999999>甲<td rowspan=-3>乙<td colspan=x>丙", ["甲\t乙\t丙"]),
    ],
)
def test_tables(rows: str, lines: list[str]) -> None:
    assert lines_of(f"<table>{rows}</table>") == lines


def test_a_table_that_frames_the_page_is_no_table() -> None:
    body = "".join(f"<p>全区新建学校{i}所，教育工作稳步推进，群众满意。</p>" for i in range(30))
    lines = lines_of(f"<table><tr><td>栏目<br>新闻</td><td>{body}</td></tr></table>")
    assert lines[-1] == "全区新建学校29所，教育工作稳步推进，群众满意。"
    assert not any("\t" in line for line in lines)


def test_headings_and_rows_are_blocks() -> None:
    source = read_bytes(b"<h2>A</h2><p>b</p><table><tr><td>1<td>2</table>", uri="x")
    assert [(b.kind, b.level, source.text[slice(*b.span)]) for b in source.blocks] == [
        ("heading", 2, "A"),
        ("row", 0, "1\t2"),
    ]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", HTML),
        (b'<%@ page language="java" %>\n<html></html>', HTML),
        (b'<?xml version="1.0"?><html xmlns="x"></html>', HTML),
        (b"junk before <html lang='zh'><body>", HTML),
        ("<html></html>".encode("utf-16"), HTML),
        (b"<p class=MsoNormal>x</p>", HTML),
        ("<通知>各县</通知>".encode(), TEXT),
        ("全县<br>教育".encode(), TEXT),
        (b"a < b and c > d", TEXT),
    ],
)
def test_pages_are_known_by_their_markup(data: bytes, kind: str) -> None:
    assert media_type(data) == kind


def test_too_deep_a_page_is_refused_and_never_cut() -> None:
    with pytest.raises(ReportkitError) as caught:
        text_of("<div>" * 100_000 + "全区" + "</div>" * 100_000)
    assert caught.value.code == "RK109"
    assert text_of("<div>" * 1000 + "全区" + "</div>" * 1000) == "全区\n"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 1900 + "<table><tr><td>甲<td>1</table>" * 3000,
        "<table><tr>" + "<td>甲" * 100_000 + "</table>",
        "<table>" + "<tr><td colspan=100 rowspan=100>甲" * 20_000 + "</table>",
        "<table><tr><td>" * 600 + "甲",
        "<p style='display:none'>" * 1900 + "<i></i>" * 100_000,
        "<a href=x>" * 1900 + "甲 \n" * 100_000,
        "甲" + " \n" * 500_000 + "乙",
        "<ol>" * 1000 + "<li>甲" * 20_000,
        "&" * 500_000 + "<" * 500_000 + "甲",
        "<!--" * 200_000 + "甲",
        "<div class='" + "nav " * 100_000 + "'>甲</div>",
    ],
)
def test_hostile_markup_finishes(markup: str) -> None:
    with finishes(), contextlib.suppress(ReportkitError):
        text_of(markup)
