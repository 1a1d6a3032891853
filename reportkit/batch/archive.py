"""A converted archive: the folder `reportkit batch` writes, read document by document."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any, BinaryIO, Literal

import msgspec

from reportkit.batch.ledger import SHARDS, read_entries
from reportkit.batch.scratch import scratch
from reportkit.batch.store import open_store
from reportkit.batch.work import Place
from reportkit.errors import ReportkitError
from reportkit.model import Parsed

INPUTS = "inputs.jsonl"
_OPEN_SHARDS = 16


class InputRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An input of the archive.

    `same_as` names the input of the same content that stands in the tables, `near_duplicate_of` the first that is
    nearly the same.
    """

    uri: str
    sha256: str | None
    status: Literal["done", "failed"]
    code: str | None
    error: str | None
    job: str
    same_as: str | None = None
    near_duplicate_of: str | None = None
    fields: dict[str, Any] | None = None


class Archive:
    """What a batch has converted, in `folder`, which may be a URL."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.store = open_store(folder)
        self._places = scratch(
            "place (sha256 TEXT, job TEXT, shard TEXT, start INTEGER, length INTEGER, PRIMARY KEY (sha256, job))"
        )
        for entry in read_entries(self.store):
            if entry.place is not None:
                row = (entry.sha256, entry.job, *entry.place)
                self._places.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?)", row)
        self._files: OrderedDict[str, BinaryIO] = OrderedDict()

    def inputs(self) -> Iterator[InputRecord]:
        """All inputs, sorted by uri."""
        decoder = msgspec.json.Decoder(InputRecord)
        with self.store.open(INPUTS) as file:
            yield from map(decoder.decode, file)

    def documents(self) -> Iterator[Parsed]:
        """What was parsed of each content, under the first of its names, sorted by uri."""
        decoder = msgspec.json.Decoder(Parsed)
        try:
            for item in self.inputs():
                if item.status == "done" and item.same_as is None:
                    yield _placed(decoder.decode(self._line(self._place(item))), item)
        finally:
            self._close()

    def _place(self, item: InputRecord) -> Place:
        """Where the result of an input stands. Raises KeyError if the ledger does not know it."""
        found = "SELECT shard, start, length FROM place WHERE sha256 = ? AND job = ?"
        row = self._places.execute(found, (item.sha256, item.job)).fetchone()
        if row is None:
            raise KeyError(item.uri)
        return Place(*row)

    def _line(self, place: Place) -> bytes:
        file = self._files.pop(place.shard, None) or self.store.open(f"{SHARDS}/{place.shard}")
        self._files[place.shard] = file
        if len(self._files) > _OPEN_SHARDS:
            self._files.popitem(last=False)[1].close()
        file.seek(place.start)
        return file.read(place.length)

    def _close(self) -> None:
        for file in self._files.values():
            file.close()
        self._files.clear()


def open_archive(folder: str) -> Archive:
    """The archive in a folder. Raises ReportkitError RK212 where there is none, or a batch has not come to its end."""
    if not open_store(folder).exists(INPUTS):
        hint = (
            f"Make it with `reportkit batch PATH... -o {folder}`; one that was interrupted goes on with the same call."
        )
        raise ReportkitError("RK212", "holds no finished archive", hint=hint, where=folder)
    return Archive(folder)


def _placed(parsed: Parsed, item: InputRecord) -> Parsed:
    """A document with what the archive knows of it."""
    near = item.near_duplicate_of or msgspec.UNSET
    source = msgspec.structs.replace(parsed.source, uri=item.uri, near_duplicate_of=near)
    return msgspec.structs.replace(parsed, source=source)
