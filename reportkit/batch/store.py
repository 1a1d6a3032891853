"""Where an archive is kept: a folder, or a place in an object store that fsspec reaches.

Whatever is written is whole or absent. Names are relative to the archive, with slashes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from functools import lru_cache
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Protocol
from uuid import uuid4

from reportkit.batch.remote import filesystem, is_remote, plain, writing
from reportkit.batch.whole import clear_leftovers, whole
from reportkit.errors import ReportkitError
from reportkit.write.files import output

_LOCK = ".lock"


class Store(Protocol):
    """The files of an archive. `shared` says whether other processes see them."""

    shared: bool

    def prepare(self, *folders: str) -> None:
        """Make the folders where they are needed. Raises OSError."""

    def path(self, name: str) -> str:
        """The path or URL of a file or folder, good on all machines that see the store."""

    def names(self, folder: str) -> set[str]:
        """The files in a folder of the archive."""

    def exists(self, name: str) -> bool:
        """Whether there is such a file or folder."""

    def open(self, name: str) -> BinaryIO:
        """A file to read, which can seek. Raises FileNotFoundError."""

    def put(self, name: str, data: bytes) -> None:
        """A file with all of `data`."""

    def remove(self, name: str) -> None:
        """Remove a file."""

    def append(self, name: str, lines: bytes) -> None:
        """Add lines to a file that grows; they are safe when this returns."""

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of such a file; the last may be cut off. Nothing where there is none."""

    def whole(self, name: str) -> AbstractContextManager[str]:
        """A path of this machine to make a file or folder at, which becomes `name` when the block ends."""

    def locked(self) -> AbstractContextManager[None]:
        """Keeps other batches out, where that can be, and clears up what one left half made.

        Raises ReportkitError RK211.
        """


@lru_cache(maxsize=8)
def open_store(path: str) -> Store:
    """The store of an archive, by a folder or a URL. Raises ReportkitError RK230 where a package is missing."""
    path = plain(path)
    return _Objects(path) if is_remote(path) else _Folder(os.path.abspath(path))


@contextmanager
def sink(path: str) -> Iterator[BinaryIO]:
    """A single file to write, at a path or URL. Raises ReportkitError RK201, RK230."""
    path = plain(path)
    if not is_remote(path):
        with output(path) as file:
            yield file
        return
    with _uploaded(*filesystem(path)) as part, open(part, "wb") as file:
        yield file


class _Folder:
    """On a disk."""

    shared = True

    def __init__(self, path: str) -> None:
        self._path = path

    def prepare(self, *folders: str) -> None:
        for folder in folders:
            os.makedirs(self.path(folder), exist_ok=True)

    def path(self, name: str) -> str:
        return os.path.join(self._path, name)

    def names(self, folder: str) -> set[str]:
        return set(os.listdir(self.path(folder)))

    def exists(self, name: str) -> bool:
        return os.path.exists(self.path(name))

    def open(self, name: str) -> BinaryIO:
        return open(self.path(name), "rb")

    def put(self, name: str, data: bytes) -> None:
        part = self.path(f"{name}.{uuid4().hex}.part")
        with open(part, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, self.path(name))

    def remove(self, name: str) -> None:
        os.unlink(self.path(name))

    def append(self, name: str, lines: bytes) -> None:
        with open(self.path(name), "a+b") as file:
            if file.tell():
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":  # a line was cut off: it is closed
                    lines = b"\n" + lines
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())

    def lines(self, name: str) -> Iterator[bytes]:
        with suppress(FileNotFoundError), self.open(name) as file:
            yield from file

    def whole(self, name: str) -> AbstractContextManager[str]:
        return whole(self.path(name))

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The lock goes with the process."""
        with open(self.path(_LOCK), "wb") as file:
            with suppress(ImportError):  # not on Windows
                import fcntl

                try:
                    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError as error:
                    hint = "Wait for it, or choose another -o."
                    where = self._path
                    raise ReportkitError("RK211", "another batch is writing here", hint=hint, where=where) from error
            clear_leftovers(self._path)
            yield


class _Objects:
    """In an object store: what grows there is a folder of numbered objects, and nothing keeps other batches out."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._system, self._root = filesystem(self._url)
        self.shared = self._system.protocol != "memory"
        self._last: dict[str, int] = {}

    def prepare(self, *folders: str) -> None:
        self._system.invalidate_cache()  # there are no folders to make
        self._last.clear()

    def path(self, name: str) -> str:
        return f"{self._url}/{name}"

    def names(self, folder: str) -> set[str]:
        with writing(self.path(folder)):
            return {path.rpartition("/")[2] for path in self._system.find(self._at(folder))}

    def exists(self, name: str) -> bool:
        return bool(self._system.exists(self._at(name)))

    def open(self, name: str) -> BinaryIO:
        file: BinaryIO = self._system.open(self._at(name), "rb")
        return file

    def put(self, name: str, data: bytes) -> None:
        with writing(self.path(name)):
            self._system.pipe_file(self._at(name), data)

    def remove(self, name: str) -> None:
        self._system.rm_file(self._at(name))

    def append(self, name: str, lines: bytes) -> None:
        if name not in self._last:
            self._last[name] = int(max(self.names(name), default="0"))
        self._last[name] += 1
        self.put(f"{name}/{self._last[name]:010}", lines)

    def lines(self, name: str) -> Iterator[bytes]:
        for number in sorted(self.names(name)):
            yield from self._system.cat_file(self._at(f"{name}/{number}")).splitlines(keepends=True)

    def whole(self, name: str) -> AbstractContextManager[str]:
        return _uploaded(self._system, self._at(name))

    def locked(self) -> AbstractContextManager[None]:
        return nullcontext()

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}"


@contextmanager
def _uploaded(system: Any, target: str) -> Iterator[str]:
    """A path of this machine; what is made there goes to `target` when the block ends, in place of what was there."""
    with TemporaryDirectory() as folder:
        part = os.path.join(folder, "part")
        yield part
        with writing(target):
            if os.path.isdir(part):
                if system.exists(target):
                    system.rm(target, recursive=True)
                system.put(f"{part}/", f"{target}/", recursive=True)
            else:
                system.put_file(part, target)
