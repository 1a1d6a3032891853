"""Progress on standard error, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any


class Progress:
    """Counts what is done; shows nothing."""

    def files(self, files: Sequence[str]) -> Iterable[str]:
        """`files`, counted as they are begun."""
        return files

    def add(self, done: int, failed: int) -> None:
        """Count inputs that are done, and that have failed."""


class _Shown(Progress):
    """A bar of files begun, with the inputs done and failed, their rate and the time left."""

    def __init__(self, bar: Any) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None, done=0, failed=0)
        self._done = self._failed = 0

    def files(self, files: Sequence[str]) -> Iterator[str]:
        self._bar.update(self._task, total=len(files))
        for file in files:
            yield file
            self._bar.advance(self._task)

    def add(self, done: int, failed: int) -> None:
        self._done += done
        self._failed += failed
        seconds = self._bar.tasks[self._task].elapsed or 1
        rate = (self._done + self._failed) / seconds
        self._bar.update(self._task, done=self._done, failed=self._failed, description=f", {rate:,.0f}/s")
        self._bar.refresh()


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress]:
    """Progress for the block. It draws between chunks, without a thread: workers are forked at any time."""
    if quiet or not sys.stderr.isatty():
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    words = TextColumn("{task.fields[done]:,} inputs done, {task.fields[failed]:,} failed{task.description}, left")
    with Bar(BarColumn(), words, TimeRemainingColumn(), console=Console(stderr=True), auto_refresh=False) as bar:
        yield _Shown(bar)
