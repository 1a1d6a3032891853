"""reportkit batch."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest


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
    assert "10 of 11 inputs" in err
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


def test_a_pipe_in_a_folder_does_not_stop_the_batch(cli, archive: Path, tmp_path: Path) -> None:
    os.mkfifo(archive / "pipe")
    code, _, err = cli("batch", archive, "-o", tmp_path / "out.jsonl", "-j", 1)
    assert code == 1
    assert "pipe: is a pipe or a device, no file [RK101]" in err


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


def test_a_folder_is_gone_on_with(cli, archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, _, err = cli("batch", archive, "-o", out, "--to", "jsonl", "--to", "csv")
    assert code == 1, err
    assert "1 failed with RK108" in err
    (archive / "new.txt").write_text("清河区教育工作总结\n全区新建学校5所。\n", encoding="utf-8")
    (archive / "same.txt").write_bytes((archive / "new.txt").read_bytes())
    _, _, err = cli("batch", archive, "-o", out)
    assert "11 done before" in err
    assert "1 the same as another" in err
    records = [json.loads(line) for line in (out / "inputs.jsonl").read_bytes().splitlines()]
    assert [r["uri"] for r in records] == sorted(r["uri"] for r in records)
    assert len(records) == 13
    assert [r["same_as"] for r in records if r["uri"].endswith("same.txt")] == [str(archive / "new.txt")]
    assert len((out / "documents.jsonl").read_bytes().splitlines()) == 11
    assert "新建学校" in (out / "csv" / "indicators.csv").read_text(encoding="utf-8")  # kept up though not asked for


def test_what_failed_is_tried_again_on_demand(cli, archive: Path, tmp_path: Path, monkeypatch) -> None:
    out, ledger = tmp_path / "out", tmp_path / "out" / "ledger.jsonl"
    lines = []
    for options in ((), (), ("--retry-failed",), ("--force",)):
        cli("batch", archive, "-o", out, "-j", 1, *options)
        lines.append(len(ledger.read_bytes().splitlines()))
    assert lines == [11, 11, 12, 23]


def test_the_same_place_is_not_written_twice_at_once(cli, archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    holder = (
        "import sys; from reportkit.batch.store import open_store\n"
        "with open_store(sys.argv[1]).locked(): print(1, flush=True); input()"
    )
    out.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(out)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert "[RK211]" in cli("batch", archive, "-o", out).err
        process.communicate(b"\n")


def test_archives_and_lists(cli, archive: Path, tmp_path: Path) -> None:
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as made:
        made.write(archive / "part0" / "0.txt", "甲/0.txt")
    (tmp_path / "list").write_bytes(f"\ufeff{packed}\r\n{archive}/part1/*.txt\r\n".encode())
    assert cli("batch", "--files-from", tmp_path / "list", "-o", tmp_path / "out").code == 0
    records = [json.loads(line) for line in (tmp_path / "out" / "inputs.jsonl").read_bytes().splitlines()]
    assert len(records) == 6
    assert f"{packed}!/甲/0.txt" in [record["uri"] for record in records]


def test_columns_of_a_row_are_carried_along(cli, tmp_path: Path) -> None:
    rows = [{"text": f"清河区工作总结\n全区新建学校{n}所。\n", "site": f"s{n}"} for n in range(2)]
    table = tmp_path / "rows.jsonl"
    table.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert cli("batch", table, "-o", tmp_path / "out", "--text-field", "text").code == 0
    records = [json.loads(line) for line in (tmp_path / "out" / "inputs.jsonl").read_bytes().splitlines()]
    assert [record["fields"]["site"] for record in records] == ["s0", "s1"]


def test_the_text_of_spans_is_stored_on_demand(cli, archive: Path, tmp_path: Path) -> None:
    source = archive / "part0" / "0.txt"
    cli("batch", source, "-o", tmp_path / "out", "-j", 1)
    cli("batch", source, "-o", tmp_path / "out", "-j", 1, "--with-text")  # another job: parsed again
    parsed = json.loads((tmp_path / "out" / "documents.jsonl").read_bytes())
    assert parsed["source"]["text"] == source.read_text(encoding="utf-8")


def test_an_interrupt_keeps_what_is_done(archive: Path, tmp_path: Path) -> None:
    for n in range(1500):
        (archive / f"{n}.txt").write_text(f"清河区第{n}号工作总结\n全区新建道路{n}.50公里。\n", encoding="utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "reportkit", "batch", str(archive), "-o", str(out), "-j", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, start_new_session=True) as process:
        while not (out / "ledger.jsonl").exists() or not (out / "ledger.jsonl").stat().st_size:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert b"the same call goes on from there" in err
    assert b"Traceback" not in err
    assert not (out / "inputs.jsonl").exists()
