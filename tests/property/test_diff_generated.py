"""Reports made from one set of things in two wordings are paired again."""

from __future__ import annotations

import random

from generators.pairs import Sample, generate
from reportkit import api
from reportkit.diff import Comparison


def compared(sample: Sample) -> Comparison:
    return api.compare(api.parse_text(sample.old.text), api.parse_text(sample.new.text))


def found(sample: Sample) -> set[tuple[int, int]]:
    return {(row.old.span[0], row.new.span[0]) for row in compared(sample).rows if row.old and row.new}


def test_pair_f1() -> None:
    rng = random.Random(20)
    hits = listed = predicted = 0
    for _ in range(40):
        sample = generate(rng)
        pairs = found(sample)
        hits, listed, predicted = hits + len(pairs & sample.pairs), listed + len(sample.pairs), predicted + len(pairs)
    f1 = 2 * hits / (listed + predicted)
    print(f"pair F1 {f1:.4f}, precision {hits / predicted:.4f}, recall {hits / listed:.4f}")
    assert f1 >= 0.97


def test_a_report_against_itself_is_unchanged() -> None:
    sample = generate(random.Random(3))
    report = api.parse_text(sample.old.text)
    assert {row.verdict for row in api.compare(report, report).rows} == {"unchanged"}


def test_the_same_reports_give_the_same_comparison() -> None:
    sample = generate(random.Random(5))
    assert compared(sample) == compared(sample)
