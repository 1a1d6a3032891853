"""reportkit panel over what is no archive, or no longer one."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def archive(cli, report: Path, tmp_path: Path) -> Path:
    out = tmp_path / "out"
    assert cli("batch", report, "-o", out, "--to", "jsonl", "-j", 1, "--quiet").code == 0
    return out


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _shards(archive: Path) -> list[Path]:
    return sorted((archive / "shards").iterdir())


def _other_version(archive: Path) -> None:
    for shard in _shards(archive):
        shard.write_bytes(shard.read_bytes().replace(b'"schema_version":"1.0"', b'"schema_version":"9.7"'))


DAMAGES = {
    "inputs cut": (lambda archive: _cut(archive / "inputs.jsonl"), "RK218"),
    "inputs of another kind": (lambda archive: (archive / "inputs.jsonl").write_text('{"a": 1}\n'), "RK218"),
    "inputs no UTF-8": (lambda archive: (archive / "inputs.jsonl").write_bytes(b'{"uri": "\xff\xfe"}\n'), "RK218"),
    "ledger lost": (lambda archive: (archive / "ledger.jsonl").unlink(), "RK218"),
    "a shard cut": (lambda archive: list(map(_cut, _shards(archive))), "RK218"),
    "a shard lost": (lambda archive: [shard.unlink() for shard in _shards(archive)], "RK218"),
    "a shard empty": (lambda archive: [shard.write_bytes(b"") for shard in _shards(archive)], "RK218"),
    "another version": (_other_version, "RK219"),
    "no inputs": (lambda archive: (archive / "inputs.jsonl").write_bytes(b""), "RK217"),
    "not finished": (lambda archive: (archive / "inputs.jsonl").unlink(), "RK212"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_one_message_with_a_code(cli, archive: Path, tmp_path: Path, name: str) -> None:
    damage, code = DAMAGES[name]
    damage(archive)
    outcome = cli("panel", archive, "--least", 1, "-f", "html", "-o", tmp_path / "panel.html")
    assert outcome.code == 2
    assert f"[{code}]" in outcome.err
    assert outcome.err.count("\n") == 1
    assert not (tmp_path / "panel.html").exists()
