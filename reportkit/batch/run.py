"""A batch into an archive: what is done already is not done again, and the outputs depend on inputs and rules only."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import NamedTuple

import msgspec

from reportkit.batch.archive import INPUTS, InputRecord
from reportkit.batch.engine import Engine, convert_all
from reportkit.batch.ledger import SHARDS, Entry, Ledger
from reportkit.batch.likeness import Originals
from reportkit.batch.store import Store, open_store
from reportkit.batch.work import Job, Result, failure, to_shard
from reportkit.errors import ReportkitError
from reportkit.read.inputs import Input


class Redo(NamedTuple):
    """What is done again although the ledger has it."""

    everything: bool = False
    failed: bool = False

    def includes(self, entry: Entry) -> bool:
        return self.everything or (self.failed and entry.status == "failed")


NOTHING = Redo()
Start = Callable[[Job], Engine]


class Summary(NamedTuple):
    """How a batch ended: inputs in all, with nothing to do (`reused`, `same`), near duplicates, failures by code."""

    total: int
    reused: int
    same: int
    near: int
    failed: Counter[str]


def convert_archive(
    job: Job,
    inputs: Iterable[Input],
    folder: str,
    *,
    start: Start,
    redo: Redo = NOTHING,
    told: Callable[[int, int], None] = lambda done, failed: None,
) -> Summary:
    """Convert `inputs` into the archive of `folder` (or a URL), going on where an earlier batch stopped.

    `job` has its fingerprint; `start` makes the engine for it. `told` hears of inputs done and failed as they are.
    Raises ReportkitError RK201 (can't be written), RK211 (another batch at work), and what the engine raises.
    """
    store = open_store(folder)
    try:
        store.prepare(SHARDS)
    except OSError as error:
        hint = "Choose another -o."
        raise ReportkitError("RK201", f"can't be written: {error.strerror}", hint=hint, where=folder) from error
    with store.locked():
        run = _Run(store, job, redo, told)
        shards = store.path(SHARDS)
        engine = start(job._replace(shards=shards) if store.shared else job)
        with closing(convert_all(engine, run.to_do(inputs))) as work:
            for results in work:
                run.enter(results if store.shared else to_shard(open_store(shards), results))
        return run.finish()


class _Run:
    """One batch: every input by its name, entered in the ledger as it is done."""

    def __init__(self, store: Store, job: Job, redo: Redo, told: Callable[[int, int], None]) -> None:
        self._store, self._redo, self._told = store, redo, told
        self._job = job.fingerprint or ""
        self._ledger = Ledger(store, job=self._job)
        self._names: dict[str, str] = {}
        self._unread: dict[str, Result] = {}
        self._fields: dict[str, dict[str, object]] = {}
        self._begun: set[str] = set()
        self._reused = 0

    def to_do(self, inputs: Iterable[Input]) -> Iterator[Input]:
        """Inputs with a content that has no entry yet, each content once."""
        for item in inputs:
            if item.error is not None:
                self._unread[item.uri] = failure(item.uri, item.error)
                self._told(0, 1)
                continue
            content = hashlib.sha256(item.data).hexdigest()
            self._names[item.uri] = content
            if item.fields is not None:
                self._fields[item.uri] = item.fields
            entry = self._ledger.by_content.get(content)
            if content not in self._begun and (entry is None or self._redo.includes(entry)):
                self._begun.add(content)
                yield item._replace(fields=None)
                continue
            if content not in self._begun:
                self._begun.add(content)
                self._reused += 1
            failed = entry is not None and entry.status == "failed"
            self._told(int(not failed), int(failed))

    def enter(self, results: list[Result]) -> None:
        """Enter what became of some inputs."""
        self._ledger.add([self._entry(result, self._names[result.uri]) for result in results])
        failed = sum(result.code is not None for result in results)
        self._told(len(results) - failed, failed)

    def finish(self) -> Summary:
        """Enter what needed no work, and write the list of inputs."""
        names = self._ledger.names
        again = [
            msgspec.structs.replace(self._ledger.by_content[content], uri=uri, fields=self._fields.get(uri))
            for uri, content in self._names.items()
            if names.get(uri) != content
        ]
        self._ledger.add([*again, *(self._entry(result, None) for result in self._unread.values())])
        failed: Counter[str] = Counter()
        same = near = 0
        with self._store.whole(INPUTS) as part, open(part, "wb") as sink:
            for record in self._records():
                sink.write(msgspec.json.encode(record) + b"\n")
                same += record.same_as is not None
                near += record.near_duplicate_of is not None and record.same_as is None
                if record.code is not None:
                    failed[record.code] += 1
        return Summary(len(self._names) + len(self._unread), self._reused, same, near, failed)

    def _records(self) -> Iterator[InputRecord]:
        """A record for each input, sorted by uri; of one content the first name stands for all."""
        first: dict[str, str] = {}
        near: dict[str, str | None] = {}
        originals = Originals()
        for uri in sorted({*self._names, *self._unread}):
            content = self._names.get(uri)
            if content is None or uri in self._unread:
                result = self._unread[uri]
                yield InputRecord(
                    uri=uri, sha256=None, status="failed", code=result.code, error=result.error, job=self._job
                )
                continue
            entry = self._ledger.by_content[content]
            if entry.sketch is not None and content not in near:
                near[content] = originals.like(uri, entry.sketch)
            yield InputRecord(
                uri=uri,
                sha256=content,
                status=entry.status,
                code=entry.code,
                error=entry.error,
                job=self._job,
                same_as=first.get(content),
                near_duplicate_of=near.get(content),
                fields=self._fields.get(uri),
            )
            first.setdefault(content, uri)

    def _entry(self, result: Result, content: str | None) -> Entry:
        return Entry(
            uri=result.uri,
            sha256=content,
            job=self._job,
            status="failed" if result.code else "done",
            code=result.code,
            error=result.error,
            seconds=result.seconds,
            place=result.place,
            sketch=result.sketch,
            fields=self._fields.get(result.uri),
        )
