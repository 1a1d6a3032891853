"""reportkit batch."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportkit.batch import Job, convert_all
from reportkit.batch.pool import CHUNK_FILES, chunks


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Ten reports in folders, a hidden file, and one that is no text."""
    folder = tmp_path / "archive"
    for number in range(10):
        path = folder / f"part{number % 2}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"清河区第{number}号工作总结\n全区新建道路{number + 1}.50公里。\n", encoding="utf-8")
    (folder / ".hidden").write_text("x")
    (folder / "part0" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_file_is_converted_or_listed(cli, archive: Path, tmp_path: Path, jobs: int) -> None:
    out = tmp_path / "out.jsonl"
    code, printed, err = cli("batch", archive, "-o", out, "-j", jobs)
    assert (code, printed) == (1, "")
    assert "picture.txt" in err
    assert "[RK108]" in err
    assert "10 of 11 files" in err
    uris = [json.loads(line)["source"]["uri"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert uris == sorted(uris)
    assert len(uris) == 10


def test_jobs_do_not_change_the_bytes(cli, archive: Path, tmp_path: Path) -> None:
    for jobs in (1, 2):
        cli("batch", archive, "-o", tmp_path / f"{jobs}.jsonl", "-j", jobs, "--quiet")
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()


def test_its_own_output_is_no_input(cli, archive: Path) -> None:
    (archive / "part0" / "picture.txt").unlink()
    for _ in range(2):
        assert cli("batch", archive, "-o", archive / "out.jsonl", "-j", 1).code == 0
    assert len((archive / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 10


def test_an_empty_folder_is_said_so(cli, tmp_path: Path) -> None:
    assert "[RK203]" in cli("batch", tmp_path, "-o", tmp_path / "out.jsonl").err


def test_a_worker_that_dies_costs_one_file(archive: Path, monkeypatch) -> None:
    files = sorted(str(p) for p in archive.rglob("[0-9].txt"))
    real = os.path.getsize

    def parse_or_die(path, **options):
        if path == files[3]:
            os._exit(9)
        return real(path)

    monkeypatch.setattr("reportkit.api.parse", parse_or_die)  # inherited by forked workers
    results = list(convert_all(Job(), files, jobs=2))
    assert [r.uri for r in results] == files
    assert [r.uri for r in results if "[RK901]" in r.error] == [files[3]]


def test_a_pipe_in_a_folder_does_not_stop_the_batch(cli, archive: Path, tmp_path: Path) -> None:
    os.mkfifo(archive / "pipe")
    code, _, err = cli("batch", archive, "-o", tmp_path / "out.jsonl", "-j", 1)
    assert code == 1
    assert "pipe: is no regular file [RK101]" in err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_it_and_leaves_nothing(archive: Path, tmp_path: Path, jobs: str) -> None:
    files = [str(archive / "part0" / "0.txt")] * 20_000
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "reportkit", "batch", *files, "-o", str(out), "-j", jobs]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, start_new_session=True) as process:
        while not any(part.stat().st_size for part in tmp_path.glob("out.jsonl.*.part")):
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert err.endswith(b"reportkit: interrupted\n")
    assert b"Traceback" not in err
    assert list(tmp_path.glob("out*")) == []


def test_chunks_keep_order_and_size() -> None:
    files = [f"{n}" for n in range(CHUNK_FILES * 2 + 1)]
    made = list(chunks(files))
    assert [f for chunk in made for f in chunk] == files
    assert [len(chunk) for chunk in made] == [CHUNK_FILES, CHUNK_FILES, 1]
