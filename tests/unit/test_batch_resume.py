"""An archive whose batch is killed again and again ends as one that was never disturbed."""

from __future__ import annotations

import random
import signal
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from batches import outputs, start_batch
from reportkit.batch.archive import open_archive
from reportkit.batch.ledger import Entry, Ledger, read_entries
from reportkit.batch.store import open_store

FILES = 60
FORMS = ("jsonl", "json", "csv", "sqlite", *(("parquet",) if find_spec("pyarrow") else ()))
KILLS = 4


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Small reports of different sizes, one of them twice, one nearly so, one broken."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for n in range(FILES):
        body = "".join(f"全区新建道路{n}.{k}0公里，增长{k}.5%。\n" for k in range(1, 9))
        (folder / f"{n:02}.txt").write_text(f"清河区第{n}号工作总结\n{body * (n % 7 + 1)}", encoding="utf-8")
    (folder / "again.txt").write_bytes((folder / "05.txt").read_bytes())
    nearly = (folder / "41.txt").read_text(encoding="utf-8") + "来源：清河区人民政府\n"
    (folder / "copied.txt").write_text(nearly, encoding="utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def test_kills_leave_no_trace(archive: Path, tmp_path: Path, monkeypatch) -> None:
    undisturbed, disturbed = tmp_path / "undisturbed", tmp_path / "disturbed"
    assert start_batch(archive, undisturbed, "-j", "2", forms=FORMS).wait(60) == 1
    chance = random.Random(8)
    for _ in range(KILLS):
        process = start_batch(archive, disturbed, "-j", "2", forms=FORMS)
        time.sleep(chance.uniform(0.1, 0.8))
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    assert start_batch(archive, disturbed, "-j", "2", forms=FORMS).wait(60) == 1
    assert outputs(disturbed) == outputs(undisturbed)
    near = {record.uri: record.near_duplicate_of for record in open_archive(str(disturbed)).inputs()}
    assert {uri: first for uri, first in near.items() if first} == {
        str(archive / "copied.txt"): str(archive / "41.txt"),
    }
    assert [name for name in disturbed.rglob("*") if name.suffix == ".part"] == []


def test_a_line_that_was_cut_off_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "shards").mkdir()
    entries = [Entry(uri=f"{n}", sha256=f"{n}" * 64, job="j", status="failed", code="RK102") for n in range(3)]
    ledger = Ledger(open_store(str(tmp_path)), job="j")
    ledger.add(entries[:2])
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(path.read_bytes()[:-9])
    ledger = Ledger(open_store(str(tmp_path)), job="j")
    assert ledger.find("0" * 64) == entries[0]
    assert ledger.find("1" * 64) is None
    ledger.add(entries[2:])
    assert [entry.uri for entry in read_entries(open_store(str(tmp_path)))] == ["0", "2"]


def test_shards_nobody_entered_are_removed(tmp_path: Path) -> None:
    (tmp_path / "shards").mkdir()
    lost = tmp_path / "shards" / "lost.jsonl"
    lost.write_text("{}\n")
    Ledger(open_store(str(tmp_path)), job="j")
    assert not lost.exists()
