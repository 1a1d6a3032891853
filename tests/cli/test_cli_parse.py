"""reportkit parse: projections, several files, output files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import yaml


def test_json_is_one_object_with_source(cli, report: Path) -> None:
    code, out, err = cli("parse", report)
    data = json.loads(out)
    assert (code, err) == (0, "")
    assert data["schema_version"] == "1.0"
    assert data["source"]["uri"] == str(report)
    assert data["source"]["chars"] == len(report.read_text(encoding="utf-8"))


def test_same_input_same_bytes(cli, report: Path) -> None:
    assert cli("parse", report) == cli("parse", report)


def test_numbers_are_written_as_they_stand(cli, report: Path) -> None:
    out = cli("parse", report).out
    assert '"value":6.10,' in out
    assert '"value":10.0,' in out


def test_yaml_holds_what_json_holds(cli, report: Path) -> None:
    assert yaml.safe_load(cli("parse", report, "-f", "yaml").out) == json.loads(cli("parse", report).out)


def test_csv_is_a_row_for_each_indicator(cli, report: Path) -> None:
    indicators = json.loads(cli("parse", report).out)["reports"][0]["indicators"]
    rows = list(csv.DictReader(io.StringIO(cli("parse", report, "-f", "csv").out)))
    assert [r["name"] for r in rows] == [i["name"] for i in indicators]
    assert [json.loads(r["span"]) for r in rows] == [i["span"] for i in indicators]


def test_csv_for_excel_has_a_byte_order_mark(cli, report: Path) -> None:
    assert cli("parse", report, "-f", "csv", "--excel").out.startswith("\ufeffuri,")


def test_table_does_not_depend_on_colour_wishes(cli, report: Path, monkeypatch) -> None:
    plain = cli("parse", report, "-f", "table").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert cli("parse", report, "-f", "table").out == plain
    assert "\x1b" not in plain


def test_jsonl_is_a_line_for_each_file(cli, report: Path) -> None:
    code, out, _ = cli("parse", report, report, "--jsonl")
    assert code == 0
    assert [json.loads(line)["source"]["uri"] for line in out.splitlines()] == [str(report)] * 2


def test_several_files_need_jsonl(cli, report: Path) -> None:
    code, out, err = cli("parse", report, report)
    assert (code, out) == (2, "")
    assert "[RK200]" in err


def test_numbers_lists_every_numeral(cli, report: Path) -> None:
    numerals = json.loads(cli("parse", report, "--numbers").out)["numerals"]
    text = report.read_text(encoding="utf-8")
    assert {"2023年", "56所", "一"} <= {text[slice(*n["span"])] for n in numerals} | {"一"}
    assert all(n["claim"] for n in numerals)


def test_section_keeps_its_own_indicators(cli, report: Path) -> None:
    (kept,) = json.loads(cli("parse", report, "--section", "存在的问题").out)["reports"]
    assert [s["title"] for s in kept["sections"]] == ["存在的问题"]
    assert [i["text"] for i in kept["indicators"]] == ["120人"]


def test_output_file_replaces_whole(cli, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("old")
    assert cli("parse", report, "-o", out).out == ""
    assert json.loads(out.read_text(encoding="utf-8"))["source"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.json", "report.txt"]


def test_a_bad_file_among_good_ones_is_named(cli, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    code, _, err = cli("parse", report, tmp_path / "missing.txt", "--jsonl", "-o", out)
    assert code == 1
    assert "missing.txt: no such file [RK101]" in err
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1


def test_nothing_is_written_when_every_file_failed(cli, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    code, _, err = cli("parse", tmp_path / "a", tmp_path / "b", "--jsonl", "-o", out)
    assert (code, err.count("[RK101]")) == (2, 2)
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]
    assert out.read_text() == "old"


def test_the_text_goes_along_where_it_is_asked_for(cli, tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.write_text("<h1>清河区工作总结</h1><p>全区新建学校3所。</p>", encoding="utf-8")
    source = json.loads(cli("parse", page, "--with-text").out)["source"]
    assert source["text"] == "清河区工作总结\n全区新建学校3所。\n"
    assert source["blocks"] == [{"kind": "heading", "span": [0, 7], "level": 1, "page": None}]
    assert "text" not in json.loads(cli("parse", page).out)["source"]
    assert cli("parse", page, "--with-text", "-f", "csv").code == 2
