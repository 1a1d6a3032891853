"""The ledger of an archive: a line for each input and what became of it. It is only ever added to.

A line that was cut off is passed over, and so is one whose shard is missing; what they spoke of is done again. Lines of
other rules, options or versions stay, and count for nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, Literal

import msgspec

from reportkit.batch.work import Place
from reportkit.errors import ReportkitError

LEDGER = "ledger.jsonl"
SHARDS = "shards"
_LOCK = ".lock"


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


class Ledger:
    """The ledger of one job, in memory: what became of each content, and under which names it is entered."""

    def __init__(self, folder: str, *, job: str) -> None:
        self._path = os.path.join(folder, LEDGER)
        self._job = job
        self.by_content: dict[str, Entry] = {}
        self.names: dict[str, str | None] = {}
        folder = os.path.join(folder, SHARDS)
        shards, known = set(os.listdir(folder)), set()
        for entry in read_entries(self._path):
            if entry.place is None or entry.place.shard in shards:
                self._learn(entry)
            if entry.place is not None:
                known.add(entry.place.shard)
        for lost in shards - known:  # written, but not entered before the end came
            os.unlink(os.path.join(folder, lost))
        self._file = _open_to_add(self._path)

    def add(self, entries: Iterable[Entry]) -> None:
        """Enter what has been done; it is on the disk when this returns."""
        lines = []
        for entry in entries:
            lines.append(msgspec.json.encode(entry) + b"\n")
            self._learn(entry)
        self._file.write(b"".join(lines))
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        self._file.close()

    def _learn(self, entry: Entry) -> None:
        if entry.job == self._job:
            self.names[entry.uri] = entry.sha256
            if entry.sha256:
                self.by_content[entry.sha256] = entry


def read_entries(path: str) -> Iterator[Entry]:
    """The entries of a ledger, in order; lines that are none are passed over. Nothing where there is no ledger."""
    try:
        file = open(path, "rb")  # noqa: SIM115
    except FileNotFoundError:
        return
    decoder = msgspec.json.Decoder(Entry)
    with file:
        for line in file:
            with suppress(msgspec.DecodeError):
                yield decoder.decode(line)


@contextmanager
def locked(folder: str) -> Iterator[None]:
    """Only one batch at a time writes to a folder; the lock goes with the process. Raises ReportkitError RK211."""
    try:
        import fcntl
    except ImportError:  # not on Windows
        yield
        return
    with open(os.path.join(folder, _LOCK), "wb") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            hint = "Wait for it, or choose another -o."
            raise ReportkitError("RK211", "another batch is writing here", hint=hint, where=folder) from error
        yield


def _open_to_add(path: str) -> BinaryIO:
    """The ledger, ready for new lines: a last line that was cut off is closed."""
    file = open(path, "a+b")  # noqa: SIM115
    if file.tell():
        file.seek(-1, os.SEEK_END)
        if file.read(1) != b"\n":
            file.write(b"\n")
    return file
