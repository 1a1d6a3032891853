"""Checks on any drafts: no crash, spans inside the text, indices that exist, the same result twice."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bare import bare_outline, bare_text
from finishes import finishes
from reportkit.checks import run_checks
from reportkit.checks.interval import printed
from reportkit.rulepack import load_rules
from reportkit.stages import CleanText, Draft, Number, ReportOutline

RULES = load_rules()
GLUE = (
    "，其中",
    "占",
    "的比重为",
    "，比上年增加",
    "，增长",
    "由",
    "提高到",
    "。",
    "；",
    "、",
    "合格率",
    "，共",
    "（占",
    "20xx",
)
UNITS = ("", "%", "人", "件", "元", "个百分点", "平方米", "倍", "元/人")

values = st.one_of(
    st.decimals(min_value=0, max_value=10**12, places=2),
    st.decimals(min_value=0, max_value=200, places=1),
    st.integers(0, 3000).map(Decimal),
    st.sampled_from([Decimal(0), Decimal("0.00"), Decimal(10) ** 60, Decimal("1e-9")]),
)
figures = st.tuples(
    st.sampled_from(GLUE),
    values,
    st.sampled_from(UNITS),
    st.sampled_from(["level", "change", "growth", "share", "ratio", "rank"]),
    st.sampled_from(["exact", "about", "over", "nearly", "at_least", "at_most", "range"]),
    st.sampled_from([0, 4, 8]),
    st.one_of(st.none(), st.integers(0, 11)),
)


def build(parts: list[tuple[object, ...]]) -> tuple[CleanText, ReportOutline, tuple[Draft, ...]]:
    text, drafts = "", []
    for index, (glue, value, unit, measure, modifier, mult, total) in enumerate(parts):
        text += str(glue)
        start = len(text)
        text += f"{value:f}{unit}"
        number = Number(
            start=start,
            end=len(text),
            claim="quantity",
            rule="test",
            value=value,
            unit=unit,
            unit_mult=mult,
            modifier=modifier,
            value_max=value if modifier == "range" else None,
        )
        drafts.append(
            Draft(
                number=number,
                name=("合格率", "招聘教师人数", "")[index % 3],
                name_spans=(),
                scope=None,
                among=None,
                measure=measure,
                direction=("up", "down", None)[index % 3],
                baseline=None,
                status="actual",
                period=("2020", "2016/2020", None)[index % 3],
                period_basis="stated",
                part_of=total if total is not None and 0 <= total < len(parts) and total != index else None,
                sentence=(0, 10**6) if index % 5 else (start, 10**6),
            )
        )
    return bare_text(text), bare_outline(len(text), period="2020"), tuple(drafts)


@settings(max_examples=150, deadline=None)
@given(st.lists(figures, max_size=12))
def test_any_drafts(parts: list[tuple[object, ...]]) -> None:
    text, report, drafts = build(parts)
    result = run_checks(text, report, (), drafts, rules=RULES)
    for found in (*result.remarks, *result.confirmed):
        assert 0 <= found.span[0] <= found.span[1] <= len(text.text)
        assert all(0 <= index < len(drafts) for index in found.drafts)
    assert run_checks(text, report, (), drafts, rules=RULES) == result


@given(values, st.sampled_from([0, 4, 8]), st.booleans())
def test_a_figure_may_stand_for_itself(value: Decimal, mult: int, counted: bool) -> None:
    number = Number(start=0, end=1, claim="quantity", rule="test", value=value, unit_mult=mult)
    low, high = printed(number, factor=Decimal(1), counted=counted)
    assert low <= value.scaleb(mult) <= high


@pytest.mark.parametrize(
    "glue",
    [
        ("，其中", "、", "，共"),
        ("、学校", "（占"),
        ("，已办结", "，办结率"),
        ("（占", "20xx", "占"),
        ("由", "提高到", "，增长"),
        ("男", "女"),
    ],
)
def test_one_endless_sentence_finishes(glue: tuple[str, ...]) -> None:
    parts = [
        (glue[i % len(glue)], Decimal(10 + i % 90), UNITS[1 + i % 2], ("level", "share")[i % 2]) for i in range(8000)
    ]
    text, report, drafts = build([(*part, "exact", 0, i - 1 if i % 3 else None) for i, part in enumerate(parts)])
    drafts = tuple(msgspec.structs.replace(draft, sentence=(0, len(text.text)), period="2020") for draft in drafts)
    with finishes():
        run_checks(text, report, (), drafts, rules=RULES)
