"""What is main text on a page and what is furniture; everything stays in the source text, and edits say what went."""

from __future__ import annotations

import pytest

from reportkit.pipeline import parse_source
from reportkit.read import read_bytes
from reportkit.stages import SourceText

TITLE = "清河区2023年工作总结"
TOPICS = ["教育", "医疗", "交通", "水利", "农业", "文化"]
BODY = [
    f"{sign}、{topic}。全区{topic}工作稳步推进，新建项目{n}个，完成投资{n}.50亿元，群众满意度进一步提高。"
    for n, (sign, topic) in enumerate(
        zip("一二三四五六", ["教育", "医疗", "交通", "水利", "农业", "文化"], strict=True), 3
    )
]
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY)
LINKS = "".join(f'<li><a href="/{n}">某镇召开第{n}次会议</a></li>' for n in range(8))
EXCERPTS = "".join(
    f'<div><h4><a href="/{n}">某局总结{n}</a></h4><div>一年来，我局完成任务{n}00项，现将情况总结如下……</div></div>'
    for n in range(4)
)
NAV = f'<div class="main-nav"><ul>{LINKS}</ul></div>'
FOOT = '<div id="footer"><p>主办：某区政府办公室。</p><a href="#">网站地图</a></div>'

ALL_BUT_LAST = "".join(f"<p>{line}</p>" for line in BODY[:-1])

PAGES = {
    "columns": f"{NAV}<div><h1>{TITLE}</h1><div>{PARAGRAPHS}</div></div><div class=x><ul>{LINKS}</ul></div>{FOOT}",
    "tables": f"<table><tr><td>{LINKS}</td><td><b>{TITLE}</b><br>{'<br>'.join(BODY)}</td></tr></table>",
    "panels": f"{NAV}<h1>{TITLE}</h1>" + "".join(f"<div><div><p>{line}</p></div></div>" for line in BODY) + FOOT,
    "a body with a misleading name": f"{NAV}<div class='right side'><h2>{TITLE}</h2>{PARAGRAPHS}</div>{FOOT}",
    "a form around all": f"<form>{NAV}<div><h1>{TITLE}</h1>{PARAGRAPHS}</div></form>",
    "links inside the text": f"<div><h1>{TITLE}</h1>{PARAGRAPHS}<ul>{LINKS}</ul></div>",
    "excerpts": f"<div><div><h1>{TITLE}</h1>{PARAGRAPHS}</div><div>{EXCERPTS}</div></div>",
    "a last paragraph apart": f"{NAV}<div><h1>{TITLE}</h1>{ALL_BUT_LAST}</div><div><p>{BODY[-1]}</p></div>",
    "bare": f"<p>{TITLE}</p>{PARAGRAPHS}",
    "linked headings": f"<div><a name=top><b>{TITLE}</b></a>"
    + "".join(f"<p><a href='/baike'>{line[:4]}</a>{line[4:]}</p>" for line in BODY)
    + f"</div>{FOOT}",
}


def read(markup: str, title: str = f"{TITLE}_某市人民政府网") -> SourceText:
    return read_bytes(f"<html><head><title>{title}</title></head><body>{markup}</body></html>".encode(), uri="x")


def main_text(source: SourceText) -> list[str]:
    furniture = {block.span[0] for block in source.blocks if block.kind == "furniture"}
    lines, at = [], 0
    for line in source.text.splitlines():
        if at not in furniture:
            lines.append(line)
        at += len(line) + 1
    return lines


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_the_main_text_is_found(page: str) -> None:
    assert main_text(read(page)) == [TITLE, *BODY]


def test_a_title_that_only_the_head_of_the_page_names_comes_first() -> None:
    source = read(PARAGRAPHS)
    assert main_text(source) == [TITLE, *BODY]
    assert source.blocks[0].kind == "title"


def test_a_short_page_is_kept_whole() -> None:
    assert main_text(read("<ul><li><a href=1>附件</a></li></ul><p>见附件。</p>", title="")) == ["附件", "见附件。"]


def test_a_page_of_figures_is_kept() -> None:
    rows = "".join(f"<tr><td>指标{n}</td><td>{n}.5</td><td>{n}.7</td></tr>" for n in range(40))
    assert len(main_text(read(f"{NAV}<div><table>{rows}</table></div>{FOOT}", title=""))) == 40


def test_what_is_taken_away_is_listed_and_can_be_kept() -> None:
    source = read(PAGES["columns"])
    parsed = parse_source(source)
    gone = [edit for edit in parsed.edits if edit.rule == "noise.page-parts"]
    assert {edit.kind for edit in gone} == {"noise"}
    assert all(source.text[slice(*edit.span)] == edit.before for edit in gone)
    assert any("第3次会议" in edit.before for edit in gone)
    kept = parse_source(source, off=frozenset(["noise.page-parts"]))
    assert not any(edit.rule == "noise.page-parts" for edit in kept.edits)
    for report in parsed.reports:
        assert all(source.text[slice(*i.span)].replace(" ", "") == i.text for i in report.indicators)
    assert sum(len(report.indicators) for report in parsed.reports) == 12


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("清河区2023年工作总结-某范文网", "清河区2023年工作总结"),
        ("某市人民政府门户网站 - 2021-2025年规划", "某市人民政府门户网站"),
        ("首页 > 2021-2025年清河区规划", "2021-2025年清河区规划"),
        ("工作报告——在清河区会议上_某网", "工作报告——在清河区会议上"),
        ("总结", None),
        ("", None),
    ],
)
def test_the_name_of_the_site_is_no_title(title: str, first: str | None) -> None:
    assert main_text(read(PARAGRAPHS, title=title)) == ([first] if first else []) + BODY


def test_the_part_of_the_title_that_a_heading_says_is_the_title() -> None:
    page = f"<div>某市人民政府</div>{NAV}<h2>{TITLE}</h2><div>{PARAGRAPHS}</div>"
    assert main_text(read(page, title=f"某市人民政府-{TITLE}")) == [TITLE, *BODY]
