"""URLs: inputs and archives where fsspec reaches them are as those on a disk."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reportkit.batch.inputs import find_files, read_inputs
from reportkit.batch.ledger import LEDGER, SHARDS
from reportkit.batch.store import open_store
from reportkit.cli.app import run
from reportkit.errors import ReportkitError

fsspec = pytest.importorskip("fsspec")
FORMS = ("--to", "jsonl", "--to", "json", "--to", "csv", "--to", "sqlite")


@pytest.fixture
def memory() -> Iterator[Any]:
    """The file system memory://, empty."""
    system = fsspec.filesystem("memory")
    yield system
    system.store.clear()
    open_store.cache_clear()


@pytest.fixture
def archive(tmp_path: Path, memory: Any) -> Path:
    """A folder, and the same at memory://archive."""
    folder = tmp_path / "archive"
    for n in range(5):
        path = folder / f"part{n % 2}" / f"{n}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"清河区第{n}号工作总结\n全区新建道路{n + 1}.50公里。\n", encoding="utf-8")
    (folder / ".hidden").write_text("x")
    memory.put(f"{folder}/", "/archive/", recursive=True)
    return folder


def test_inputs_by_url(archive: Path) -> None:
    here = [(str(Path(item.uri).relative_to(archive)), item.data) for item in read_inputs(find_files([str(archive)]))]
    there = read_inputs(find_files(["memory://archive"]))
    assert [(item.uri.removeprefix("memory:///archive/"), item.data) for item in there] == here
    assert len(list(find_files(["memory://archive/part1/*.txt"]))) == 2
    assert list(find_files([f"file://{archive}"])) == list(find_files([str(archive)]))


def test_what_is_missing_is_an_input_with_an_error(memory: Any) -> None:
    (item,) = read_inputs(find_files(["memory://nothing.txt"]))
    assert item.error is not None
    assert item.error.code == "RK101"


def test_an_archive_by_url_is_the_same_and_gone_on_with(archive: Path, memory: Any, tmp_path: Path) -> None:
    assert run(["batch", str(archive), "-o", str(tmp_path / "out"), "-j", "1", *FORMS]) == 0
    for _ in range(2):
        assert run(["batch", str(archive), "-o", "memory://out", "-j", "1", *FORMS]) == 0
    memory.get("/out/", f"{tmp_path}/there/", recursive=True)
    assert _outputs(tmp_path / "there") == _outputs(tmp_path / "out")
    assert len(memory.find(f"/out/{LEDGER}")) == 1  # nothing was done again


def test_a_single_file_by_url(archive: Path, memory: Any, tmp_path: Path) -> None:
    for out in (f"{tmp_path}/out.jsonl", "memory://out.jsonl", f"file://{tmp_path}/again.jsonl"):
        assert run(["batch", str(archive), "-o", out, "-j", "1", "--quiet"]) == 0
    assert memory.cat_file("/out.jsonl") == (tmp_path / "out.jsonl").read_bytes()
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "out.jsonl").read_bytes()


@pytest.mark.parametrize("where", ["memory://store", "{tmp_path}"])
def test_stores(where: str, memory: Any, tmp_path: Path) -> None:
    store = open_store(where.format(tmp_path=tmp_path))
    store.prepare(SHARDS)
    store.put(f"{SHARDS}/a", b"12")
    assert store.names(SHARDS) == {"a"}
    with store.open(f"{SHARDS}/a") as file:
        file.seek(1)
        assert file.read(1) == b"2"
    store.remove(f"{SHARDS}/a")
    assert not store.exists(f"{SHARDS}/a")
    assert list(store.lines(LEDGER)) == []
    for lines in (b"1\n2\n", b"3\n"):
        store.append(LEDGER, lines)
    assert list(store.lines(LEDGER)) == [b"1\n", b"2\n", b"3\n"]


def test_what_a_store_refuses_is_an_error_with_a_code(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any, **options: Any) -> None:
        raise RuntimeError("no rights")

    store = open_store("memory://store")
    monkeypatch.setattr(type(memory), "pipe_file", refuse)
    with pytest.raises(ReportkitError, match="no rights") as caught:
        store.put("a", b"1")
    assert caught.value.code == "RK201"


@pytest.mark.parametrize("missing", ["fsspec", "s3fs"])
def test_a_missing_package_is_named(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    for attempt in (lambda: list(find_files(["s3://bucket/a.txt"])), lambda: open_store("s3://bucket")):
        _raises_named(attempt, missing)


def _raises_named(attempt: Callable[[], object], package: str) -> None:
    with pytest.raises(ReportkitError, match=package) as caught:
        attempt()
    assert caught.value.code == "RK230"


def _outputs(out: Path) -> dict[str, bytes]:
    """All files but the ledger and the lock."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and LEDGER not in str(path) and path.name != ".lock"
    }
