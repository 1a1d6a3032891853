"""Kept programs give what `re.compile` gives, and a cache that can't be used does no harm."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from reportkit import cache
from reportkit import regex as module
from reportkit.regex import regex
from reportkit.rulepack import load_rules
from reportkit.rulepack.kinds import PatternRule

SCRIPT = r"""
from reportkit.regex import regex
print(regex("(?P<year>20[0-9]{2})年|(月)", 2).fullmatch("2023年")["year"])
"""
TEXT = (Path(__file__).resolve().parents[2] / "samples" / "simplified-2023.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("pattern", [rule.pattern for rule in load_rules().of(PatternRule)])
def test_patterns_of_the_rules_are_as_compiled(pattern: str) -> None:
    ours, plain = regex(pattern), re.compile(pattern)
    assert (ours.pattern, ours.flags, ours.groups, dict(ours.groupindex)) == (
        plain.pattern,
        plain.flags,
        plain.groups,
        dict(plain.groupindex),
    )
    found = [(match.span(), match.groups(), match.lastgroup) for match in ours.finditer(TEXT)]
    assert found == [(match.span(), match.groups(), match.lastgroup) for match in plain.finditer(TEXT)]


def test_a_broken_pattern_raises() -> None:
    with pytest.raises(re.error):
        regex("(")


def _run(home: Path) -> str:
    environment = {"XDG_CACHE_HOME": str(home), "PYTHONPATH": str(Path(module.__file__).parents[1])}
    return subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True).stdout


@pytest.mark.parametrize("content", [None, b"", b"no msgpack", b"\x81\xa3abc\x01"])
def test_a_cache_that_is_missing_or_broken_is_made_anew(tmp_path: Path, content: bytes | None) -> None:
    kept = tmp_path / "reportkit" / module._FILE
    if content is not None:
        kept.parent.mkdir()
        kept.write_bytes(content)
    said = "2023\n"
    assert _run(tmp_path) == said
    assert kept.stat().st_size > 20
    assert _run(tmp_path) == said


@pytest.mark.parametrize("code", [b"", b"abc", b"\xff" * 8])
def test_a_program_the_engine_refuses_is_compiled(monkeypatch: pytest.MonkeyPatch, code: bytes) -> None:
    pattern = f"[一二]+{len(code)}refused"
    monkeypatch.setitem(module._kept(), f"0 {pattern}", module.Program(32, code, 0, {}))
    assert regex(pattern).fullmatch(f"一{len(code)}refused")


def test_a_folder_that_can_not_be_written_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "reportkit").write_text("a file where the folder should be")
    assert _run(tmp_path) == "2023\n"


def test_what_is_kept_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.recall("x") is None
    cache.keep("x", b"content")
    assert cache.recall("x") == b"content"
