"""Tables of figures with labels between groups of rows, and with nothing above the labels of the rows."""

from __future__ import annotations

from reportkit.pipeline import parse_source
from reportkit.read import read_bytes, read_text

HEAD = "清河区2023年统计公报\n"


def rows_of(text: str) -> list[tuple[str, str, str, int, str, str | None]]:
    reports = parse_source(read_text(text)).reports
    return [(i.name, i.text, i.unit, i.unit_mult, i.measure, i.period) for report in reports for i in report.indicators]


def test_labels_between_rows_keep_the_heads_of_the_table() -> None:
    text = HEAD + "产品名称\t产量（万吨）\t增长（%）\n一、农产品\n粮食\t5.10\t6.10\n二、工业品\n钢材\t8.10\t9.10\n"
    assert rows_of(text) == [
        ("粮食产量", "5.10", "吨", 4, "level", "2023"),
        ("粮食产量", "6.10", "%", 0, "growth", "2023"),
        ("钢材产量", "8.10", "吨", 4, "level", "2023"),
        ("钢材产量", "9.10", "%", 0, "growth", "2023"),
    ]


def test_a_label_names_its_rows_where_the_head_says_nothing() -> None:
    text = HEAD + "指标\t指标值\n存栏\n牛（万头）\t5.1\n羊（万只）\t6.1\n出栏\n牛（万头）\t7.1\n羊（万只）\t8.1\n"
    assert [row[:2] for row in rows_of(text)] == [
        ("牛存栏", "5.1"),
        ("羊存栏", "6.1"),
        ("牛出栏", "7.1"),
        ("羊出栏", "8.1"),
    ]


def test_two_tables_stay_two() -> None:
    text = HEAD + "指标\t产量（万吨）\n粮食\t5.1\n表二\n指标\t产值（亿元）\n钢材\t6.1\n"
    assert [row[:4] for row in rows_of(text)] == [("粮食产量", "5.1", "吨", 4), ("钢材产值", "6.1", "元", 8)]


def test_the_corner_above_the_labels_may_be_empty() -> None:
    cells = "<tr><td><td>2022年（亿元）<td>2023年（亿元）<tr><td>财政收入<td>5.10<td>6.10"
    source = read_bytes(f"<h1>{HEAD}</h1><p>全区运行平稳。</p><table>{cells}</table>".encode(), uri="x")
    found = [i for report in parse_source(source).reports for i in report.indicators]
    assert [(i.name, i.unit, i.period) for i in found] == [("财政收入", "元", "2022"), ("财政收入", "元", "2023")]


def test_the_label_stands_under_its_head_and_labels_may_span_rows() -> None:
    head = "<tr><td>类别<td>指标<td>数量"
    cells = "<tr><td rowspan=2>小学<td>学校数（所）<td>12<tr><td>在校生（人）<td>5600"
    source = read_bytes(f"<h1>{HEAD}</h1><p>全区运行平稳。</p><table>{head}{cells}</table>".encode(), uri="x")
    found = [i for report in parse_source(source).reports for i in report.indicators]
    assert [(i.name, i.unit, i.amount) for i in found] == [("学校数", "所", 12), ("在校生", "人", 5600)]


def test_rows_of_one_width_are_not_joined_into_a_paragraph() -> None:
    rows = "".join(f"| {n}号仓 | {i}1.5 | {i}2.5 |\n" for i, n in enumerate("甲乙丙丁戊己庚辛壬癸", start=1))
    assert len(rows_of(HEAD + "| 项目 | 投资(万元) | 增长% |\n" + rows)) == 20
