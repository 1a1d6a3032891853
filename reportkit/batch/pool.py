"""The engine of one machine: a worker process for each processor.

There are no threads, so that workers can be forked at any time.
"""

from __future__ import annotations

import time
from multiprocessing.connection import wait

from reportkit.batch.engine import Task
from reportkit.batch.work import Job, Result
from reportkit.batch.worker import Worker, forked


class Pool:
    """At most `jobs` workers, each with one task at a time."""

    def __init__(self, job: Job, *, jobs: int) -> None:
        self._job, self._jobs = job, jobs
        self._idle: list[Worker] = []
        self._busy: dict[Worker, Task] = {}

    def room(self) -> int:
        return self._jobs

    def submit(self, task: Task) -> None:
        worker = self._idle.pop() if self._idle else forked()
        self._busy[worker] = task
        worker.begin(self._job, task.chunk)

    def finished(self) -> list[tuple[Task, list[Result] | None]]:
        found = []
        for worker in self._ready():
            results = worker.results()
            found.append((self._busy.pop(worker), results))
            if results is not None:
                self._idle.append(worker)
        return found

    def close(self) -> None:
        for worker in [*self._idle, *self._busy]:
            worker.kill()

    def _ready(self) -> list[Worker]:
        """Workers that have results, have died, or whose time is up; at least one."""
        until = min(worker.until for worker in self._busy)
        ready = wait([worker.pipe for worker in self._busy], max(0.0, until - time.monotonic()))
        return [worker for worker in self._busy if worker.pipe in ready or worker.until <= time.monotonic()]
