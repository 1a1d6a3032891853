"""Inputs through an engine, results in their order; a worker that dies or hangs costs one input.

An engine knows where work is done, and nothing else: chunks, order and second tries are here, the same for all.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import NamedTuple, Protocol

from reportkit.batch.work import Chunk, Result, failure
from reportkit.errors import ReportkitError
from reportkit.read.inputs import Input

CHUNK_FILES = 64
CHUNK_BYTES = 1_000_000
# Chunks that may wait for an earlier one, for each under way: memory stays flat however many inputs there are.
_AHEAD = 4


class Task(NamedTuple):
    """A chunk under way. `at` counts the inputs before it; `again` where a worker was lost on it."""

    at: int
    chunk: Chunk
    again: bool = False


class Engine(Protocol):
    """Where chunks are converted."""

    def room(self) -> int:
        """How many tasks may be under way together, at least one."""

    def submit(self, task: Task) -> None:
        """Begin a task."""

    def finished(self) -> list[tuple[Task, list[Result] | None]]:
        """Wait for tasks to end: at least one with its results, or None where its worker died or hung.

        Raises ReportkitError where no task can be done.
        """

    def close(self) -> None:
        """End it; tasks under way are dropped."""


def convert_all(engine: Engine, inputs: Iterable[Input]) -> Generator[list[Result], None, None]:
    """Results for the inputs, in order, some at a time. The engine is closed at the end."""
    todo = _tasks(inputs)
    again: deque[Task] = deque()
    done: dict[int, list[Result]] = {}
    under_way = following = 0
    with closing(engine):
        while True:
            room = engine.room()
            while under_way < room:
                ahead = under_way + len(done) >= room * _AHEAD
                task = again.popleft() if again else None if ahead else next(todo, None)
                if task is None:
                    break
                engine.submit(task)
                under_way += 1
            if not under_way:
                return
            for task, results in engine.finished():
                under_way -= 1
                if results is not None:
                    done[task.at] = results
                elif task.again:
                    done[task.at] = [_lost(item) for item in task.chunk]
                else:
                    again.extend(one_by_one(task))
            while following in done:
                results = done.pop(following)
                following += len(results)
                yield results


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


def one_by_one(task: Task) -> Iterator[Task]:
    """A task for each input of one that a worker was lost on: the input to blame is found out."""
    for n, item in enumerate(task.chunk):
        yield Task(task.at + n, (item,), again=True)


def _tasks(inputs: Iterable[Input]) -> Iterator[Task]:
    at = 0
    for chunk in chunks(inputs):
        yield Task(at, chunk)
        at += len(chunk)


def _lost(item: Input) -> Result:
    return failure(item.uri, ReportkitError("RK901", "the worker process died, or hung beyond its time"))
