"""The documents in a file: the file itself, the members of an archive, the rows of a table.

Nothing is unpacked to disk. A member that can't be read is an input with an error; the rest goes on.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from reportkit.errors import ReportkitError
from reportkit.read.files import MAX_FILE, load, too_large
from reportkit.read.sniff import BZIP2, GZIP, PARQUET, TAR, TEXT, WARC, XZ, ZIP, ZSTD, media_type

MAX_NESTING = 1  # archives inside an archive
HEAD = 1 << 16  # bytes by which a kind is told
ARCHIVES = frozenset((ZIP, TAR, GZIP, BZIP2, XZ, ZSTD))


class Input(NamedTuple):
    """A document to parse: its bytes, or why there are none. `fields` are the other columns of its row."""

    uri: str
    data: bytes = b""
    error: ReportkitError | None = None
    fields: dict[str, Any] | None = None


class Opened(NamedTuple):
    """A file on its way to inputs: a stream, its size (packed, if it is), and how many archives are around it.

    The stream can seek unless it comes out of a packed file.
    """

    uri: str
    file: io.BufferedReader[Any]
    size: int
    text_field: str | None
    depth: int = 0


def open_inputs(path: str | os.PathLike[str], *, text_field: str | None = None) -> Iterator[Input]:
    """The inputs a file holds, in order; errors are inputs too, and nothing is raised.

    Zip, tar, gz, bz2, xz and zst are gone through, also one inside another once; members are named ARCHIVE!/NAME. With
    `text_field` the rows of JSON lines, CSV and Parquet are inputs, named FILE#LINE; without it such files are text.
    """
    uri = os.fspath(path)
    try:
        raw = io.FileIO(path)
    except (OSError, ValueError):
        with failing(uri) as failed:
            load(path)  # says why, with its code
        yield from failed
        return
    with io.BufferedReader(raw, buffer_size=HEAD) as file:
        try:
            yield from contained(Opened(uri, file, os.fstat(file.fileno()).st_size, text_field))
        except OSError as error:
            reason = f"can't be read: {error.strerror or error}"
            yield Input(uri, error=ReportkitError("RK101", reason, hint="Check the disk."))


def contained(opened: Opened) -> Iterator[Input]:
    """The inputs in an open file, by what kind it is."""
    head = opened.file.peek(HEAD)
    kind = media_type(head) if head[:4] != b"PK\x03\x04" else _zip_kind(opened)
    reader = _reader(kind, head, opened)
    if reader is None:
        yield _whole(opened)
    elif opened.depth > MAX_NESTING:
        hint = "Unpack the inner archive and give it by itself."
        yield Input(
            opened.uri, error=ReportkitError("RK125", "an archive inside an archive inside an archive", hint=hint)
        )
    else:
        empty = True
        with failing(opened.uri) as failed:
            for found in reader(opened):
                empty = False
                yield found
        if empty and not failed:
            failed.append(Input(opened.uri, error=ReportkitError("RK102", "holds no documents", hint="Look inside.")))
        yield from failed


def member(outer: Opened, uri: str, data: bytes) -> Iterator[Input]:
    """The inputs in a member of an archive."""
    yield from contained(Opened(uri, buffered(data), len(data), outer.text_field, outer.depth + 1))


def buffered(data: bytes) -> io.BufferedReader[Any]:
    """Bytes as a stream that can look ahead."""
    return io.BufferedReader(io.BytesIO(data), buffer_size=HEAD)


@contextmanager
def failing(uri: str) -> Iterator[list[Input]]:
    """Turns the error of its block into an input, added to the list it gives."""
    failed: list[Input] = []
    try:
        yield failed
    except ReportkitError as error:
        failed.append(Input(uri, error=error))


def _reader(kind: str, head: bytes, opened: Opened) -> Callable[[Opened], Iterator[Input]] | None:
    """How to go through a file; None for a document."""
    if kind == ZIP:
        from reportkit.read.zips import zip_members

        return zip_members
    if kind in ARCHIVES:
        from reportkit.read.tars import packed_members

        return packed_members
    if kind == WARC:
        from reportkit.read.warc import warc_pages

        return warc_pages
    if opened.text_field is not None and kind in (TEXT, PARQUET):
        from reportkit.read.tabular import rows_reader

        return rows_reader(kind, head, opened.text_field)
    return None


def _zip_kind(opened: Opened) -> str:
    """Word documents are zips too; their directory stands at the end."""
    kind = media_type(opened.file.read(MAX_FILE)) if opened.size <= MAX_FILE else ZIP
    opened.file.seek(0)
    return kind


def _whole(opened: Opened) -> Input:
    data = opened.file.read(MAX_FILE + 1)
    return Input(opened.uri, data) if len(data) <= MAX_FILE else Input(opened.uri, error=too_large(MAX_FILE))
