"""What the READMEs show is what the commands print (scripts/update_readme.py puts it there)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportkit import load_rules, parse_text
from update_readme import READMES, commands, refreshed


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_the_output_shown_is_true(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert refreshed(text) == text


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_the_rule_shown_has_an_effect(path: Path, tmp_path: Path) -> None:
    (pack,) = re.findall(r"```yaml\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "noise.yaml").write_text(pack, encoding="utf-8")
    report = "云岭县2023年教育工作总结\n一、基本情况\n全县共有中小学校56所。\n服务热线：0570-6668888\n"
    edits = parse_text(report, rules=load_rules(tmp_path)).edits
    assert [edit.before for edit in edits if edit.rule == "my.hotline"] == ["服务热线：0570-6668888"]


def test_both_languages_show_the_same_commands() -> None:
    english, chinese = (commands(path.read_text(encoding="utf-8")) for path in READMES)
    assert english == chinese
    assert len(english) >= 5
