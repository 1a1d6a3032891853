"""Word documents: paragraphs, computed numbers, tables, text boxes, notes, and files that are broken or hostile."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from generators.documents import archive, docx, level, numbered, numbering, paragraph, table
from reportkit.errors import ReportkitError
from reportkit.read import read_bytes
from reportkit.read.sniff import DOCX

CHINESE = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.")
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def text_of(body: str, **parts: str) -> str:
    source = read_bytes(docx(body, **parts), uri="x")
    assert source.media_type == DOCX
    for block in source.blocks:
        assert source.text[slice(*block.span)].strip()
    return source.text


def lines_of(body: str, **parts: str) -> list[str]:
    return text_of(body, **parts).splitlines()


def test_chinese_numbers_are_computed() -> None:
    body = (
        numbered("基本情况") + numbered("教育", level=1) + numbered("新建学校", level=2) + numbered("扩建学校", level=2)
        + numbered("医疗", level=1) + numbered("新建医院", level=2) + paragraph("全区平稳。") + numbered("计划")
        + numbered("教育", level=1)
    )  # fmt: skip
    assert lines_of(body, numbering=numbering({0: CHINESE}, {1: (0, "")})) == [
        "一、基本情况", "（一）教育", "1. 新建学校", "2. 扩建学校", "（二）医疗", "1. 新建医院", "全区平稳。",
        "二、计划", "（一）教育",
    ]  # fmt: skip


def test_a_number_never_runs_into_its_text() -> None:
    levels = level(0, "decimal", "%1.", more='<w:suff w:val="nothing"/>') + level(1, "decimal", "%1.%2")
    body = numbered("5亿元") + numbered("6公里", level=1)
    assert lines_of(body, numbering=numbering({0: levels}, {1: (0, "")})) == ["1.5亿元", "1.1 6公里"]


def test_lists_of_one_definition_go_on_and_overrides_start_over() -> None:
    shared = numbering({0: CHINESE}, {1: (0, ""), 2: (0, ""), 3: (0, RESTART)})
    body = (
        numbered("甲") + numbered("乙", num=2) + numbered("丙", num=3) + numbered("丁", num=3) + numbered("戊", num=1)
    )
    assert lines_of(body, numbering=shared) == ["一、甲", "二、乙", "一、丙", "二、丁", "三、戊"]


def test_upper_levels_that_were_never_shown_count_from_their_start() -> None:
    levels = level(0, "decimal", "%1", start=3) + level(1, "decimal", "%1.%2.")
    assert lines_of(numbered("概况", level=1), numbering=numbering({0: levels}, {1: (0, "")})) == ["3.1. 概况"]


def test_levels_that_do_not_restart() -> None:
    levels = level(0, "decimal", "%1、") + level(1, "decimal", "（%2）", more='<w:lvlRestart w:val="0"/>')
    body = numbered("甲") + numbered("乙", level=1) + numbered("丙") + numbered("丁", level=1)
    assert lines_of(body, numbering=numbering({0: levels}, {1: (0, "")})) == ["1、甲", "（1）乙", "2、丙", "（2）丁"]


def test_legal_levels_show_all_numbers_in_digits() -> None:
    levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    body = numbered("总则") + numbered("目标", level=1)
    assert lines_of(body, numbering=numbering({0: levels}, {1: (0, "")})) == ["第一章 总则", "1.1 目标"]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("ideographTraditional", "乙、"), ("decimalEnclosedCircle", "②、"), ("chineseLegalSimplified", "贰、"),
        ("upperRoman", "II、"), ("lowerLetter", "b、"), ("japaneseCounting", "二、"), ("decimalFullWidth", "２、"),
        ("taiwaneseCountingThousand", "二、"), ("ideographLegalTraditional", "貳、"), ("unheardOf", "2、"),
        ("none", "、"), ("bullet", ""),
    ],
)  # fmt: skip
def test_number_formats(form: str, shown: str) -> None:
    parts = numbering({0: level(0, form, "%1、", start=2)}, {1: (0, "")})
    assert lines_of(numbered("甲"), numbering=parts) == [f"{shown}甲"]


def test_styles_number_their_paragraphs_and_name_headings() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>'
        '<w:basedOn w:val="H1"/></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    )
    levels = level(0, "chineseCounting", "%1、", more='<w:pStyle w:val="H1"/>') + level(
        1, "chineseCounting", "（%2）", more='<w:pStyle w:val="H2"/>'
    )
    body = "".join(
        paragraph(text, properties=f'<w:pStyle w:val="{style}"/>')
        for style, text in [("T", "清河区工作总结"), ("H1", "概况"), ("H2", "教育"), ("H2", "医疗"), ("H1", "计划")]
    )
    source = read_bytes(docx(body, styles=styles, numbering=numbering({0: levels}, {1: (0, "")})), uri="x")
    assert source.text.split() == ["清河区工作总结", "一、概况", "（一）教育", "（二）医疗", "二、计划"]
    assert [(b.kind, b.level) for b in source.blocks] == [
        ("title", 0), ("heading", 1), ("heading", 2), ("heading", 2), ("heading", 1),
    ]  # fmt: skip


def test_numbers_taken_off_a_paragraph_do_not_count() -> None:
    body = numbered("甲") + numbered("说明", num=0) + numbered("乙")
    assert lines_of(body, numbering=numbering({0: CHINESE}, {1: (0, "")})) == ["一、甲", "说明", "二、乙"]


def test_tables_are_rows_with_their_merged_cells() -> None:
    down = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc>"
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("2023年")}</w:tc>'
    body = table(
        [
            [down.format(' w:val="restart"', paragraph("指标")), wide],
            [down.format("", paragraph()), "绝对值", "增长（%）"],
            [f"<w:tc>{paragraph('财政')}{paragraph('收入')}</w:tc>", "6.10", "10.0"],
        ]
    )
    source = read_bytes(docx(body), uri="x")
    assert source.text == "指标\t2023年\n指标\t绝对值\t增长（%）\n财政收入\t6.10\t10.0\n"
    assert {block.kind for block in source.blocks} == {"row"}


def test_a_table_of_one_cell_is_a_box_around_text() -> None:
    assert lines_of(table([[f"<w:tc>{paragraph('第一段。')}{paragraph('第二段。')}</w:tc>"]])) == [
        "第一段。",
        "第二段。",
    ]


def test_text_boxes_stand_after_their_paragraph_and_once() -> None:
    box = f"<w:txbxContent>{paragraph('框内3所')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>正文</w:t><mc:AlternateContent xmlns:mc='mc'>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert lines_of(body) == ["正文", "框内3所"]


def test_what_is_not_shown_is_not_read() -> None:
    body = (
        "<w:p><w:r><w:t>全区</w:t></w:r><w:del><w:r><w:delText>去年</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>今年</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>新建</w:t><w:br/><w:t>3所</w:t></w:r></w:p>"
    )
    assert lines_of(body) == ["全区今年新建", "3所"]


def test_raised_digits_stay_raised() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    assert lines_of(f"<w:p><w:r><w:t>面积12km</w:t></w:r>{raised}</w:p>") == ["面积12km²"]


def test_notes_stand_at_the_end() -> None:
    body = '<w:p><w:r><w:t>增加值</w:t><w:footnoteReference w:id="7"/><w:t>6亿元</w:t></w:r></w:p>'
    notes = f'<w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="7">{paragraph("现价。")}</w:footnote>'
    assert lines_of(body, footnotes=notes) == ["增加值[1]6亿元", "[1] 现价。"]


def test_contents_are_furniture() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style>'
    body = paragraph("一、概况 1", properties='<w:pStyle w:val="C"/>') + paragraph("一、概况")
    source = read_bytes(docx(body, styles=styles), uri="x")
    assert [(b.kind, source.text[slice(*b.span)]) for b in source.blocks] == [("furniture", "一、概况 1")]


@pytest.mark.parametrize("options", [{"strict": True}, {"main": "word/document2.xml"}])
def test_variants_of_the_format(options: dict[str, object]) -> None:
    assert read_bytes(docx(paragraph("全区"), **options), uri="x").text == "全区\n"


BOMB = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>'
ROOT = b'<w:document xmlns:w="w"><w:body>%s</w:body></w:document>'
HOSTILE = {
    "cut off": docx(paragraph("全区"))[:-60],
    "half": docx(paragraph("全区"))[:300],
    "no document": archive({"[Content_Types].xml": b"", "word/x.xml": b""}),
    "no xml": archive({"[Content_Types].xml": b"", "word/document.xml": b"<w:p>"}),
    "entities": archive({"[Content_Types].xml": b"", "word/document.xml": BOMB}),
    "external entity": archive(
        {
            "[Content_Types].xml": b"",
            "word/document.xml": b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>',
        }
    ),
    "deep": archive(
        {"[Content_Types].xml": b"", "word/document.xml": ROOT % (b"<w:sdt>" * 99_999 + b"</w:sdt>" * 99_999)}
    ),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_broken_documents_are_named(data: bytes) -> None:
    with pytest.raises(ReportkitError) as caught:
        read_bytes(data, uri="x")
    assert caught.value.code == "RK110"


def test_a_bomb_is_too_large() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", b"")
        with made.open("word/document.xml", "w") as part:
            part.write(b'<w:document xmlns:w="w"><w:body>')
            for _ in range(70):
                part.write(b" " * 1_000_000)
    with pytest.raises(ReportkitError) as caught:
        read_bytes(out.getvalue(), uri="x")
    assert caught.value.code == "RK107"


def test_an_empty_document_is_empty() -> None:
    with pytest.raises(ReportkitError) as caught:
        read_bytes(docx(paragraph()), uri="x")
    assert caught.value.code == "RK102"
