"""Patterns and loops of the context modules finish on texts made to hurt them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bare import bare_outline, bare_text
from finishes import finishes
from reportkit.indicators.context import build_context
from reportkit.indicators.periods import period_of
from reportkit.indicators.scope import among_of, scope_of
from reportkit.indicators.sentences import split_sentences
from reportkit.indicators.status import status_of
from reportkit.rulepack import load_rules
from reportkit.stages import Number

PIECES = [
    "全市",
    "2031年",
    "由5个",
    "增长1%,",
    "一二三",
    "自",
    "其中",
    "下一步,",
    "云桥",
    "要",
    "比2030年增加5个,",
    "五年来,",
    "分别5个、",
    "xx",
    "《",
    "“",
    "居",
    "今年我们将",
    "五年来\n",
    "投资5元的",
    "5个",
    "5个将",
    "力争5个,",
    "投资5元的项目,",
    ";云桥镇5个",
    "年",
    "预计",
    "主要目标:5个",
    "五年来投入5元由5元",
]


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_texts_finish(piece: str) -> None:
    rules = load_rules()
    text = piece * (32_000 // len(piece))
    clean = bare_text(text)
    places = [i for i, char in enumerate(text) if char in "51"][:2_000]
    numbers = tuple(Number(start=i, end=i + 2, claim="rank", rule="", value=Decimal(5)) for i in places)
    report = bare_outline(len(text), period="2031")
    with finishes():
        context = build_context(clean, report, rules)
        for sentence in split_sentences(clean, report, numbers):
            for number in sentence.numbers:
                period_of(context, sentence, number, "level", rules)
                status_of(context, sentence, number, rules)
                scope_of(context, sentence, number, rules)
                among_of(context, sentence, number, rules)
