"""reportkit diff."""

from __future__ import annotations

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
