"""Reports of any numbering styles, whole and damaged: their outlines are found, and every outline is sound."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.outline import Sample, chunk, random_page, random_report, wrap
from reportkit.clean import clean
from reportkit.outline import read_outline
from reportkit.read import read_bytes
from reportkit.rulepack import load_rules
from reportkit.stages import CleanText, ReportOutline

SAMPLES = 40  # of each kind here; scripts may ask for thousands
DAMAGES: dict[str, Callable[[random.Random], Sample]] = {
    "whole": random_report,
    "flat": lambda rng: random_report(rng, flat=True),
    "page": lambda rng: random_page(rng, 3),
    "wrapped": lambda rng: wrap(random_report(rng), 40),
    "chunked": lambda rng: chunk(random_report(rng, flat=True)),
}
MARKERS = [
    "一、",
    "二、",
    "三、",
    "（一）",
    "（二）",
    "1.",
    "2.",
    "1、",
    "3、",
    "①",
    "一是",
    "二是",
    "三是",
    "首先",
    "其次",
    "——",
    "第一章 ",
]
PIECES = [
    *MARKERS,
    "\n",
    "。",
    "，",
    "：",
    " ",
    "“",
    "”",
    "工作回顾",
    "加强管理",
    "2031年",
    "5.12",
    "云桥区总结",
    "各位代表：",
]


def parse(text: str) -> tuple[CleanText, tuple[ReportOutline, ...]]:
    rules = load_rules()
    cleaned = clean(read_bytes(text.encode(), uri="sample"), rules=rules)
    return cleaned, read_outline(cleaned, rules=rules)


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_headings_of_generated_reports_are_found(damage: str) -> None:
    right = asked = given_ = 0
    for seed in range(SAMPLES):
        sample = DAMAGES[damage](random.Random(f"{damage}{seed}"))
        cleaned, reports = parse(sample.text)
        found: dict[int, Any] = {
            cleaned.alignment.to_source(h.start, h.start + 1)[0]: (h.level, h.title)
            for report in reports
            for h in report.headings
            if h.kind != "point"
        }
        expected = {h.start: (h.level, h.title) for h in sample.headings if h.kind != "point"}
        right += sum(found.get(start) == heading for start, heading in expected.items())
        asked, given_ = asked + len(expected), given_ + len(found)
    assert 2 * right / (asked + given_) >= 0.97


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_an_outline_is_sound(text: str) -> None:
    """Spans lie inside the text, headings are sorted, levels rise by one, every character has one innermost section."""
    if not text.strip():
        return
    cleaned, reports = parse(text)
    at = 0
    for report in reports:
        assert at <= report.start <= report.body_start <= report.end <= len(cleaned.text)
        at = report.end
        level, last = 0, -1
        for heading in report.headings:
            assert report.start <= heading.start <= heading.marker_end <= heading.title_start <= heading.title_end
            assert heading.title_end <= report.end
            assert last < heading.start
            assert 1 <= heading.level <= level + 1
            assert heading.title is None or heading.title
            level, last = heading.level, heading.start
