"""What one input may take of a worker: seconds and memory."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 120.0  # for one input; the largest take some ten
MEMORY = 4 << 30  # bytes of address space of a worker; the largest inputs take one


class OutOfTime(BaseException):
    """The time for an input is up. No handler of ordinary errors may catch it."""


def ignore_interrupts() -> None:
    """For a worker: Ctrl-C goes to the whole process group; the parent alone answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def interrupts_ignored() -> Iterator[None]:
    """Processes begun in the block leave Ctrl-C to this one."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def limit_memory(limit: int) -> None:
    """Let this process have no more than `limit` bytes of address space, where the system knows such limits."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises OutOfTime in the block after `seconds`, where the system has such a clock."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _time_is_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _time_is_up(number: int, frame: object) -> None:
    raise OutOfTime
