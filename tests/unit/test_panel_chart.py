"""Charts of panels: what is drawn where, what it says, and what is never hidden."""

from __future__ import annotations

from xml.etree import ElementTree

import msgspec
import pytest

from reportkit.api import parse_text
from reportkit.diff.units import Units, units
from reportkit.errors import ReportkitError
from reportkit.model import Parsed
from reportkit.panel import Panel, build
from reportkit.panel.chart import chart, facets
from reportkit.panel.chart.scale import amounts
from reportkit.panel.write import render
from reportkit.rulepack import load_rules

NS = "{http://www.w3.org/2000/svg}"
HEAD = "{}{}年国民经济和社会发展统计公报\n一、综合\n"


def _panel(*texts: tuple[str, str, str]) -> Panel:
    """The panel of reports, each given by place, year and body."""
    return build(map(_parsed, texts))


def _parsed(text: tuple[str, str, str]) -> Parsed:
    place, year, body = text
    whole = HEAD.format(place, year) + body + "\n"
    parsed = parse_text(whole, uri=f"{place}-{year}.txt")
    return msgspec.structs.replace(parsed, source=msgspec.structs.replace(parsed.source, text=whole))


@pytest.fixture(scope="module")
def known() -> Units:
    return units(load_rules())


def _years(place: str, **values: str) -> list[tuple[str, str, str]]:
    return [(place, key[1:], f"{key[1:]}年，粮食产量{value}。") for key, value in values.items()]


def _titles(svg: str) -> list[str]:
    return [found.text or "" for found in ElementTree.fromstring(svg).iter(f"{NS}title")]


def _texts(svg: str) -> list[tuple[str, str]]:
    return [(found.text or "", found.get("y") or "") for found in ElementTree.fromstring(svg).iter(f"{NS}text")]


def _strokes(svg: str) -> list[str]:
    paths = ElementTree.fromstring(svg).iter(f"{NS}path")
    return [path.get("d") or "" for path in paths if path.get("stroke-width") == "2" and path.get("fill") == "none"]


def test_places_are_lines_and_years_that_are_missing_are_gaps(known: Units) -> None:
    panel = _panel(
        *_years("清河区", y2019="10万吨", y2020="11万吨", y2022="12万吨"),
        *_years("云岭县", y2019="8万吨", y2020="9万吨"),
    )
    (facet,) = [one for one in facets(panel, known) if one.size > 1]
    assert facet.kind == "line"
    assert [(line.label, len(line.points)) for line in facet.lines] == [("清河区", 3), ("云岭县", 2)]
    first, second = _strokes(chart(panel, known).svg)
    assert (first.count("M"), first.count("L")) == (2, 1)
    assert (second.count("M"), second.count("L")) == (1, 1)


def test_values_close_to_each_other_are_written_on_either_side(known: Units) -> None:
    panel = _panel(
        *_years("清河区", y2019="10万吨", y2020="11万吨"), *_years("云岭县", y2019="9.9万吨", y2020="10.9万吨")
    )
    heights = {text: float(y) for text, y in _texts(chart(panel, known).svg)}
    assert heights["9.9"] - heights["10"] > 12
    assert heights["10.9"] - heights["11"] > 12


def test_one_place_has_its_indicators_as_lines(known: Units) -> None:
    texts = [
        ("清河区", year, f"{year}年，粮食产量{n}万吨，蔬菜产量{n + 5}万吨。")
        for n, year in ((10, "2020"), (11, "2021"))
    ]
    (facet,) = [one for one in facets(_panel(*texts), known) if one.size > 1]
    assert sorted({line.label for line in facet.lines}) == ["粮食产量", "蔬菜产量"]


def test_one_period_makes_bars_from_zero(known: Units) -> None:
    panel = _panel(*_years("清河区", y2020="100万吨"), *_years("云岭县", y2020="98万吨"))
    (facet,) = facets(panel, known)
    assert facet.kind == "bar"
    assert amounts([98, 100], start=0, length=100, bars=True).low == 0


