"""The scanner of markers: numerals, boundaries, the inventory of styles, and time on hostile texts."""

from __future__ import annotations

import json

import pytest

from finishes import finishes
from reportkit.clean import clean
from reportkit.outline import read_outline
from reportkit.outline.styles import Boundary, boundary_before, build_scanner, read_numeral
from reportkit.read import read_bytes
from reportkit.rulepack import load_rules
from shared import SHARED

HAN = "一二三四五六七八九十"
INVENTORY = SHARED / "conformance" / "numbering_inventory.json"
# Styles the inventory lists that are no markers here: references, titles of documents, official letters.
NOT_MARKERS = {"item_law", "title_serial", "zhi_yi", "taiwan_fn"}
ALONE = {"附件", "前言", "总则 ", "最后"}  # unnumbered titles (see lines.py), or too common in prose
AS_CLEANED = str.maketrans("，；：（）．１２３ＡＢａｂ節條貳參編", ",;:().123ABab节条贰参编")


@pytest.mark.parametrize(("text", "value"), [("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("三十五", 35)])
def test_han_numerals(text: str, value: int) -> None:
    assert read_numeral(text, "tens", HAN) == value


@pytest.mark.parametrize("text", ["三五", "十十", "二三十"])
def test_runs_that_are_no_numeral(text: str) -> None:
    assert read_numeral(text, "tens", HAN) is None


@pytest.mark.parametrize(
    ("before", "boundary"),
    [
        ("", Boundary.LINE),
        ("总结\n　　", Boundary.LINE),
        ("完成。", Boundary.SENTENCE),
        ("完成。”", Boundary.SENTENCE),
        ("如下:", Boundary.PAUSE),
        ("总结 ", Boundary.PAUSE),
        ("工作,", Boundary.CLAUSE),
        ("力度", Boundary.GLUED),
    ],
)
def test_boundaries(before: str, boundary: Boundary) -> None:
    assert boundary_before(before + "一、", len(before)) == boundary


@pytest.mark.skipif(not INVENTORY.exists(), reason="the inventory of numbering styles is not here")
def test_every_style_of_the_inventory_is_found() -> None:
    scanner = load_rules().compiled(build_scanner)
    for style in json.loads(INVENTORY.read_text(encoding="utf-8"))["styles"]:
        if style["id"] in NOT_MARKERS:
            continue
        for example in set(style["examples"]) - ALONE:
            assert list(scanner.scan(f"{example.translate(AS_CLEANED)}加强管理")), (style["id"], example)
        for example in style["counterexamples"]:
            assert not list(scanner.scan(example.translate(AS_CLEANED))), (style["id"], example)


@pytest.mark.parametrize(
    "text",
    [
        "一、" * 9000,
        "。三、加强" * 6000,
        "三、加强\n" * 6000,
        "①一是（一）一、1." * 3000,
        "“一是" * 9000,
        "年2031年" * 6000,
        "云桥区工作总结\n" * 6000,
        "一、" + "." * 60000 + "x",
        "：\n一是" * 6000,
        "1.1.1.1." * 6000,
        "。 工作" * 9000,
    ],
    ids=lambda text: text[:6],
)
def test_hostile_texts_finish(text: str) -> None:
    rules = load_rules()
    cleaned = clean(read_bytes(text.encode(), uri="hostile"), rules=rules)
    with finishes():
        read_outline(cleaned, rules=rules)
