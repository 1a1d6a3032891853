"""Chunks of inputs through worker processes, results in their order; a worker that dies or hangs costs one input.

Each worker has a pipe of its own, so that it is known what it was at; and there are no threads, so that workers can be
forked at any time.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait

from reportkit.batch.limits import prepare_worker
from reportkit.batch.work import Chunk, Job, Result, convert, failure
from reportkit.errors import ReportkitError
from reportkit.read.inputs import Input

CHUNK_FILES = 64
CHUNK_BYTES = 1_000_000
_AHEAD = 4  # chunks for each worker that may wait for an earlier one: memory stays flat however many inputs there are
_GRACE = 30.0  # seconds beyond the limits of its inputs after which a worker hangs where no alarm reaches it


class _Worker:
    """A process at work on one chunk at a time."""

    def __init__(self, job: Job) -> None:
        self._seconds = job.seconds
        self.pipe, theirs = Pipe()
        self._process = Process(target=_serve, args=(theirs, job), daemon=True)
        self._process.start()
        theirs.close()
        self.index = -1
        self.chunk: Chunk = ()
        self.until = 0.0

    def begin(self, index: int, chunk: Chunk) -> None:
        """Start on a chunk. A worker that has died meanwhile shows when its results are asked for."""
        self.index, self.chunk = index, chunk
        self.until = time.monotonic() + self._seconds * len(chunk) + _GRACE
        try:
            self.pipe.send(chunk)
        except OSError:
            self.kill()

    def results(self) -> list[Result] | None:
        """The results of the chunk, waited for till its time is up; None where the worker died or hung.

        Raises ReportkitError RK201 where they can't be written.
        """
        answer: list[Result] | ReportkitError | None = None
        with suppress(EOFError, OSError):
            if self.pipe.poll(max(0.0, self.until - time.monotonic())):
                answer = self.pipe.recv()
        if isinstance(answer, ReportkitError):
            raise answer
        if answer is None:
            self.kill()
        return answer

    def kill(self) -> None:
        self._process.kill()
        self._process.join()


def convert_all(job: Job, inputs: Iterable[Input], *, jobs: int) -> Generator[list[Result], None, None]:
    """A result for each input, in order, chunk by chunk."""
    todo = enumerate(chunks(inputs))
    done: dict[int, list[Result]] = {}
    following = begun = 0
    idle: list[_Worker] = []
    busy: list[_Worker] = []
    try:
        while True:
            while len(busy) < jobs and begun - following < jobs * _AHEAD:
                index, chunk = next(todo, (-1, ()))
                if not chunk:
                    break
                worker = idle.pop() if idle else _Worker(job)
                busy.append(worker)
                worker.begin(index, chunk)
                begun += 1
            if not busy:
                return
            for worker in _ready(busy):
                results = worker.results()
                busy.remove(worker)
                if results is not None:
                    idle.append(worker)
                done[worker.index] = one_by_one(job, worker.chunk) if results is None else results
            while following in done:
                yield done.pop(following)
                following += 1
    finally:
        for worker in idle + busy:
            worker.kill()


def chunks(inputs: Iterable[Input]) -> Iterator[Chunk]:
    """`inputs` in chunks of at most CHUNK_FILES and, but for single large ones, CHUNK_BYTES bytes."""
    chunk: list[Input] = []
    size = 0
    for item in inputs:
        if chunk and (len(chunk) >= CHUNK_FILES or size + len(item.data) > CHUNK_BYTES):
            yield tuple(chunk)
            chunk, size = [], 0
        chunk.append(item)
        size += len(item.data)
    if chunk:
        yield tuple(chunk)


def one_by_one(job: Job, chunk: Chunk) -> list[Result]:
    """The inputs of a chunk, one at a time, after a worker died on it: the one to blame is found out."""
    results: list[Result] = []
    worker: _Worker | None = None
    try:
        for item in chunk:
            worker = worker or _Worker(job)
            worker.begin(0, (item,))
            found = worker.results()
            if found is None:
                worker = None
                error = ReportkitError("RK901", "the worker process died, or hung beyond its time")
                found = [failure(item.uri, error)]
            results += found
    finally:
        if worker is not None:
            worker.kill()
    return results


def _ready(busy: list[_Worker]) -> list[_Worker]:
    """Workers that have results, have died, or whose time is up; at least one."""
    until = min(worker.until for worker in busy)
    ready = wait([worker.pipe for worker in busy], max(0.0, until - time.monotonic()))
    return [worker for worker in busy if worker.pipe in ready or worker.until <= time.monotonic()]


def _serve(pipe: Connection, job: Job) -> None:
    """A worker: chunks in, results out, till the parent is gone."""
    prepare_worker(job.memory)
    with suppress(EOFError, OSError):
        while True:
            pipe.send(_answer(job, pipe.recv()))


def _answer(job: Job, chunk: Chunk) -> list[Result] | ReportkitError:
    """The results; or the error that ends the batch, where there is no room for them."""
    try:
        return convert(job, chunk)
    except OSError as error:
        message = f"can't be written: {error.strerror or error}"
        return ReportkitError("RK201", message, hint="The same call goes on from here.", where=job.shards or "")
