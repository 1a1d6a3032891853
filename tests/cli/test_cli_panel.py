"""reportkit panel and reportkit query, over an archive of three reports of two places."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest

TITLE = "{}国民经济和社会发展统计公报\n一、综合\n"
REPORTS = {
    "a22": TITLE.format("清河区2022年") + "2022年，全区地区生产总值120.50亿元，增长5.2%。粮食播种面积15000亩。\n",
    "a23": TITLE.format("清河区2023年") + "2023年，全区地区生产总值1280000万元，增长6.1%。粮食播种面积1100公顷。\n",
    "b23": TITLE.format("云岭县2023年") + "2023年，全县地区生产总值88亿元，下降1.5%。\n",
    "c23": TITLE.format("云岭县2023年") + "2023年，全县地区生产总值89亿元。\n",
}


@pytest.fixture
def archive(cli, tmp_path: Path) -> Path:
    for name, text in REPORTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    assert cli("batch", *sorted(tmp_path.glob("*.txt")), "-o", out, "--to", "sqlite", "-j", 1, "--quiet").code == 0
    return out


def _cells(printed: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed)))


def test_units_are_made_one_and_every_cell_has_its_evidence(cli, archive: Path) -> None:
    code, printed, _ = cli("panel", archive, "--indicator", "生产总值", "-f", "csv")
    assert code == 0
    levels = [row for row in _cells(printed) if row["measure"] == "level"]
    assert [(row["place"], row["period"], float(row["amount"])) for row in levels] == [
        ("云岭县", "2023", 88e8),
        ("云岭县", "2023", 89e8),
        ("清河区", "2022", 120.5e8),
        ("清河区", "2023", 128e8),
    ]
    assert {row["unit"] for row in levels} == {"元"}
    assert [row["disputed"] for row in levels] == ["true", "true", "false", "false"]
    assert all(row["uri"] and row["id"] and row["sentence"].startswith("[") for row in levels)
    growths = [row for row in _cells(printed) if row["measure"] == "growth"]
    assert [float(row["amount"]) for row in growths] == [-1.5, 5.2, 6.1]


def test_a_table_with_multipliers_and_the_axes_turned(cli, archive: Path) -> None:
    shown = cli("panel", archive, "--indicator", "地区生产总值").out
    assert "88 ≠" in shown
    assert "120.5" in shown
    turned = cli("panel", archive, "--indicator", "地区生产总值", "--by", "period,place").out
    assert turned.splitlines()[2].split() == ["period", "云岭县", "清河区"]


def test_areas_are_converted_exactly(cli, archive: Path) -> None:
    rows = _cells(cli("panel", archive, "--indicator", "播种面积", "-f", "csv").out)
    assert {row["unit"] for row in rows} == {"公顷"} or {row["unit"] for row in rows} == {"亩"}
    amounts = {row["text"]: float(row["amount"]) for row in rows}
    assert amounts in ({"15000亩": 1000, "1100公顷": 1100}, {"15000亩": 15000, "1100公顷": 16500})


def test_html_and_xlsx(cli, archive: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    page = cli("panel", archive, "-f", "html").out
    assert "<details><summary>120.5" in page
    assert cli("panel", archive, "-f", "xlsx", "-o", tmp_path / "panel.xlsx").code == 0
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "panel.xlsx").active for cell in row]
    assert any(cell.value == 120.5 and "a22.txt" in cell.comment.text for cell in cells)


def test_parquet_has_a_row_for_each_source(cli, archive: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert cli("panel", archive, "--indicator", "生产总值", "-f", "parquet", "-o", tmp_path / "panel.parquet").code == 0
    rows = parquet.read_table(tmp_path / "panel.parquet").to_pylist()
    as_csv = _cells(cli("panel", archive, "--indicator", "生产总值", "-f", "csv").out)
    assert [(row["amount"], row["uri"], row["id"]) for row in rows] == [
        (row["amount"], row["uri"], row["id"]) for row in as_csv
    ]
    assert [row["number"] for row in rows] == [float(row["amount"]) for row in as_csv]
    assert {row["disputed"] for row in rows} == {True, False}


def test_pictures(cli, archive: Path, tmp_path: Path) -> None:
    code, drawn, err = cli("panel", archive, "--indicator", "地区生产总值", "-f", "svg")
    assert code == 0
    assert "地区生产总值" in drawn
    assert "a22.txt" in drawn
    assert "not drawn" in err or err == ""
    pytest.importorskip("resvg_py")
    pytest.importorskip("pylopdf_fonts_zh_cn")
    assert cli("panel", archive, "--indicator", "生产总值", "-f", "png", "-o", tmp_path / "panel.png").code == 0
    assert (tmp_path / "panel.png").read_bytes().startswith(b"\x89PNG")


def test_a_picture_that_can_not_be_drawn_is_one_error(cli, archive: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    code, _, err = cli("panel", archive, "-f", "png", "-o", tmp_path / "panel.png")
    assert (code, err.count("\n")) == (2, 1)
    assert "[RK222]" in err
    assert not (tmp_path / "panel.png").exists()


def test_what_is_not_there(cli, archive: Path, tmp_path: Path) -> None:
    assert "[RK217]" in cli("panel", archive, "--indicator", "不存在").err
    assert "[RK212]" in cli("panel", tmp_path).err
    assert "[RK212]" in cli("panel", tmp_path / "a22.txt").err
