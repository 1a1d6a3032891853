"""What `reportkit explain` says is so: over every sample, each line against the parse and the rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportkit import api
from reportkit.explain import Trace, explain_indicator, explain_offset, explain_word
from reportkit.model import Indicator, Report
from reportkit.rulepack import load_rules

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
ID = re.compile(r" \[([a-z0-9_.-]+)\]")


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda path: path.stem)
def found(request: pytest.FixtureRequest) -> Trace:
    return api.trace(str(request.param))


def _lines(found: Trace, item: Indicator) -> dict[str, list[str]]:
    """The lines of an explanation, by their first word."""
    lines: dict[str, list[str]] = {}
    for line in explain_indicator(found, item.id).splitlines():
        lines.setdefault(re.split("[ :]", line, maxsplit=1)[0], []).append(line)
    return lines


def _items(found: Trace) -> list[tuple[Report, Indicator]]:
    return [(report, item) for report in found.parsed.reports for item in report.indicators]


def test_the_trace_is_the_parse(found: Trace) -> None:
    assert found.parsed == api.parse(found.parsed.source.uri)


def test_the_sentence_is_that_of_the_source_with_the_figure_marked(found: Trace) -> None:
    source = found.text.source.text
    for _, item in _items(found):
        (line,) = _lines(found, item)["sentence"]
        head, _, quoted = line.partition(": ")
        assert head == f"sentence {item.sentence[0]}-{item.sentence[1]}"
        before, _, rest = quoted.partition("⟦")
        inner, _, after = rest.partition("⟧")
        (s0, s1), (i0, i1) = item.sentence, item.span
        pieces = (source[s0:i0], source[i0:i1], source[i1:s1])
        assert (before, inner, after) == tuple(piece.replace("\r", "").replace("\n", "⏎") for piece in pieces)


def test_every_rule_that_is_named_exists(found: Trace) -> None:
    rules = load_rules()
    named = {
        id
        for _, item in _items(found)
        for first in ("number", "edit", "status")
        for line in _lines(found, item).get(first, [])
        for id in ID.findall(line)
    }
    assert named
    assert {id for id in named if rules.find(id) is None} == set()


def test_the_number_is_claimed_by_the_rule_that_claimed_it(found: Trace) -> None:
    for report, part in enumerate(found.parts):
        for draft, item in zip(part.drafts, found.parsed.reports[report].indicators, strict=True):
            claims = _lines(found, item)["number"]
            assert any(f"[{draft.number.rule}]" in line and draft.number.claim in line for line in claims)


def test_the_edits_are_those_that_touch_the_sentence(found: Trace) -> None:
    for _, item in _items(found):
        start, end = item.sentence
        touching = [edit for edit in found.parsed.edits if edit.span[0] < end and start < edit.span[1]]
        lines = _lines(found, item).get("edit", [])
        assert [line.split()[1] for line in lines] == [f"{edit.span[0]}-{edit.span[1]}" for edit in touching]
        assert all(f"[{edit.rule}]" in line for edit, line in zip(touching, lines, strict=True))


def test_the_fields_are_those_of_the_indicator(found: Trace) -> None:
    source = found.text.source.text
    for report, item in _items(found):
        lines = _lines(found, item)
        (name,) = lines["name"]
        assert name.startswith(f"name: {item.name} — from ")
        for start, end in item.name_spans:
            assert repr(source[start:end].replace("\r", "").replace("\n", "⏎")) in name
        assert f"= {item.amount}, {item.modifier}" in lines["value"][0]
        assert lines["period"][0].startswith(f"period: {item.period or 'hidden'} — ")
        assert lines["status"][0].split(" (")[0] == f"status: {item.status}"
        assert lines["measure"][0].startswith(f"measure: {item.measure}")
        codes = [finding.code for finding in report.findings if item.id in finding.indicators]
        said = [line for lines in lines.values() for line in lines]
        assert all(any(f"[{code}]" in line for line in said) for code in codes)
        if item.part_of:
            assert any(line.startswith(f"part of: {item.part_of} ") for line in said)


def test_every_offset_of_a_figure_leads_to_its_indicator(found: Trace) -> None:
    for _, item in _items(found)[:20]:
        assert explain_offset(found, item.span[0]).startswith(f"{item.id}  {item.name}\n")


def test_every_unclaimed_number_has_its_reason(found: Trace) -> None:
    for report in found.parsed.reports:
        for number in report.numbers["unclaimed"]:  # type: ignore[union-attr]
            said = explain_offset(found, number.span[0])
            assert number.reason in said
            assert "it is no indicator" in said


def test_a_word_leads_to_the_indicators_of_its_sentences(found: Trace) -> None:
    for _, item in _items(found)[:20]:
        if len(item.name_spans) == 1 and item.name in found.text.text:
            assert f"→ {item.id} {item.name}" in explain_word(found, item.name)
