"""Comparisons of documents made to be slow finish."""

from __future__ import annotations

import pytest

from finishes import finishes
from reportkit import api


@pytest.mark.parametrize(
    "sentence",
    ["学校{}所，", "学校{}所，增加{}所，", "新建{}号校舍5栋，", "由2017年的{}所增加到{}所，"],
)
def test_many_alike_figures(sentence: str) -> None:
    body = "".join(sentence.replace("{}", str(number)) for number in range(1, 2000))
    old, new = (api.parse_text(f"云岭县{year}年工作总结\n{year}年，{body}\n") for year in (2021, 2022))
    with finishes():
        api.compare(old, new, targets=True)


def test_documents_without_figures() -> None:
    empty = api.parse_text("云岭县2021年工作总结\n一切照旧。\n")
    assert api.compare(empty, empty, targets=True).rows == ()
