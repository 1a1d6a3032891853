"""The engine of many machines: Dask carries chunks to its workers and results back.

In each Dask worker a process of reportkit's own does the work, one for each thread: limits of time and memory hold
there as they do in the pool, and an input that kills its process does no harm to the Dask worker. Dask itself is not
trusted with more than that: what a lost worker was at is done again, by Dask or by us, and ends in the same shard.
"""

from __future__ import annotations

import logging
import os
import warnings
from contextlib import AbstractContextManager
from typing import Any

from reportkit.batch.engine import Task
from reportkit.batch.limits import interrupts_ignored
from reportkit.batch.work import Chunk, Job, Result
from reportkit.batch.worker import Worker, spawned
from reportkit.errors import ReportkitError, told

_PATIENCE = 30  # seconds to wait for the scheduler, and for its first worker
_AHEAD = 2  # tasks for each thread, so that none waits for the next

_idle: list[Worker] = []  # in a Dask worker: the processes that have nothing to do


class Cluster:
    """The cluster of a Dask scheduler; without an address one of this machine, with `jobs` threads.

    Raises ReportkitError RK230 (Dask is missing), RK231 (no scheduler, or no workers).
    """

    def __init__(self, job: Job, *, jobs: int, scheduler: str | None = None) -> None:
        self._dask = _distributed()
        self._job = job._replace(rules=tuple(map(os.path.abspath, job.rules)))
        self._tasks: dict[Any, Task] = {}
        self._own: Any = None
        with _reaching(scheduler):
            if scheduler is None:
                self._own = _local(self._dask, jobs)
            self._client = self._dask.Client(self._own or scheduler, timeout=_PATIENCE)
            self._client.wait_for_workers(1, timeout=_PATIENCE)

    def room(self) -> int:
        with _reaching(None):
            threads: int = sum(self._client.nthreads().values())
        return max(1, _AHEAD * threads)

    def submit(self, task: Task) -> None:
        with _reaching(None), warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # "large graph": a single large input
            self._tasks[self._client.submit(convert_here, self._job, task.chunk, pure=False)] = task

    def finished(self) -> list[tuple[Task, list[Result] | None]]:
        with _reaching(None):
            done = self._dask.wait(list(self._tasks), return_when="FIRST_COMPLETED").done
            return [(self._tasks.pop(future), self._results(future)) for future in done]

    def close(self) -> None:
        self._client.close()
        if self._own is not None:
            self._own.close()

    def _results(self, future: Any) -> list[Result] | None:
        try:
            results: list[Result] | None = future.result()
        except self._dask.KilledWorker:
            return None
        return results


def convert_here(job: Job, chunk: Chunk) -> list[Result] | None:
    """In a thread of a Dask worker: the results of a chunk, or None where the process at it died or hung."""
    try:
        worker = _idle.pop()
    except IndexError:
        worker = spawned()
    worker.begin(job, chunk)
    results = worker.results()
    if results is not None:
        _idle.append(worker)
    return results


def _reaching(scheduler: str | None) -> AbstractContextManager[None]:
    """What goes wrong between us and the cluster in the block is RK231."""
    hint = "Check scheduler and workers (docs/cluster.md); the same call goes on from here."
    return told("RK231", "the Dask cluster fails", hint=hint, where=scheduler or "")


def _local(dask: Any, jobs: int) -> Any:
    """A cluster of this machine, silent but for errors, and gone with this process."""
    with interrupts_ignored():
        return dask.LocalCluster(
            n_workers=1, threads_per_worker=jobs, dashboard_address=None, silence_logs=logging.ERROR
        )


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as error:
        hint = "Install it with `pip install reportkit[dask]`, or use the pool."
        raise ReportkitError("RK230", "--engine dask needs distributed", hint=hint) from error
    return distributed
