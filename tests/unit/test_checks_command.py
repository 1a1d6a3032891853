"""`reportkit check`: formats, exit codes, codes off."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportkit.cli.app import run

WRONG = "白水县2020年工作总结\n全县共招聘教师195人，其中高中12人、初中18人、小学145人、幼儿园30人。\n"
RIGHT = WRONG.replace("30人", "20人")


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    wrong, right = tmp_path / "wrong.txt", tmp_path / "right.txt"
    wrong.write_text(WRONG, encoding="utf-8")
    right.write_text(RIGHT, encoding="utf-8")
    return str(wrong), str(right)


def call(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(["check", *arguments])
    return code, capfd.readouterr().out


def test_table(files: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    code, out = call(capfd, *files)
    first, last = out.splitlines()
    assert code == 1
    assert first.startswith(f"{files[0]}:2:8: error [check.parts.sum] 12人 + 18人 + 145人 + 30人 = 205人")
    assert last == "2 checked: 1 error, 0 warnings, 0 info; 1 confirmed"


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("info", 1), ("never", 0)])
def test_fail_on(files: tuple[str, str], capfd: pytest.CaptureFixture[str], level: str, code: int) -> None:
    assert call(capfd, files[0], "--fail-on", level)[0] == code


def test_what_agrees_passes(files: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    assert call(capfd, files[1])[0] == 0


def test_off(files: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    assert call(capfd, files[0], "--off", "check.parts.sum")[0] == 0


def test_json(files: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    data = json.loads(call(capfd, *files, "-f", "json")[1])
    wrong, right = data["files"]
    assert [f["code"] for f in wrong["reports"][0]["findings"]] == ["check.parts.sum"]
    assert right["confirmed"] == 1
    assert right["reports"][0]["confirmed"][0]["indicators"] == [f"r1.i{n}" for n in range(1, 6)]


def test_github(files: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    out = call(capfd, files[0], "-f", "github")[1]
    assert out.startswith("::error file=")
    assert "line=2,col=8" in out
    assert "title=check.parts.sum::" in out


def test_sarif(files: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    log = json.loads(call(capfd, files[0], "-f", "sarif")[1])
    (result,) = log["runs"][0]["results"]
    assert (result["ruleId"], result["level"]) == ("check.parts.sum", "error")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert WRONG[region["charOffset"] :][: region["charLength"]].startswith("195人")
    assert region["startLine"] == 2


def test_list_names_every_code(capfd: pytest.CaptureFixture[str]) -> None:
    code, out = call(capfd, "--list")
    assert code == 0
    assert {"check.parts.sum", "mask.year", "outline.gap"} <= {line.split()[0] for line in out.splitlines()}


def test_no_file_is_wrong_usage(capfd: pytest.CaptureFixture[str]) -> None:
    assert call(capfd)[0] == 2
