"""A worker: a process that converts one chunk at a time, and may die, hang or bloat without harm to others.

It has a pipe of its own, so that it is known what it was at.
"""

from __future__ import annotations

import gc
import multiprocessing
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from reportkit.batch.limits import ignore_interrupts, limit_memory
from reportkit.batch.work import Chunk, Job, Result, convert
from reportkit.errors import ReportkitError

_GRACE = 30.0  # seconds beyond the limits of its inputs after which a worker hangs where no alarm reaches it


class Worker:
    """The end of a worker's pipe that gives it work."""

    def __init__(self, pipe: Connection, *, kill: Callable[[], None], reap: Callable[[], Any]) -> None:
        self.pipe = pipe
        self._kill, self._reap = kill, reap
        self.until = 0.0

    def begin(self, job: Job, chunk: Chunk) -> None:
        """Start on a chunk. A worker that has died meanwhile shows when its results are asked for."""
        self.until = time.monotonic() + job.seconds * len(chunk) + _GRACE
        try:
            self.pipe.send((job, chunk))
        except OSError:
            self.kill()

    def results(self) -> list[Result] | None:
        """The results of the chunk, waited for till its time is up; None where the worker died or hung.

        Raises ReportkitError RK201 where they can't be written, RK232 where they would be other results.
        """
        answer: list[Result] | ReportkitError | None = None
        with suppress(EOFError, OSError):
            if self.pipe.poll(max(0.0, self.until - time.monotonic())):
                answer = self.pipe.recv()
        if isinstance(answer, ReportkitError):
            self.kill()
            raise answer
        if answer is None:
            self.kill()
        return answer

    def kill(self) -> None:
        """End the worker, whatever it is at."""
        self._kill()
        self._reap()


def forked() -> Worker:
    """A worker of a process without threads, forked where the system forks."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_serve_forked, args=(ours, theirs), daemon=True)
    process.start()
    theirs.close()
    return Worker(ours, kill=process.kill, reap=process.join)


def spawned() -> Worker:
    """A worker of a process that has threads, or may have no children by multiprocessing; a Dask worker is both."""
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the parent
        )
    return Worker(Connection(ours.detach()), kill=process.kill, reap=process.wait)


def _serve_forked(ours: Connection, theirs: Connection) -> None:
    """`serve`, without the parent's end of the pipe: a copy held open here would hide that the parent is gone."""
    ours.close()
    serve(theirs)


def serve(pipe: Connection) -> None:
    """What a worker does: chunks in, results out, till the parent is gone."""
    ignore_interrupts()
    with suppress(EOFError, OSError):
        while True:
            pipe.send(_answer(*pipe.recv()))
            gc.collect()  # some libraries leave cycles behind, and the command line collects but rarely


def _answer(job: Job, chunk: Chunk) -> list[Result] | ReportkitError:
    """The results; or the error that ends the batch, where there is no room for them, or they would be others."""
    limit_memory(job.memory)
    try:
        return convert(job, chunk)
    except ReportkitError as error:
        return error
    except OSError as error:
        message = f"can't be written: {error.strerror or error}"
        return ReportkitError("RK201", message, hint="The same call goes on from here.", where=job.shards or "")


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
