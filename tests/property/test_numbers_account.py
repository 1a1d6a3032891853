"""Every numeral is claimed once: over random texts, hostile texts, and the shared gold and corpus."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finishes import finishes
from reportkit.clean import clean
from reportkit.numbers import read_numbers
from reportkit.outline import read_outline
from reportkit.read import read_bytes
from reportkit.rulepack import load_rules
from reportkit.stages import CleanText, Number
from shared import SHARED

TEXTS = sorted([*SHARED.glob("gold/*.txt"), *SHARED.glob("corpus/text/*.txt")])
FIGURES = ("quantity", "rank")
OTHERS = ("date", "duration", "ordinal", "marker", "name", "grade", "document", "rhetorical", "damaged", "other")
CHARS = "0123456789一二两三十百千万亿零半几余多第前约近超年月日个所人元%:：/-—至,，.。、(（)）“”《》+ \n"
WORDS = ("百分之", "分之", "翻一番", "以上", "左右", "平方米", "公里", "居全省", "xx", "PM", "方面", "工程")


def numbers_of(data: bytes) -> tuple[CleanText, tuple[Number, ...]]:
    rules = load_rules()
    source = clean(read_bytes(data, uri="text"), rules=rules)
    return source, read_numbers(source, read_outline(source, rules=rules), rules=rules)


def check_account(source: CleanText, numbers: tuple[Number, ...]) -> None:
    """Spans are disjoint, in order, inside the text; every digit is in one; claims are known; figures have values."""
    at = 0
    covered = bytearray(len(source.text))
    for number in numbers:
        assert at <= number.start < number.end <= len(source.text)
        assert number.start <= number.value_end <= number.end
        assert number.claim in (*FIGURES, *OTHERS, "unclaimed")
        assert number.rule
        if number.claim in FIGURES:
            assert number.value is not None
        if number.claim == "unclaimed":
            assert number.reason
        covered[number.start : number.end] = b"\1" * (number.end - number.start)
        at = number.end
    left = [i for i, char in enumerate(source.view) if "0" <= char <= "9" and not covered[i]]
    assert not left, [source.text[max(0, i - 10) : i + 10] for i in left[:5]]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*CHARS, *WORDS]), max_size=40).map("".join))
def test_random_texts_are_accounted_for(text: str) -> None:
    check_account(*numbers_of(f"{text}。".encode()))


@pytest.mark.skipif(not TEXTS, reason="the shared texts are not here")
def test_shared_texts_are_accounted_for() -> None:
    counts: Counter[str] = Counter()
    digits = 0
    for path in TEXTS:
        source, numbers = numbers_of(path.read_bytes())
        check_account(source, numbers)
        for number in numbers:
            own = sum("0" <= char <= "9" for char in source.view[number.start : number.end])
            counts[number.claim] += own
            digits += own
    print(counts)
    assert counts["unclaimed"] < 0.02 * digits


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "1.",
        "1:",
        "1/",
        "一",
        "万",
        "1万",
        "第",
        "“1",
        "前1",
        "1-",
        "1 ",
        "百分之",
        "2019年",
        "1至",
        "(1",
        "壹",
        "几",
    ],
)
def test_hostile_repetitions_finish(unit: str) -> None:
    with finishes():
        source, numbers = numbers_of((unit * 40_000).encode())
        check_account(source, numbers)
