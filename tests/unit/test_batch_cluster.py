"""Dask: scheduler and workers in processes of their own; workers are killed, inputs kill, hang and bloat."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from batches import outputs, start_batch
from reportkit.batch.archive import open_archive
from reportkit.batch.engine import convert_all
from reportkit.batch.work import Job
from reportkit.errors import ReportkitError
from reportkit.read.inputs import Input

pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="workers are given their pipe by its number")

FILES = 400
FORMS = ("jsonl", "csv", "sqlite")
FAULTS = """
import os, time
import reportkit.batch.work as work
real = work.clean
faults = {
    "dies": lambda: os._exit(9),
    "hangs": lambda: time.sleep(60),
    "bloats": lambda: bytearray(1 << 40),
    "breaks": lambda: 1 // 0,
}
work.clean = lambda source, **options: (faults.get(source.uri, lambda: None)(), real(source, **options))[1]
"""


class Machines(NamedTuple):
    """A scheduler's address, and the processes of its workers: the first one without a nanny."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Machines]:
    """A scheduler and two workers, each in a process; with a parameter its code runs in each process first."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(getattr(request, "param", ""), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(site)}
    file = tmp_path / "scheduler.json"
    common = ["--scheduler-file", str(file), "--no-dashboard"]
    running = []

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", *arguments, *common]
        running.append(subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.DEVNULL))
        return running[-1]

    try:
        start("scheduler", "--host", "127.0.0.1", "--port", "0")
        workers = [start("worker", "--nthreads", "1", nanny) for nanny in ("--no-nanny", "--nanny")]
        while not file.exists() or not file.stat().st_size:
            time.sleep(0.05)
        yield Machines(json.loads(file.read_text())["address"], workers)
    finally:
        for process in running:
            process.kill()  # a worker that is just starting may not hear of less
            process.wait()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    for n in range(FILES):
        body = "".join(f"全区新建道路{n}.{k}0公里，增长{k}.5%。\n" for k in range(1, 9))
        (folder / f"{n:03}.txt").write_text(f"清河区第{n}号工作总结\n{body * (n % 9 + 1)}", encoding="utf-8")
    (folder / "again.txt").write_bytes((folder / "005.txt").read_bytes())
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def test_a_killed_worker_loses_and_doubles_nothing(cluster: Machines, archive: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    assert start_batch(archive, here, "-j", "2", forms=FORMS).wait(60) == 1
    process = start_batch(archive, there, "--scheduler", cluster.address, forms=FORMS)
    ledger = there / "ledger.jsonl"
    while not ledger.exists():
        assert process.poll() is None
        time.sleep(0.01)
    cluster.workers[0].send_signal(signal.SIGKILL)
    entered = len(ledger.read_bytes().splitlines())
    assert process.wait(120) == 1
    assert entered < FILES
    lines = [json.loads(line)["uri"] for line in ledger.read_bytes().splitlines()]
    assert sorted(lines) == sorted(str(path) for path in archive.iterdir())
    assert outputs(there) == outputs(here)


@pytest.mark.parametrize("cluster", [FAULTS], indirect=True)
def test_a_bad_input_costs_itself_only(cluster: Machines) -> None:
    from reportkit.batch.cluster import Cluster

    names = ["0", "dies", "1", "hangs", "2", "bloats", "3", "breaks", "4"]
    inputs = [Input(name, f"清河区工作总结\n全区新建道路{n}.50公里。\n".encode()) for n, name in enumerate(names)]
    engine = Cluster(Job(seconds=0.5), jobs=1, scheduler=cluster.address)
    found = [result for results in convert_all(engine, inputs) for result in results]
    assert [result.uri for result in found] == names
    codes = {result.uri: result.code for result in found if result.code}
    assert codes == {"dies": "RK901", "hangs": "RK902", "bloats": "RK903", "breaks": "RK900"}
    assert all(worker.poll() is None for worker in cluster.workers)


def test_other_rules_on_a_worker_end_the_batch(cluster: Machines) -> None:
    from reportkit.batch.cluster import Cluster

    engine = Cluster(Job(fingerprint="other"), jobs=1, scheduler=cluster.address)
    with pytest.raises(ReportkitError, match="RK232"):
        list(convert_all(engine, [Input("a", "全区新建道路5公里。".encode())]))


def test_a_cluster_of_this_machine(archive: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    assert start_batch(archive, here, forms=FORMS).wait(60) == 1
    assert start_batch(archive, there, "--engine", "dask", "-j", "2", forms=FORMS).wait(120) == 1
    assert outputs(there) == outputs(here)
    assert len(list(open_archive(str(there)).documents())) == FILES


def test_without_a_scheduler_it_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportkit.batch import cluster

    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(ReportkitError, match="RK231"):
        cluster.Cluster(Job(), jobs=1, scheduler="tcp://127.0.0.1:9")


def test_without_dask_it_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportkit.batch.cluster import Cluster

    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ReportkitError, match="RK230"):
        Cluster(Job(), jobs=1)
