"""Workers: order, chunks, and inputs that kill, hang or bloat a worker."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportkit.batch.engine import CHUNK_BYTES, CHUNK_FILES, chunks, convert_all
from reportkit.batch.pool import Pool
from reportkit.batch.work import Job
from reportkit.errors import ReportkitError
from reportkit.read.inputs import Input

FORKED = multiprocessing.get_start_method() == "fork"


def _inputs(count: int) -> list[Input]:
    text = "清河区第{}号工作总结\n全区新建道路{}.50公里。\n"
    return [Input(f"{n}.txt", text.format(n, n).encode()) for n in range(count)]


@pytest.mark.skipif(not FORKED, reason="the fault is handed to the workers by forking")
@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (lambda: os._exit(9), "RK901"),
        (lambda: time.sleep(60), "RK902"),
        (lambda: bytearray(1 << 40), "RK903"),
        (lambda: 1 // 0, "RK900"),
    ],
)
def test_a_bad_input_costs_itself_only(fault, code: str, monkeypatch) -> None:
    from reportkit.batch import work

    real = work.clean

    def clean_or_fail(source, **options):
        if source.uri == "3.txt":
            fault()
        return real(source, **options)

    monkeypatch.setattr(work, "clean", clean_or_fail)
    found = [result for results in convert_all(Pool(Job(seconds=0.5), jobs=2), _inputs(10)) for result in results]
    assert [result.uri for result in found] == [f"{n}.txt" for n in range(10)]
    assert [(result.uri, result.code) for result in found if result.code] == [("3.txt", code)]


@pytest.mark.skipif(not FORKED, reason="the fault is handed to the workers by forking")
@pytest.mark.parametrize("count", [1, 10])
def test_a_worker_killed_from_outside_costs_nothing(count: int, tmp_path: Path, monkeypatch) -> None:
    from reportkit.batch import work

    real, killed = work.clean, tmp_path / "killed"

    def clean_or_be_killed(source, **options):
        if not killed.exists():
            killed.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return real(source, **options)

    monkeypatch.setattr(work, "clean", clean_or_be_killed)
    found = [result for results in convert_all(Pool(Job(), jobs=2), _inputs(count)) for result in results]
    assert [(result.uri, result.code) for result in found] == [(f"{n}.txt", None) for n in range(count)]
    assert killed.exists()


def test_an_input_that_could_not_be_read_keeps_its_code() -> None:
    inputs = [*_inputs(2), Input("bad", error=ReportkitError("RK120", "is broken", hint="Mend it."))]
    *_, last = (result for results in convert_all(Pool(Job(), jobs=1), inputs) for result in results)
    assert (last.code, last.error) == ("RK120", "is broken [RK120] Mend it.")


def test_where_shards_cannot_be_written_the_batch_ends() -> None:
    with pytest.raises(ReportkitError, match="can't be written") as caught:
        list(convert_all(Pool(Job(shards="/nowhere/shards"), jobs=2), _inputs(3)))
    assert caught.value.code == "RK201"


def test_chunks_keep_order_and_size() -> None:
    made = list(chunks(_inputs(CHUNK_FILES * 2 + 1)))
    assert [item for chunk in made for item in chunk] == _inputs(CHUNK_FILES * 2 + 1)
    assert [len(chunk) for chunk in made] == [CHUNK_FILES, CHUNK_FILES, 1]
    large = Input("large", bytes(CHUNK_BYTES))
    assert [len(chunk) for chunk in chunks([*_inputs(2), large, *_inputs(1)])] == [2, 1, 1]


@pytest.mark.skipif(os.name == "nt", reason="the signals of POSIX")
@pytest.mark.parametrize(
    ("engine", "number"), [("pool", "SIGTERM"), ("pool", "SIGHUP"), ("pool", "SIGKILL"), ("dask", "SIGKILL")]
)
def test_workers_go_with_a_parent_that_is_killed(engine: str, number: str, tmp_path: Path) -> None:
    if engine == "dask":
        pytest.importorskip("distributed")
    for item in _inputs(3 * CHUNK_FILES):
        (tmp_path / item.uri).write_bytes(item.data)
    ledger = tmp_path / "out" / "ledger.jsonl"
    command = [sys.executable, "-m", "reportkit", "batch", "-j", "2", tmp_path, "-o", tmp_path / "out"]
    with subprocess.Popen([*command, "--engine", engine], stderr=subprocess.PIPE, stdin=subprocess.DEVNULL) as process:
        while not ledger.exists() and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(getattr(signal, number))
        process.communicate(timeout=30)  # ends when the last of those who may write there is gone
