"""Sentences with period, status, scope and field of each figure written into them (cases/indicators-context)."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from bare import bare_text
from reportkit.era import Era
from reportkit.indicators.context import build_context
from reportkit.indicators.periods import period_of
from reportkit.indicators.scope import among_of, scope_of
from reportkit.indicators.sentences import split_sentences
from reportkit.indicators.status import status_of
from reportkit.rulepack import load_rules
from reportkit.stages import Heading, Number, ReportOutline

CASES = Path(__file__).parent.parent / "cases" / "indicators-context"
FIGURE = re.compile("⟦([^⟧]*)⟧")


class Expected(NamedTuple):
    start: int
    fields: tuple[str, ...]  # period, status, scope, among; "" is not checked, "-" none


class Case(NamedTuple):
    title: str
    period: str | None
    date: str | None
    text: str
    headings: tuple[Heading, ...]
    numbers: tuple[Number, ...]
    expected: tuple[Expected, ...]


def read_case(block: str) -> Case:
    head, *lines = (line for line in block.strip().splitlines() if line.strip())
    title, period, date = (part.strip() for part in head.removeprefix("== ").split("|"))
    text = title + "\n"
    headings: list[Heading] = []
    numbers: list[Number] = []
    expected: list[Expected] = []
    for line in lines:
        depth = len(line) - len(line.lstrip("#"))
        words = line.lstrip("# ")
        if depth:
            headings.append(_heading(words, depth, len(text)))
        at = 0
        for match in FIGURE.finditer(words):
            text += words[at : match.start()]
            shown, *fields = match[1].split("|")
            start = len(text)
            text += shown
            rank = shown.startswith("第")
            claim = "rank" if rank else "quantity"
            number = Number(start=start, end=len(text), claim=claim, rule="case", value=Decimal(1))
            numbers.append(number)
            expected.append(Expected(start, tuple(fields)))
            at = match.end()
        text += words[at:] + "\n"
    own = None if period == "-" else period
    return Case(title, own, date or None, text, tuple(headings), tuple(numbers), tuple(expected))


def _heading(title: str, level: int, start: int) -> Heading:
    end = start + len(title)
    begin = start + (re.match("(?:[一二三]、|[(][一二三][)])?", title) or [""])[0].__len__()
    return Heading(
        kind="heading",
        level=level,
        marker=None,
        number=None,
        title=title,
        start=start,
        marker_end=begin,
        title_start=begin,
        title_end=end,
        style="case",
    )


def blocks() -> list[tuple[str, str]]:
    found = []
    for path in sorted(CASES.glob("*.txt")):
        text = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("# Fig"))
        text = text[text.index("== ") :]
        found += [(f"{path.stem}-{i}", block) for i, block in enumerate(text.split("----"), start=1)]
    return found


@pytest.mark.parametrize("block", [pytest.param(block, id=name) for name, block in blocks()])
def test_case(block: str) -> None:
    case = read_case(block)
    rules = load_rules()
    clean = bare_text(case.text)
    report = ReportOutline(
        start=0,
        end=len(case.text),
        title=case.title,
        title_span=(0, len(case.title)),
        body_start=len(case.title),
        kind="other",
        issuer=None,
        place=None,
        period=case.period,
        headings=case.headings,
        meeting="大会" if case.date else None,
        date=case.date,
        republic=rules.compiled(Era).counted_in(case.text, "hans"),
    )
    context = build_context(clean, report, rules)
    wanted = {item.start: item.fields for item in case.expected}
    for sentence in split_sentences(clean, report, case.numbers):
        for number in sentence.numbers:
            found = (
                period_of(context, sentence, number, "rank" if number.claim == "rank" else "level", rules)[0],
                status_of(context, sentence, number, rules),
                scope_of(context, sentence, number, rules),
                among_of(context, sentence, number, rules),
            )
            for field, got in zip(wanted.pop(number.start), found, strict=False):
                if field:
                    assert (got or "-") == field, case.text[sentence.start : number.end]
    assert not wanted
