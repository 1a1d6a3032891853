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
from reportkit.batch.ledger import SHARDS, Entry, Ledger, decode_entry
from reportkit.batch.likeness import Originals
from reportkit.batch.scratch import add_tables, scratch
from reportkit.batch.store import Store, open_store
from reportkit.batch.work import Job, Result, failure, to_shard
from reportkit.errors import ReportkitError
from reportkit.read.inputs import Input


class Redo(NamedTuple):
    """What is done again although the ledger has it."""

    everything: bool = False
    failed: bool = False

    def includes(self, entry: Entry) -> bool:
        """Whether what the entry speaks of is done again."""
        return self.everything or (self.failed and entry.status == "failed")


NOTHING = Redo()
# Inputs by name: `fields` beside the text and the result of one that could not be read as JSON; contents seen.
_INPUT = "input (uri TEXT PRIMARY KEY, content TEXT, fields BLOB, unread BLOB)"
_BEGUN = "begun (content TEXT PRIMARY KEY)"
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
    on_progress: Callable[[int, int], None] = lambda done, failed: None,
) -> Summary:
    """Convert `inputs` into the archive of `folder` (or a URL), going on where an earlier batch stopped.

    `job` has its fingerprint; `start` makes the engine for it. `on_progress` is called with how many more inputs are
    done, and how many more have failed.
    Raises ReportkitError RK201 (can't be written), RK211 (another batch at work), and what the engine raises.
    """
    store = open_store(folder)
    try:
        store.prepare(SHARDS)
    except OSError as error:
        hint = "Choose another -o."
        raise ReportkitError("RK201", f"can't be written: {error.strerror}", hint=hint, where=folder) from error
    with store.locked():
        run = _Run(store, job, redo, on_progress)
        shards = store.path(SHARDS)
        engine = start(job._replace(shards=shards) if store.shared else job)
        with closing(convert_all(engine, run.to_do(inputs))) as work:
            for results in work:
                run.enter(results if store.shared else to_shard(open_store(shards), results))
        return run.finish()


class _Run:
    """One batch: every input by its name, entered in the ledger as it is done."""

    def __init__(self, store: Store, job: Job, redo: Redo, on_progress: Callable[[int, int], None]) -> None:
        self._store, self._redo, self._on_progress = store, redo, on_progress
        self._job = job.fingerprint or ""
        self._ledger = Ledger(store, job=self._job)
        self._index = self._ledger.index
        add_tables(self._index, _INPUT, _BEGUN)
        self._reused = 0

    def to_do(self, inputs: Iterable[Input]) -> Iterator[Input]:
        """Inputs with a content that has no entry yet, each content once."""
        for item in inputs:
            if item.error is not None:
                self._note(item, None, failure(item.uri, item.error))
                self._on_progress(0, 1)
                continue
            content = hashlib.sha256(item.data).hexdigest()
            self._note(item, content, None)
            entry = self._ledger.find(content)
            first = self._index.execute("INSERT OR IGNORE INTO begun VALUES (?)", (content,)).rowcount == 1
            if first and (entry is None or self._redo.includes(entry)):
                yield item._replace(fields=None)
                continue
            self._reused += first
            failed = entry is not None and entry.status == "failed"
            self._on_progress(int(not failed), int(failed))

    def _note(self, item: Input, content: str | None, unread: Result | None) -> None:
        fields = msgspec.json.encode(item.fields) if item.fields is not None else None
        lost = msgspec.json.encode(unread) if unread is not None else None
        self._index.execute("INSERT OR REPLACE INTO input VALUES (?, ?, ?, ?)", (item.uri, content, fields, lost))

    def enter(self, results: list[Result]) -> None:
        """Enter what became of some inputs."""
        entries = []
        for result in results:
            noted = "SELECT content, fields FROM input WHERE uri = ?"
            content, fields = self._index.execute(noted, (result.uri,)).fetchone()
            entries.append(self._entry(result, content, fields))
        self._ledger.add(entries)
        failed = sum(result.code is not None for result in results)
        self._on_progress(len(results) - failed, failed)

    def finish(self) -> Summary:
        """Enter what needed no work, and write the list of inputs."""
        self._ledger.add(self._not_entered())
        failed: Counter[str] = Counter()
        total = same = near = 0
        with self._store.whole(INPUTS) as part, open(part, "wb") as sink:
            for record in self._records():
                sink.write(msgspec.json.encode(record) + b"\n")
                total += 1
                same += record.same_as is not None
                near += record.near_duplicate_of is not None and record.same_as is None
                if record.code is not None:
                    failed[record.code] += 1
        return Summary(total, self._reused, same, near, failed)

    def _not_entered(self) -> Iterator[Entry]:
        """Entries of inputs that were done under another name, or not read."""
        self._index.execute(
            "CREATE TABLE again AS SELECT input.* FROM input LEFT JOIN name USING (uri)"
            " WHERE unread IS NOT NULL OR name.content IS NOT input.content"
        )
        for uri, content, fields, unread in self._index.execute("SELECT * FROM again ORDER BY uri"):
            if unread is not None:
                yield self._entry(msgspec.json.decode(unread, type=Result), None, fields)
            elif (entry := self._ledger.find(content)) is not None:
                yield msgspec.structs.replace(entry, uri=uri, fields=_decoded(fields))

    def _records(self) -> Iterator[InputRecord]:
        """A record for each input, sorted by uri; of one content the first name stands for all."""
        originals = Originals()
        firsts = scratch("first (content TEXT PRIMARY KEY, uri TEXT, near TEXT)")
        every = "SELECT uri, content, fields, unread, line FROM input LEFT JOIN entry USING (content) ORDER BY uri"
        for uri, content, fields, unread, line in self._index.execute(every):
            if unread is not None:
                lost = msgspec.json.decode(unread, type=Result)
                yield InputRecord(
                    uri=uri, sha256=None, status="failed", code=lost.code, error=lost.error, job=self._job
                )
                continue
            entry = decode_entry(line)
            first = firsts.execute("SELECT uri, near FROM first WHERE content = ?", (content,)).fetchone()
            same, near = first or (None, None)
            if first is None:
                near = originals.like(uri, entry.sketch) if entry.sketch is not None else None
                firsts.execute("INSERT INTO first VALUES (?, ?, ?)", (content, uri, near))
            yield InputRecord(
                uri=uri,
                sha256=content,
                status=entry.status,
                code=entry.code,
                error=entry.error,
                job=self._job,
                same_as=same,
                near_duplicate_of=near,
                fields=_decoded(fields),
            )

    def _entry(self, result: Result, content: str | None, fields: bytes | None) -> Entry:
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
            fields=_decoded(fields),
        )


def _decoded(fields: bytes | None) -> dict[str, object] | None:
    return msgspec.json.decode(fields, type=dict[str, object]) if fields is not None else None
