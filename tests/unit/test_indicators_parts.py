"""The small mechanisms under the names: sentences, coordinated subjects, totals in a column, word tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bare import bare_outline, bare_text
from reportkit.indicators.coordination import items_for
from reportkit.indicators.hierarchy import parents_of
from reportkit.indicators.lexicon import WordTable
from reportkit.indicators.phrases import clip_lead, counted_after, without_examples
from reportkit.indicators.phrasewords import phrase_words
from reportkit.indicators.pieces import Pieces, text_of
from reportkit.indicators.sentences import split_sentences
from reportkit.rulepack import load_rules
from reportkit.stages import Number, ReportOutline

RULES = load_rules()
WORDS = RULES.compiled(phrase_words)


def outline(text: str) -> ReportOutline:
    return bare_outline(len(text))


def digits(text: str) -> tuple[Number, ...]:
    """Each digit as a number."""
    return tuple(
        Number(start=at, end=at + 1, claim="quantity", rule="case", value=Decimal(mark), unit="")
        for at, mark in enumerate(text)
        if mark.isdigit()
    )


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(bare_text(text), outline(text), digits(text))]


def clauses(text: str, *numbers: Number) -> list[str]:
    return [text[a:b] for s in split_sentences(bare_text(text), outline(text), numbers) for a, b in s.clauses]


def column(*values: str) -> list[Number]:
    return [
        Number(start=i, end=i + 1, claim="quantity", rule="case", value=Decimal(v), unit="元")
        for i, v in enumerate(values)
    ]


def words_of(view: str, pieces: Pieces) -> str:
    return text_of(view, pieces)


def test_sentences_end_at_stops_lines_and_cells() -> None:
    assert sentences("建成1。启用2!好。\n原煤3\t增产4") == ["建成1。", "启用2!", "原煤3", "增产4"]


def test_a_line_without_numbers_opens_no_sentence() -> None:
    text = "建成。\n好。建成1所。启用2所"
    found = split_sentences(bare_text(text), outline(text), digits(text))
    assert [(text[s.start : s.end], s.paragraph_start) for s in found] == [("建成1所。", True), ("启用2所", False)]


def test_a_stop_inside_quotation_marks_ends_no_sentence() -> None:
    assert sentences("提出“真抓1。实干”的要求。好2") == ["提出“真抓1。实干”的要求。", "好2"]


def test_an_opening_mark_without_its_partner_holds_nothing() -> None:
    assert sentences("提出“真抓1。实干2") == ["提出“真抓1。", "实干2"]


def test_clauses_divide_at_commas_and_brackets_with_numbers() -> None:
    text = "有学校(小学9所),镇(街道)3个"
    number = Number(start=6, end=8, claim="quantity", rule="case")
    assert clauses(text, number) == ["有学校", "小学9所", "镇(街道)3个"]


def test_a_comma_inside_a_number_divides_nothing() -> None:
    text = "投入1,200元,完成"
    assert clauses(text, Number(start=2, end=8, claim="quantity", rule="case")) == ["投入1,200元", "完成"]


@pytest.mark.parametrize(
    ("values", "parents"),
    [
        (("180", "20", "90", "70"), [None, 0, 0, 0]),
        (("100", "60", "25", "35", "40"), [None, 0, 1, 1, 0]),
        (("10.0", "3.3", "6.6"), [None, 0, 0]),  # rounding
        (("50", "20", "10"), [None, None, None]),
        (("50", "50"), [None, None]),
        (("0", "0", "0"), [None, None, None]),
    ],
)
def test_totals_in_a_column_are_proven_by_sums(values: tuple[str, ...], parents: list[int | None]) -> None:
    assert parents_of(column(*values), [False] * len(values)) == parents


def test_a_marked_row_belongs_to_the_one_above() -> None:
    assert parents_of(column("50", "20", "9"), [False, True, True]) == [None, 0, 0]


@pytest.mark.parametrize(
    ("text", "count", "items"),
    [
        ("城镇、农村居民收入", 2, ["城镇居民收入", "农村居民收入"]),
        ("一产、二产、三产增加值", 3, ["一产增加值", "二产增加值", "三产增加值"]),
        ("器材、电器、汽车零售额", 3, ["器材零售额", "电器零售额", "汽车零售额"]),
        ("游客人次、旅游花费", 2, ["游客人次", "旅游花费"]),
        ("城镇居民收入", 2, []),
    ],
)
def test_coordinated_subjects(text: str, count: int, items: list[str]) -> None:
    found = items_for(text, 0, len(text), count, WORDS, alike=True)
    assert [words_of(text, item.name) for item in found] == items


def test_subjects_of_different_units_share_nothing() -> None:
    text = "户数、注册资金"
    assert [words_of(text, item.name) for item in items_for(text, 0, len(text), 2, WORDS, alike=False)] == [
        "户数",
        "注册资金",
    ]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("2019年全市共有小学", "小学"),
        ("截至2020年底累计建成道路", "建成道路"),
        ("其中从业人员", "从业人员"),
        ("全市", ""),
        ("重点率", "重点率"),
        ("近三年研发投入", "研发投入"),
    ],
)
def test_what_opens_a_clause_is_cut_off(text: str, rest: str) -> None:
    assert text[clip_lead(text, 0, len(text), WORDS) :] == rest


@pytest.mark.parametrize(
    ("text", "counted", "kept"),
    [
        ("新建、改造柳荫街、桂花街等城区道路", False, "新建、改造城区道路"),
        ("高等教育毛入学率", False, "高等教育毛入学率"),
        ("甲厂、乙厂等", True, ""),
        ("甲厂、乙厂等项目", False, "甲厂、乙厂等项目"),
        ("甲价格与上年持平、乙价格", False, "乙价格"),
    ],
)
def test_examples_go_and_the_head_stays(text: str, counted: bool, kept: str) -> None:
    assert words_of(text, without_examples(text, 0, len(text), WORDS, counted=counted)) == kept


@pytest.mark.parametrize(
    ("text", "noun", "predicate"),
    [
        ("小学提供托管服务", "小学", "提供托管服务"),
        ("项目全部开工", "项目", "开工"),
        ("被云溪大学录取", "", "被云溪大学录取"),
        ("国有企业", "国有企业", ""),
        ("项目进展顺利", "项目", ""),
    ],
)
def test_a_counted_thing_and_what_it_did(text: str, noun: str, predicate: str) -> None:
    counted = counted_after(text, 0, len(text), WORDS)
    assert (words_of(text, counted.noun), words_of(text, counted.predicate)) == (noun, predicate)


def test_the_longest_word_wins() -> None:
    table = WordTable([("增", 1), ("新增", 2), ("增加", 3)])
    assert table.at_end("去年新增", 0, 4) == (2, 2)
    assert table.at_start("增加了", 0, 3) == (2, 3)
    assert table.at_end("新增", 1, 2) == (1, 1)
    assert table.first_in("共新增", 0, 3) == (1, 3)
    assert table.at_start("", 0, 0) is None
