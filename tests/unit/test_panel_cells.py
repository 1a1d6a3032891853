"""What stands in a cell: figures that agree, that differ, and that are several without a contradiction."""

from __future__ import annotations

import pytest

from reportkit.api import parse_text
from reportkit.diff.units import units
from reportkit.panel import Cell, Panel, Series, build
from reportkit.panel.grid import value
from reportkit.rulepack import load_rules

HEAD = "清河区{}年工作总结\n一、回顾\n"


def _panel(*bodies: str, year: str = "2023") -> Panel:
    return build(parse_text(HEAD.format(year) + body + "\n", uri=f"{n}.txt") for n, body in enumerate(bodies))


def _one(panel: Panel, name: str, unit: str = "") -> tuple[Series, Cell]:
    (series,) = [one for one in panel.series if one.name == name and unit in one.unit]
    (cell,) = series.cells.values()
    return series, cell


def _shown(panel: Panel, name: str, unit: str = "") -> str:
    series, cell = _one(panel, name, unit)
    return value(cell, series, units(load_rules()))


@pytest.mark.parametrize(
    ("bodies", "shown"),
    [
        (("粮食产量35.54万吨。", "粮食产量35.5万吨。"), "35.54"),  # rounded
        (("粮食产量突破30万吨。", "粮食产量35.54万吨。"), "35.54"),  # a threshold; the exact figure is the value
        (("粮食产量约36万吨。", "粮食产量35.54万吨。"), "35.54"),
        (("粮食产量突破30万吨。",), ">30"),
        (("粮食产量30万吨以上。",), "≥30"),
        (("粮食产量约30万吨。",), "~30"),
        (("粮食产量300000吨。", "粮食产量30万吨。"), "30"),
        (("粮食产量35.54万吨。", "粮食产量35.61万吨。"), "35.54 ≠"),
        (("粮食产量突破40万吨。", "粮食产量35.54万吨。"), "35.54 ≠"),
    ],
)
def test_the_value_of_a_cell_and_what_differs(bodies: tuple[str, ...], shown: str) -> None:
    assert _shown(_panel(*bodies), "粮食产量") == shown


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("粮食产量下降3%。", "-3"),
        ("粮食产量下降3%以上。", "≤-3"),
        ("粮食产量增长3%以上。", "≥3"),
        ("粮食产量下降约3%。", "~-3"),
    ],
)
def test_the_bound_of_a_fall_is_turned(body: str, shown: str) -> None:
    assert _shown(_panel(body), "粮食产量") == shown


def test_values_of_one_sentence_do_not_contradict_one_another() -> None:
    series, cell = _one(_panel("农村道路里程由120公里增加到150公里。"), "农村道路里程")
    assert not cell.disputed
    assert {int(one.amount) for one in cell.values} <= {120_000, 150_000, 120, 150}
    assert "≠" not in value(cell, series, units(load_rules()))


def test_what_is_counted_side_by_side_is_two_things() -> None:
    panel = _panel("完成搬迁项目12个3000套。", "完成搬迁项目14个。")
    assert all("3,000" not in _shown(panel, one.name, one.unit) or one.unit == "套" for one in panel.series)
    assert len({one.unit for one in panel.series}) == 2


def test_results_and_targets_bear_one_name() -> None:
    panel = _panel(
        "规模以上工业增加值增长6%。", "规上工业增加值增长7%。\n二、下一步工作\n2024年，规上工业增加值增长8%以上。"
    )
    assert len({one.name for one in panel.series}) == 1
    assert {one.status for one in panel.series} == {"actual", "target"}


def test_a_figure_that_a_check_doubts_gives_way_to_one_it_does_not() -> None:
    doubtful = "全区共有学校30所，其中小学20所，中学20所。"
    panel = _panel(doubtful, "全区共有学校31所。")
    (series,) = [one for one in panel.series if "学校" in one.name]
    (cell,) = series.cells.values()
    doubted = [one for one in cell.evidence if one.doubts]
    assert doubted
    assert not cell.values[0].doubts
    assert not cell.doubted
