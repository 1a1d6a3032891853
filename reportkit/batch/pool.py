"""Chunks of files through a pool of processes, results in the order of the files; a dying worker costs one file."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children

from reportkit.batch.work import Job, Result, convert
from reportkit.errors import ReportkitError

CHUNK_FILES = 64
CHUNK_BYTES = 1_000_000
_AHEAD = 4  # chunks under way for each worker: memory stays flat however many files there are

Chunk = tuple[str, ...]


def convert_all(job: Job, files: Iterable[str], *, jobs: int) -> Iterator[Result]:
    """A result for each file, in order. With one job everything happens in this process."""
    if jobs <= 1:
        for chunk in chunks(files):
            yield from convert(job, chunk)
        return
    pool = _pool(jobs)
    waiting: deque[tuple[Chunk, Future[list[Result]]]] = deque()
    try:
        for chunk in chunks(files):
            if len(waiting) >= jobs * _AHEAD:
                yield from _collect(job, *waiting.popleft())
            try:
                future = pool.submit(convert, job, chunk)
            except BrokenProcessPool:
                pool = _pool(jobs)
                future = pool.submit(convert, job, chunk)
            waiting.append((chunk, future))
        while waiting:
            yield from _collect(job, *waiting.popleft())
    except BaseException:  # interrupted: what is under way is given up
        for worker in active_children():
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def chunks(files: Iterable[str]) -> Iterator[Chunk]:
    """`files` in chunks of at most CHUNK_FILES files and, but for single large ones, CHUNK_BYTES bytes."""
    chunk: list[str] = []
    size = 0
    for file in files:
        own = _size(file)
        if chunk and (len(chunk) >= CHUNK_FILES or size + own > CHUNK_BYTES):
            yield tuple(chunk)
            chunk, size = [], 0
        chunk.append(file)
        size += own
    if chunk:
        yield tuple(chunk)


def _size(file: str) -> int:
    try:
        return os.path.getsize(file)
    except OSError:
        return 0


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, initializer=_ignore_interrupts)


def _ignore_interrupts() -> None:
    """Ctrl-C goes to the whole process group; the parent alone answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _collect(job: Job, chunk: Chunk, future: Future[list[Result]]) -> list[Result]:
    try:
        return future.result()
    except BrokenProcessPool:
        return [_alone(job, file) for file in chunk]


def _alone(job: Job, file: str) -> Result:
    """One file in a process of its own, after a worker died on its chunk."""
    with _pool(1) as pool:
        try:
            return pool.submit(convert, job, (file,)).result()[0]
        except BrokenProcessPool:
            return Result(file, error=str(ReportkitError("RK901", "the worker process died", where=file)))
