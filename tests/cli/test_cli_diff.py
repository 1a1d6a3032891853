"""reportkit diff."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

OLD = "云岭县2022年教育工作总结\n2022年，全县有普通高中教师520人，学校8所，图书馆2座。教育经费总投入3.5亿元。\n"
NEW = "云岭县2023年教育工作总结\n2023年，全县有普通高中教师547人，学校8所，校车30辆。教育经费总投入4.2亿元。\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_json_is_the_contract(cli, pair: tuple[Path, Path]) -> None:
    code, out, _ = cli("diff", *pair, "-f", "json")
    data = json.loads(out)
    assert code == 0
    assert {"schema_version", "old", "new", "rows"} <= set(data)
    assert all({"name", "verdict", "reason", "old", "new", "change", "stated"} <= set(row) for row in data["rows"])
    verdicts = {(row["new"] or row["old"])["text"]: row["verdict"] for row in data["rows"]}
    assert verdicts["8所"] == "unchanged"
    assert verdicts["30辆"] == "added"
    assert verdicts["2座"] == "removed"
    (teachers,) = [row for row in data["rows"] if row["new"] and row["new"]["text"] == "547人"]
    assert teachers["change"] == {"absolute": 27, "relative": 0.0519, "unit": "人"}


def test_table_and_exit_code(cli, pair: tuple[Path, Path]) -> None:
    old, new = pair
    assert "547人" in cli("diff", old, new).out
    assert cli("diff", old, new, "--exit-code").code == 1
    assert cli("diff", old, old, "--exit-code").code == 0


def test_bad_input_is_named(cli, pair: tuple[Path, Path], tmp_path: Path) -> None:
    code, out, err = cli("diff", pair[0], tmp_path / "gone.txt", "-o", tmp_path / "out")
    assert (code, out) == (2, "")
    assert "gone.txt" in err


def test_every_format_holds_the_rows(cli, pair: tuple[Path, Path], tmp_path: Path) -> None:
    for format in ("table", "csv", "html", "md"):
        assert "547人" in cli("diff", *pair, "-f", format).out
    assert cli("diff", *pair, "-f", "xlsx", "-o", tmp_path / "out.xlsx").code == 0


def test_a_workbook_has_numbers_notes_and_no_formulas(cli, pair: tuple[Path, Path], tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    old, new = pair
    old.write_text(OLD.replace("学校8所", "“=1+1”学校8所"), encoding="utf-8")
    cli("diff", old, new, "-f", "xlsx", "-o", tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["rows"]
    head = [cell.value for cell in sheet[1]]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    (teachers,) = [row for row in sheet.iter_rows(min_row=2) if row[head.index("new")].value == "547人"]
    assert teachers[head.index("change")].value == 27
    assert "547人" in teachers[head.index("new")].comment.text


def test_only_and_sort(cli, pair: tuple[Path, Path]) -> None:
    rows = json.loads(cli("diff", *pair, "-f", "json", "--only", "added", "--only", "removed").out)["rows"]
    assert {row["verdict"] for row in rows} == {"added", "removed"}
    rows = json.loads(cli("diff", *pair, "-f", "json", "--sort", "size").out)["rows"]
    sizes = [abs(row["change"]["relative"]) for row in rows if row["change"]]
    assert sizes == sorted(sizes, reverse=True)


def test_rows_bring_their_sentences(cli, pair: tuple[Path, Path]) -> None:
    rows = json.loads(cli("diff", *pair, "-f", "json").out)["rows"]
    for row in rows:
        for side in ("old", "new"):
            if row[side]:
                sentence = row[f"{side}_sentence"]
                start, end = sentence["mark"]
                assert sentence["text"][start:end] == row[side]["text"]


def test_parsed_json_is_taken_for_the_report(cli, pair: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = pair
    cli("parse", old, "-o", tmp_path / "old.json")
    direct, parsed = (cli("diff", side, new, "-f", "json").out for side in (old, tmp_path / "old.json"))
    assert parsed == direct
    old.unlink()
    row = json.loads(cli("diff", tmp_path / "old.json", new, "-f", "json").out)["rows"][0]
    assert row["old_sentence"] is None


def test_other_json_is_refused(cli, pair: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"a": 1}', encoding="utf-8")
    code, _, err = cli("diff", path, pair[1])
    assert (code, "RK207" in err, "other.json" in err) == (2, True, True)


def test_parsed_json_is_known_by_its_content(cli, pair: tuple[Path, Path], tmp_path: Path) -> None:
    for options in ((), ("--jsonl",)):
        path = tmp_path / "parsed.txt"
        cli("parse", pair[0], "-o", path, *options)
        assert cli("diff", path, pair[1]).out == cli("diff", *pair).out


def test_what_a_map_names_in_vain_is_said(cli, pair: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("pairs:\n  - {old: 图书馆, new: 校车}\n  - {old: 火车站, new: 校车}\n", encoding="utf-8")
    code, _, err = cli("diff", *pair, "--map", path)
    assert (code, err.count("\n")) == (0, 1)
    assert "'火车站'" in err


def test_an_empty_table_says_so(cli, pair: tuple[Path, Path]) -> None:
    assert cli("diff", pair[0], pair[0], "--only", "changed").out.endswith("\nno rows\n")


def test_a_map_is_suggested_and_read(cli, pair: tuple[Path, Path], tmp_path: Path) -> None:
    assert cli("diff", *pair, "--suggest-map", "-o", tmp_path / "map.yaml").code == 0
    assert cli("diff", *pair, "--map", tmp_path / "map.yaml").code == 0


def test_folders_are_paired_by_place(cli, tmp_path: Path) -> None:
    for year, text in ((2022, OLD), (2023, NEW)):
        folder = tmp_path / str(year)
        folder.mkdir()
        for place in ("云岭县", "白水县"):
            (folder / f"{place}{year}.txt").write_text(text.replace("云岭县", place), encoding="utf-8")
    (tmp_path / "2023" / "青石县2023.txt").write_text(NEW.replace("云岭县", "青石县"), encoding="utf-8")
    code, out, err = cli("diff", tmp_path / "2022", tmp_path / "2023", "--by", "name", "-f", "json")
    assert code == 0
    assert len(json.loads(out)["comparisons"]) == 2
    assert "青石县2023.txt" in err


def test_a_bad_file_in_a_folder_is_passed_over(cli, pair: tuple[Path, Path], tmp_path: Path) -> None:
    for name, text in (("2022/云岭县.txt", OLD), ("2023/云岭县.txt", NEW), ("2023/空.txt", "")):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    code, out, err = cli("diff", tmp_path / "2022", tmp_path / "2023", "--by", "name", "-f", "json")
    assert (code, len(json.loads(out)["rows"]) > 0, "空.txt" in err) == (1, True, True)


def test_folders_without_by_are_an_error(cli, tmp_path: Path) -> None:
    code, _, err = cli("diff", tmp_path, tmp_path)
    assert (code, "--by" in err) == (2, True)


def test_a_fall_is_called_so(cli, tmp_path: Path) -> None:
    for year, fall in ((2022, "下降5%"), (2023, "下降4%")):
        text = f"云岭县{year}年工作总结\n一、回顾\n{year}年，全县进口额{fall}。\n"
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    (row,) = [
        line for line in cli("diff", tmp_path / "2022.txt", tmp_path / "2023.txt").out.split("\n") if "进口额" in line
    ]
    assert row.split()[4:] == ["down", "5%", "down", "4%", "+1个百分点"]
    (record,) = csv.DictReader(io.StringIO(cli("diff", tmp_path / "2022.txt", tmp_path / "2023.txt", "-f", "csv").out))
    assert (record["old.direction"], record["new.direction"]) == ("down", "down")
    openpyxl = pytest.importorskip("openpyxl")
    assert cli("diff", tmp_path / "2022.txt", tmp_path / "2023.txt", "-f", "xlsx", "-o", tmp_path / "d.xlsx").code == 0
    heads, cells = openpyxl.load_workbook(tmp_path / "d.xlsx").worksheets[0].iter_rows(values_only=True)
    book = dict(zip(heads, cells, strict=True))
    assert (book["old amount"], book["new amount"], book["change"]) == (-5, -4, 1)


def test_targets_are_followed_up(cli, pair: tuple[Path, Path]) -> None:
    old, new = pair
    old.write_text(OLD + "二、2023年工作计划\n2023年，全县力争教育经费总投入达到4亿元。\n", encoding="utf-8")
    targets = json.loads(cli("diff", old, new, "-f", "json", "--targets").out)["targets"]
    assert [(target["outcome"], target["gap_text"]) for target in targets] == [("reached", "+0.2亿元")]
