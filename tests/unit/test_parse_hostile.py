"""Long runs of one thing: parsing never raises, and ends (quadratic behaviour would take minutes here)."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

import reportkit

SIZE = 100_000
PATIENCE = 30  # seconds; linear parsing takes one or two
WORDS = """
1 一 万 % ( ) （ “ ” 《 . , 、 ， 。 - : / * x X □ ? 年 第 分之 约 占 其中 1. 1、 一、 (一) 一是 1, 10% 2019年 20xx年
新建1所、 XX万元，
增长 由1增加到 分别为1、 總 學(xué) 們?cè) < & |1 1| 第1页 教师1人， a ① — 1- 1: 百分之 [ _ 20__ 县 學 é
"""
BLANKS = ("1户 金额1元 ", "\n", " ", "\u3000", "\t", "\r\n", "1 ", "1\n", "1\n\n2、", "\ue000", "\x00", "\ufeff")


@pytest.fixture(autouse=True)
def _no_hanging() -> Iterator[None]:
    """A hang becomes a failure."""

    def give_up(number: int, frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("unit", [*WORDS.split(), *BLANKS], ids=ascii)
def test_a_long_run_of(unit: str) -> None:
    parsed = reportkit.parse_text(unit * (SIZE // len(unit)))
    assert parsed.source.chars > SIZE // 2
