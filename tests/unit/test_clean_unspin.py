"""Unspinning: the likely originals in place of spun words, offsets and edits intact."""

from __future__ import annotations

from reportkit.clean import clean
from reportkit.clean.spun import unspin
from reportkit.read import read_text
from reportkit.rulepack import load_rules

SPUN = "全县落实科学开展观，根底设施投资12亿元，公共效劳水平提高，２项工作完成。"


def test_originals_stand_for_spun_words_and_are_listed() -> None:
    text = unspin(clean(read_text(SPUN, uri="case"), rules=load_rules()))
    assert text.text == "全县落实科学发展观，基础设施投资12亿元，公共服务水平提高，2项工作完成。"
    assert len(text.view) == len(text.text)
    spun = [edit for edit in text.edits if edit.rule == "spun.word"]
    assert [(SPUN[slice(*edit.span)], edit.after) for edit in spun] == [
        ("科学开展观", "科学发展观"),
        ("根底设施", "基础设施"),
        ("公共效劳", "公共服务"),
    ]
    assert "spun.word" not in {remark.code for remark in text.remarks}


def test_a_text_of_its_own_words_stays() -> None:
    text = clean(read_text("全县开展活动，发展工业。", uri="case"), rules=load_rules())
    assert unspin(text) == text
