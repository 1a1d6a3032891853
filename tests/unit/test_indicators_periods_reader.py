"""The reader of times as a whole: its guard lets every rule through, parts join years, counted years are right."""

from __future__ import annotations

import pytest

from reportkit.era import read_han
from reportkit.indicators.statuswords import StatusWords
from reportkit.indicators.times import Reference, TimeReader, TimeRule, end_year, first_year, part_of_year
from reportkit.rulepack import PatternRule, load_rules

RULES = load_rules()
HERE = Reference(year=2031, now=2031, period="2031", today="2031", term="2031-03/2031-08")


@pytest.mark.parametrize(
    "rule", [pytest.param(rule, id=rule.id) for rule in RULES.of(TimeRule) if rule.means != "other"]
)
def test_guard_lets_every_rule_through(rule: TimeRule) -> None:
    reader = RULES.compiled(TimeReader)
    for text in rule.examples.match:
        assert reader.read(text, 0, len(text), HERE._replace(republic=rule.republic)), text


def test_guard_of_status_cues() -> None:
    for rule in RULES.of(PatternRule):
        if rule.id in ("status.cue", "status.budget", "status.done"):
            for text in rule.examples.match:
                assert list(StatusWords(RULES).cues(text)), text


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("今年上半年", ["2031-S1"]),
        ("去年四季度", ["2030-Q4"]),
        ("二〇三〇年", ["2030"]),
        ("2026至2030年", ["2026/2030"]),
        ("1—6月", ["2031-S1"]),
        ("2030年1-2月份", ["2030-01/2030-02"]),
        ("“十五五”末", ["2030"]),
        ("未来五年", ["2031/2035"]),
        ("过去的一年", ["2031"]),
        ("20xx年上半年", [None]),
        ("《2030年规划》", []),
        ("3月5日", []),
        ("五年级", []),
        ("以上年级", []),
        ("第五年来", []),
    ],
)
def test_read(text: str, periods: list[str | None]) -> None:
    found = RULES.compiled(TimeReader).read(text, 0, len(text), HERE)
    assert [time.period for time in found] == periods


def test_counting_without_a_year_gives_none() -> None:
    nowhere = Reference(year=None, now=None, period=None, today=None)
    found = RULES.compiled(TimeReader).read("今年,去年,五年来", 0, 10, nowhere)
    assert [time.period for time in found] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "number"), [("十五", 15), ("二十", 20), ("五", 5), ("两", 2), ("12", 12), ("二〇三一", 2031)]
)
def test_read_han(text: str, number: int) -> None:
    assert read_han(text) == number


def test_ends_of_periods() -> None:
    assert (first_year("2026/2030"), end_year("2026/2030")) == ("2026", 2030)
    assert (first_year("2031-S1"), end_year("2031-01/2031-09"), end_year(None)) == ("2031", 2031, None)
    assert part_of_year(2031, 7, 9) == "2031-Q3"
    assert part_of_year(2031, 3, 3) == "2031-03"
    assert part_of_year(2031, 1, 12) == "2031"
