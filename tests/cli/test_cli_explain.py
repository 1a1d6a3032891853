"""reportkit explain: by id, by place, and for a word that is missed."""

from __future__ import annotations

from pathlib import Path

import pytest

TEXT = (
    "云岭县2023年工作总结\n一、工作回顾\n"
    "全县新建学校12所，其中小学8所，投资3.5亿元，同比增长20%。落实“三重一大”制度，面积万亩。\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_an_indicator_shows_number_name_and_relations(cli, report: Path) -> None:
    out = cli("explain", report, "r1.i1").out
    assert "⟦12所⟧" in out
    assert "quantity" in out
    assert "has part: r1.i2" in out
    assert "period: 2023" in out
    assert cli("explain", report, "--id", "r1.i1").out == out


def test_a_target_shows_the_words_that_were_read_for_it(cli, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("云岭县2024年工作计划\n一、目标\n全县力争新建学校12所。\n", encoding="utf-8")
    assert "status: target (read: '力争' [status.cue]" in cli("explain", path, "r1.i1").out


def test_an_offset_inside_a_number_is_its_indicator(cli, report: Path) -> None:
    assert cli("explain", report, "--at", str(TEXT.index("3.5"))).out == cli("explain", report, "r1.i3").out


def test_a_number_that_is_no_indicator_has_a_reason(cli, report: Path) -> None:
    out = cli("explain", report, "--at", str(TEXT.index("三重"))).out
    assert "name.quoted" in out
    assert "it is no indicator" in out


def test_plain_text_is_called_so(cli, report: Path) -> None:
    assert "no numeral stands here" in cli("explain", report, "--at", str(TEXT.index("回顾"))).out


def test_a_missing_word_lists_its_places_and_claims(cli, report: Path) -> None:
    assert "→ r1.i2" in cli("explain", report, "--missing", "小学").out
    assert "does not stand" in cli("explain", report, "--missing", "高铁").out


def test_wrong_calls_say_what_to_do(cli, report: Path) -> None:
    assert "[RK205]" in cli("explain", report, "--at", "100000").err
    assert "[RK200]" in cli("explain", report).err
    assert "[RK200]" in cli("explain", report, "r1.i1", "--at", "3").err
