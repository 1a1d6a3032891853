"""The strict loader: what is wrong with a pack, with file, line and column."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportkit.cache import keep
from reportkit.errors import RuleError
from reportkit.rulepack import RuleSet, load_rules

GOOD = """\
kind: words
rules:
  - id: mine.one
    reason: A list of my own.
    words: [甲, 乙]
    examples:
      match: [甲方]
      no_match: [丙方]
"""

BROKEN = {
    "unknown key": (GOOD.replace("    words:", "    colour: red\n    words:"), "RK302", ":5:"),
    "missing key": (GOOD.replace("    reason: A list of my own.\n", ""), "RK302", ":3:"),
    "wrong type": (GOOD.replace("[甲, 乙]", "甲"), "RK302", ":5:"),
    "unknown kind": (GOOD.replace("kind: words", "kind: wurds"), "RK302", ":1:7"),
    "not a mapping": ("- 1\n- 2\n", "RK302", ":1:1"),
    "duplicate key": (GOOD.replace("    words:", "    reason: Twice.\n    words:"), "RK301", ":5:5"),
    "duplicate id": (GOOD + GOOD.partition("rules:\n")[2], "RK303", ":9:5"),
    "broken example": (GOOD.replace("[甲方]", "[丁方]"), "RK304", ":3:5"),
    "broken negative example": (GOOD.replace("[丙方]", "[乙方]"), "RK304", ":3:5"),
    "no reason": (GOOD.replace("A list of my own.", '""'), "RK304", ":3:5"),
    "word given twice": (GOOD.replace("[甲, 乙]", "[甲, 甲]"), "RK304", ":3:5"),
    "alias": (GOOD.replace("[甲, 乙]", "&w [甲, 乙]"), "RK301", ":5:12"),
    "tag": (GOOD.replace("[甲, 乙]", "!!python/object:os.system [甲]"), "RK301", ":5:12"),
    "syntax": (GOOD.replace("[甲, 乙]", "[甲, 乙"), "RK301", ":"),
    "two documents": (GOOD + "---\n" + GOOD, "RK301", ":"),
    "deep nesting": ("kind: words\nrules: " + "[" * 99 + "]" * 99, "RK301", ":2:"),
    "key that is no string": (GOOD.replace("    words:", "    1: x\n    words:"), "RK301", ":5:5"),
    "not utf-8": (GOOD.encode("gbk"), "RK301", ""),
    "control character": (GOOD.replace("甲方", "\x07"), "RK301", ""),
    "broken pattern": (
        GOOD.replace("kind: words", "kind: patterns").replace("words: [甲, 乙]", 'pattern: "(甲"'),
        "RK304",
        ":3:5",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_wrong_and_where(tmp_path: Path, case: str) -> None:
    content, code, place = BROKEN[case]
    path = tmp_path / "mine.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(RuleError) as caught:
        load_rules(tmp_path)
    assert caught.value.code == code
    assert f"{path}{place}" in str(caught.value)


def test_a_pack_adds_and_overrides(tmp_path: Path) -> None:
    built_in = load_rules()
    for folder, id in (("add", "mine.one"), ("override", "encoding.common")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mine.yaml").write_text(GOOD.replace("mine.one", id), encoding="utf-8")
    added = load_rules(tmp_path / "add")
    assert added.words("mine.one") == ("甲", "乙")
    assert added.words("encoding.common") == built_in.words("encoding.common")
    assert added.fingerprint != built_in.fingerprint
    assert load_rules(tmp_path / "add", tmp_path / "override").words("encoding.common") == ("甲", "乙")


def test_billion_laughs_and_long_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("kind: words\nrules:\n" + "# x\n" * 600_000, encoding="utf-8")
    with pytest.raises(RuleError, match="larger than"):
        load_rules(tmp_path)


def test_plain_scalars_are_what_they_look_like(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD.replace("[甲, 乙]", '[no, 012, 12:30, "7", 甲]'), encoding="utf-8")
    assert load_rules(tmp_path).words("mine.one") == ("no", "012", "12:30", "7", "甲")


def test_the_cache_gives_the_same_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "mine.yaml").write_text(GOOD, encoding="utf-8")
    first = load_rules(folder)
    (cached,) = (tmp_path / "cache" / "reportkit").iterdir()
    from reportkit.rulepack import ruleset

    ruleset._load.cache_clear()
    again = load_rules(folder)
    assert isinstance(again, RuleSet)
    assert (again.fingerprint, again.words("mine.one")) == (first.fingerprint, first.words("mine.one"))
    cached.write_bytes(b"{broken")
    ruleset._load.cache_clear()
    assert load_rules(folder).words("mine.one") == first.words("mine.one")


def test_the_cache_forgets_old_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    kept = tmp_path / "cache" / "reportkit"
    for number in range(20):
        keep(f"rules-{number:02}.json", b"{}", family="rules-")
        os.utime(kept / f"rules-{number:02}.json", (number, number))
    keep("patterns.msgpack", b"")
    newest = [f"rules-{number}.json" for number in range(12, 20)]
    assert sorted(path.name for path in kept.iterdir()) == ["patterns.msgpack", *newest]
