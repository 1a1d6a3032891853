"""What the READMEs show is what the commands print. A line `…` stands for lines left out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCKS = [
    (name, command, shown)
    for name in ("README.md", "README.zh-CN.md")
    for command, shown in re.findall(
        r"```console\n\$ reportkit ([^\n]+)\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL
    )
]


@pytest.mark.parametrize(
    ("name", "command", "shown"), BLOCKS, ids=[f"{name}: {command}" for name, command, _ in BLOCKS]
)
def test_a_block_is_true(cli, monkeypatch: pytest.MonkeyPatch, name: str, command: str, shown: str) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    printed = cli(*shlex.split(command)).out
    lines = [line.rstrip() for line in printed.splitlines()]
    at = 0
    for part in re.split(r"^ *…\n", shown, flags=re.MULTILINE):
        wanted = [line.rstrip() for line in part.splitlines()]
        places = [i for i in range(at, len(lines) - len(wanted) + 1) if lines[i : i + len(wanted)] == wanted]
        assert places, f"not printed: {part}"
        at = places[0] + len(wanted)


def test_both_languages_show_the_same_commands() -> None:
    shown = {name: [command for n, command, _ in BLOCKS if n == name] for name in ("README.md", "README.zh-CN.md")}
    assert shown["README.md"] == shown["README.zh-CN.md"]
    assert len(shown["README.md"]) >= 5