def test_a_point_says_value_unit_sentence_and_file(known: Units) -> None:
    panel = _panel(*_years("清河区", y2020="110000吨", y2021="12万吨"))
    titles = _titles(chart(panel, known).svg)
    assert any("清河区-2020.txt" in title and "“2020年，粮食产量110000吨。”" in title for title in titles)
    assert any("11" in title.split("\n")[0] for title in titles)


def test_sources_that_differ_are_both_drawn(known: Units) -> None:
    panel = _panel(*_years("清河区", y2020="10万吨", y2021="12万吨"), ("清河区", "2021", "2021年，粮食产量13万吨。"))
    drawn = chart(panel, known).svg
    assert any("otherwise: 13" in title or "otherwise: 12" in title for title in _titles(drawn))
    assert "sources differ" in drawn


def test_targets_are_dashed_and_hollow(known: Units) -> None:
    years = _years("清河区", y2020="10万吨", y2021="12万吨")
    plan = ("清河区", "2021", "二、2022年目标\n2022年，粮食产量力争达到13万吨。")
    panel = _panel(*years, plan)
    drawn = chart(panel, known).svg
    (facet,) = [one for one in facets(panel, known) if one.size > 1]
    assert [line.target for line in facet.lines] == [False, True]
    assert "stroke-dasharray" in drawn
    assert any(", target: 13" in title for title in _titles(drawn))


def test_places_far_apart_stand_on_a_logarithmic_axis(known: Units) -> None:
    panel = _panel(
        *_years("清河区", y2020="1万吨", y2021="2万吨"), *_years("云岭县", y2020="9000万吨", y2021="9100万吨")
    )
    assert "logarithmic" in chart(panel, known).svg


@pytest.mark.parametrize(
    "values", [[0.0], [-3.0, 2.0], [5.0, 5.0], [-2.0, -1.0], [1e-9, 1e12], [98.0, 100.0], [-5.0, -5.0]]
)
@pytest.mark.parametrize("bars", [True, False])
def test_every_amount_stands_on_its_axis(values: list[float], bars: bool) -> None:
    axis = amounts(values, start=300, length=-200, bars=bars)
    assert all(100 - 1e-6 <= axis.at(value) <= 300 + 1e-6 for value in values)
    assert 2 <= len(axis.ticks) <= 40


def test_names_are_text_and_never_markup(known: Units) -> None:
    panel = _panel(
        ("清河区", "2020", "2020年，<b>甲</b>&产量10万吨。"), ("清河区", "2021", "2021年，<b>甲</b>&产量11万吨。")
    )
    ElementTree.fromstring(chart(panel, known).svg)


def test_nothing_to_draw_is_said(known: Units) -> None:
    with pytest.raises(ReportkitError) as error:
        chart(Panel(series=(), places=(), periods=()), known)
    assert error.value.code == "RK223"


def test_a_page_has_the_chart_and_the_tables(known: Units) -> None:
    page = render(_panel(*_years("清河区", y2020="10万吨", y2021="12万吨")), "html", down="place", units=known).data
    assert b"<svg" in page
    assert b"<table>" in page


def test_a_picture_has_the_characters(known: Units) -> None:
    pytest.importorskip("resvg_py")
    pytest.importorskip("pylopdf_fonts_zh_cn")
    one, other = (
        render(_panel(*_years(place, y2020="10万吨", y2021="12万吨")), "png", down="place", units=known).data
        for place in ("清河区", "云岭县")
    )
    assert one.startswith(b"\x89PNG")
    assert one != other  # missing characters would all be drawn as one and the same box


def test_a_picture_without_its_packages_is_an_error_with_a_code(known: Units, monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "resvg_py", None)
    with pytest.raises(ReportkitError) as error:
        render(_panel(*_years("清河区", y2020="10万吨", y2021="12万吨")), "png", down="place", units=known)
    assert error.value.code == "RK222"
