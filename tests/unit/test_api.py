"""The library: the same immutable values the command line prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import reportkit
from reportkit.model import Parsed

TEXT = "云岭县2023年教育工作总结\n2023年，全县共有中小学校56所。\n"


def test_parse_and_parse_text_agree(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    assert reportkit.parse(path) == reportkit.parse(str(path)) == reportkit.parse_text(TEXT, uri=str(path))


def test_values_are_immutable() -> None:
    parsed = reportkit.parse_text(TEXT)
    assert isinstance(parsed, Parsed)
    with pytest.raises(AttributeError):
        parsed.reports = ()  # type: ignore[misc]


def test_errors_have_a_code(tmp_path: Path) -> None:
    with pytest.raises(reportkit.ReportkitError) as caught:
        reportkit.parse(tmp_path / "missing")
    assert caught.value.code == "RK101"
    assert caught.value.where == str(tmp_path / "missing")


def test_a_rule_can_be_turned_off() -> None:
    edits = reportkit.parse_text(TEXT + "\n\n\n" + TEXT).edits
    for rule in {edit.rule for edit in edits}:
        left = reportkit.parse_text(TEXT + "\n\n\n" + TEXT, off=[rule]).edits
        assert rule not in {edit.rule for edit in left}


def test_importing_costs_next_to_nothing() -> None:
    code = "import sys, reportkit; print(sorted(m for m in sys.modules if m in ('msgspec', 'click', 'yaml', 'rich')))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_every_name_is_there() -> None:
    assert all(getattr(reportkit, name) for name in reportkit.__all__)
    assert set(reportkit.__all__) <= set(dir(reportkit))
    with pytest.raises(AttributeError):
        reportkit.nothing  # noqa: B018


def test_json_reads_back_to_the_same_value() -> None:
    parsed = reportkit.parse_text(TEXT + "完成投资1.50亿元，增长6.0%。\n")
    assert reportkit.from_json(reportkit.to_json(parsed)) == parsed


@pytest.mark.parametrize(("version", "taken"), [("1.0", True), ("1.7", True), ("2.0", False), ("10.0", False)])
def test_a_minor_version_only_adds_fields(version: str, taken: bool) -> None:
    data = reportkit.to_json(reportkit.parse_text(TEXT)).replace(b'"1.0"', f'"{version}"'.encode(), 1)
    if taken:
        assert reportkit.from_json(data).reports
        return
    with pytest.raises(reportkit.ReportkitError) as caught:
        reportkit.from_json(data)
    assert caught.value.code == "RK207"


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff\xfe", b'{"schema_version": "1.0"'])
def test_what_is_no_parsed_report_is_told(data: bytes) -> None:
    with pytest.raises(reportkit.ReportkitError) as caught:
        reportkit.from_json(data)
    assert caught.value.code == "RK207"
