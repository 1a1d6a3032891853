"""The ledger of an archive: a line for each input and what became of it. It is only ever added to.

A line that was cut off is passed over, and so is one whose shard is missing; what they spoke of is done again. Lines of
other rules, options or versions stay, and count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any, Literal

import msgspec

from reportkit.batch.scratch import scratch
from reportkit.batch.store import Store
from reportkit.batch.work import Place

LEDGER = "ledger.jsonl"
SHARDS = "shards"
_AT_ONCE = 1000  # lines written together


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an input. `job` is the fingerprint of rules, options and version; `sha256` null where unread.

    `sketch` is what near duplicates are told by.
    """

    uri: str
    sha256: str | None
    job: str
    status: Literal["done", "failed"]
    code: str | None = None
    error: str | None = None
    seconds: float = 0.0
    place: Place | None = None
    sketch: bytes | None = None
    fields: dict[str, Any] | None = None


decode_entry = msgspec.json.Decoder(Entry).decode


class Ledger:
    """The ledger of one job: what became of each content, and under which names it is entered.

    `index` has its tables `entry` (by content) and `name` (by uri) for those who join them with theirs.
    """

    def __init__(self, store: Store, *, job: str) -> None:
        self._store = store
        self._job = job
        self.index = scratch("entry (content TEXT PRIMARY KEY, line BLOB)", "name (uri TEXT PRIMARY KEY, content TEXT)")
        shards, known = store.names(SHARDS), set()
        for entry in read_entries(store):
            if entry.place is None or entry.place.shard in shards:
                self._learn(entry)
            if entry.place is not None:
                known.add(entry.place.shard)
        for lost in shards - known:  # written, but not entered before the end came
            store.remove(f"{SHARDS}/{lost}")

    def find(self, content: str) -> Entry | None:
        """What became of a content, by its hash."""
        found = self.index.execute("SELECT line FROM entry WHERE content = ?", (content,)).fetchone()
        return decode_entry(found[0]) if found else None

    def add(self, entries: Iterable[Entry]) -> None:
        """Enter what has been done; it is safe when this returns."""
        more = iter(entries)
        while lines := [self._learn(entry) + b"\n" for entry in islice(more, _AT_ONCE)]:
            self._store.append(LEDGER, b"".join(lines))

    def _learn(self, entry: Entry) -> bytes:
        line = msgspec.json.encode(entry)
        if entry.job == self._job:
            self.index.execute("INSERT OR REPLACE INTO name VALUES (?, ?)", (entry.uri, entry.sha256))
            if entry.sha256:
                self.index.execute("INSERT OR REPLACE INTO entry VALUES (?, ?)", (entry.sha256, line))
        return line


def read_entries(store: Store) -> Iterator[Entry]:
    """The entries of a ledger, in order; lines that are none are passed over. Nothing where there is no ledger."""
    for line in store.lines(LEDGER):
        with suppress(msgspec.DecodeError):
            yield decode_entry(line)
