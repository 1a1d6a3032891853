"""The other commands."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from reportkit.cli.app import COMMANDS
from reportkit.rulepack import load_rules
from reportkit.version import __version__

ROOT = Path(__file__).resolve().parents[2]


def test_version_loads_nothing_heavy() -> None:
    code = "import sys; from reportkit.cli import main\ntry: main(['--version'])\nfinally: print(sorted(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.startswith(f"reportkit {__version__}\n")
    assert not {"click", "msgspec", "yaml", "rich", "jieba"} & set(re.findall(r"'(\w+)'", out))


def test_help_loads_no_command() -> None:
    code = "import sys; from reportkit.cli.app import run\nrun(['--help']); print(sorted(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "Examples:" in out
    assert not {"msgspec", "yaml", "rich", "jieba"} & set(re.findall(r"'(\w+)'", out))


def test_parse_loads_nothing_it_does_not_need(report: Path) -> None:
    code = "import sys; from reportkit.cli.app import run\nrun(['parse', sys.argv[1]]); print(sorted(sys.modules))"
    command = [sys.executable, "-c", code, str(report)]
    subprocess.run(command, capture_output=True, check=True)  # the second run finds the rules in the cache
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert not {"jieba", "opencc", "rich", "yaml"} & set(re.findall(r"'(\w+)'", out.splitlines()[-1]))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(cli, command: str) -> None:
    code, out, _ = cli(command, "--help")
    assert code == 0
    assert out.startswith(f"Usage: reportkit {command}")
    assert cli("help", command).out == out


def test_show_prints_source_text_as_it_stands(cli, tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text("云岭县[red]工作总结:smile:\n\n一、师生比1:100:300的情况\n全县有教师120人。\n", encoding="utf-8")
    out = cli("show", path).out
    assert "1:100:300" in out
    assert "120人" in out


def test_normalize_and_its_edits(cli, report: Path) -> None:
    assert cli("normalize", report).out.startswith("云岭县2023年教育工作总结\n一、基本情况\n")
    for line in cli("normalize", report, "--explain").out.splitlines():
        assert re.match(r"\d+:\d+\t\d+-\d+\t(noise|repair|unwrap|fold)\t\S+\t'.*' → '.*'$", line)
    assert cli("normalize", report, "--diff").out.startswith("--- ")
    assert "[RK200]" in cli("normalize", report, "--diff", "--explain").err


def test_outline_in_every_form(cli, report: Path) -> None:
    assert "一、基本情况  [r1.s1]" in cli("outline", report).out
    assert "## 一、基本情况" in cli("outline", report, "-f", "md").out
    opml = ElementTree.fromstring(cli("outline", report, "-f", "opml").out.encode())
    assert [e.get("text") for e in opml.iterfind("body/outline/outline")] == ["一、基本情况", "二、存在的问题"]
    data = json.loads(cli("outline", report, "-f", "json").out)
    assert [s["id"] for s in data["reports"][0]["sections"]] == ["r1.s1", "r1.s2"]


def test_outline_check_finds_gaps(cli, report: Path) -> None:
    assert cli("outline", report, "--check").code == 0
    report.write_text(report.read_text(encoding="utf-8").replace("二、", "三、"), encoding="utf-8")
    code, _, err = cli("outline", report, "--check")
    assert code == 1
    assert "三、存在的问题 follows 一、基本情况" in err


def test_section_by_id_and_title(cli, report: Path) -> None:
    expected = "二、存在的问题\n教师缺编120人左右。\n"
    assert cli("section", report, "r1.s2").out == expected
    assert cli("section", report, "存在的问题").out == expected
    assert "[RK202]" in cli("section", report, "r9").err
    assert "[RK202]" in cli("section", report, "").err


def test_explain_shows_sentence_and_number(cli, report: Path) -> None:
    out = cli("explain", report, "r1.i1").out
    assert "⟦56所⟧" in out
    assert "[RK202]" in cli("explain", report, "r1.i99").err


def test_help_explains_codes_and_rules(cli) -> None:
    assert "does not exist" in cli("help", "RK101").out
    out = cli("help", "measure.up").out
    assert "finds:" in out


def test_every_error_code_is_in_the_catalogue() -> None:
    raised = set()
    for path in (ROOT / "reportkit").rglob("*.py"):
        raised |= set(re.findall(r'"(RK\d+)"', path.read_text(encoding="utf-8")))
    rules = load_rules()
    assert all(rules.find(code) for code in raised)


def test_schema_is_committed_and_fits(cli, report: Path) -> None:
    schema = cli("schema").out
    assert schema == (ROOT / "docs" / "schema.json").read_text(encoding="utf-8")
    validator = jsonschema.Draft202012Validator(json.loads(schema))
    validator.check_schema(json.loads(schema))
    validator.validate(json.loads(cli("parse", report).out))
