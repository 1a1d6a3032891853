"""Tar archives, packed or not, and single files packed by gzip, bzip2, xz or zstd: read as a stream, once."""

from __future__ import annotations

import io
import sys
import tarfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO, cast

from reportkit.errors import ReportkitError
from reportkit.read.files import MAX_FILE, too_large
from reportkit.read.inputs import ARCHIVES, HEAD, Input, Opened, contained, failing, member
from reportkit.read.members import Members, broken, is_hidden, member_name, no_file, unsafe_name
from reportkit.read.sniff import BZIP2, GZIP, TAR, XZ, ZSTD, media_type

_CHUNK = 2048  # bytes, which zstd unpacks to 64 MB at the very most, xz to 15
_MAX_HEAD = 1 << 20  # bytes of a member's head, with what is read ahead
_FAULTS = (tarfile.TarError, ValueError, OverflowError, LookupError)  # what `tarfile` raises for broken files
_PATIENCE = 1000  # reads at the end of the file
_XZ_MEMORY = 128_000_000  # bytes that unpacking may take; what `xz -9` packs takes half of it


def packed_members(opened: Opened) -> Iterator[Input]:
    """The inputs in a tar, or in what a packed file holds.

    Raises ReportkitError RK120 (broken or cut off), RK122 (a package is missing), RK124 (a bomb).
    """
    members = Members(opened.uri, opened.size)
    counted = _Counted(_unpacked(opened.file), members)
    stream: io.BufferedReader[Any] = io.BufferedReader(counted, buffer_size=HEAD)
    head = stream.peek(HEAD)
    kind = media_type(head)
    if kind == TAR:
        yield from _tar_members(opened, stream, counted, members)
    elif kind in ARCHIVES or head.startswith(b"PK"):  # what a zip is stands at its end
        data = stream.read(MAX_FILE + 1)
        if len(data) > MAX_FILE:
            raise too_large(MAX_FILE)
        yield from member(opened, opened.uri, data)
    else:
        yield from contained(opened._replace(file=stream))


def _tar_members(
    opened: Opened, stream: io.BufferedReader[Any], counted: _Counted, members: Members
) -> Iterator[Input]:
    with _tar(stream) as archive:
        for info in _infos(archive, counted):
            name = member_name(info.name.encode("utf-8", "surrogateescape"))
            if info.isdir() or is_hidden(name):
                continue
            uri = members.uri(name)
            data = b""
            with failing(uri) as failed:
                data = _read(archive, info, name)
            yield from failed or member(opened, uri, data)


def _tar(stream: io.BufferedReader[Any]) -> tarfile.TarFile:
    try:
        return tarfile.open(fileobj=stream, mode="r|", errors="surrogateescape")
    except _FAULTS as error:
        raise broken(error) from error


def _infos(archive: tarfile.TarFile, counted: _Counted) -> Iterator[tarfile.TarInfo]:
    """The heads of the members. tarfile holds a head in memory, with names and lists of any length: it is bounded."""
    rest = 0
    while True:
        counted.bound(rest + _MAX_HEAD)
        try:
            info = archive.next()
        except _FAULTS as error:
            raise broken(error) from error
        if info is None:
            return
        rest = max(info.size, 0)
        counted.bound(rest + _MAX_HEAD)
        archive.members = []  # type: ignore[attr-defined]  # else the list grows with the archive
        yield info


def _read(archive: tarfile.TarFile, info: tarfile.TarInfo, name: str) -> bytes:
    if not info.isreg():
        raise no_file("a link" if info.issym() or info.islnk() else "a device")
    unsafe = unsafe_name(name)
    if unsafe:
        raise unsafe
    if info.size > MAX_FILE:
        raise too_large(MAX_FILE)
    try:
        file = archive.extractfile(info)
        data = file.read() if file else b""
    except _FAULTS as error:
        raise broken(error) from error
    if len(data) < info.size:
        raise broken("it is cut off")
    return data


def _unpacking(error: Exception) -> ReportkitError:
    if "emory" in str(error):  # lzma has no class of its own for its limit
        hint = "Unpack it by hand, if you trust it."
        return ReportkitError("RK124", f"takes more than {_XZ_MEMORY:,} bytes of memory to unpack", hint=hint)
    return broken(error)


class _Counted(io.RawIOBase):
    """What comes out of a packed file, counted, so that a bomb is found before it is unpacked."""

    def __init__(self, file: BinaryIO, members: Members) -> None:
        self._file = file
        self._members = members
        self._left = sys.maxsize
        self._ended = 0

    def bound(self, size: int) -> None:
        """From here on no more than `size` bytes are read before the next call."""
        self._left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """As many bytes as fit, fewer only at the end: who looks ahead wants a whole head."""
        view = memoryview(buffer)
        filled = 0
        while filled < len(view):
            try:
                data = self._file.read(len(view) - filled)
            except ReportkitError:
                raise
            except Exception as error:  # each way of packing has its own
                raise _unpacking(error) from error
            if not data:
                self._ended += 1
                break
            view[filled : filled + len(data)] = data
            filled += len(data)
        self._members.add(filled)
        self._left -= filled
        if self._left < 0:
            raise broken("the head of a member has no end")
        if self._ended > _PATIENCE:  # tarfile would go on to where a false size leads
            raise broken("it is cut off")
        return filled


def _unpacked(file: io.BufferedReader[Any]) -> BinaryIO:
    """`file` unpacked on the fly, by what it is packed with."""
    kind = media_type(file.peek(HEAD))
    if kind == GZIP:
        import gzip

        return cast(BinaryIO, gzip.GzipFile(fileobj=file))
    if kind == BZIP2:
        import bz2

        return cast(BinaryIO, bz2.BZ2File(file))
    if kind == XZ:
        import lzma

        return cast(BinaryIO, _Streams(file, partial(lzma.LZMADecompressor, lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)))
    return _unzstd(file) if kind == ZSTD else file


def _unzstd(file: BinaryIO) -> BinaryIO:
    """zstd, by the standard library from Python 3.14 on, before that by the package zstandard."""
    try:
        from compression import zstd  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        pass
    else:
        return cast(BinaryIO, zstd.ZstdFile(file))
    try:
        import zstandard
    except ImportError as error:
        raise ReportkitError("RK122", "zstd needs the package zstandard", hint="pip install zstandard") from error
    return cast(BinaryIO, _Streams(file, zstandard.ZstdDecompressor().decompressobj))


class _Streams:
    """Packed streams one after the other; unlike the packages' own readers it tells when the last one is cut off.

    `opener` makes what unpacks one stream: it has `decompress`, `eof` and `unused_data`.
    """

    def __init__(self, file: BinaryIO, opener: Callable[[], Any]) -> None:
        self._file = file
        self._opener = opener
        self._stream: Any = None
        self._packed = b""
        self._ready = io.BytesIO()

    def read(self, size: int) -> bytes:
        while not (data := self._ready.read(size)):
            packed = self._packed or self._file.read(_CHUNK)
            self._packed = b""
            if not packed and self._stream is not None:
                raise EOFError("it is cut off")
            if not packed:
                return b""
            if self._stream is None:
                packed = packed.lstrip(b"\0")  # xz may pad its streams
                self._stream = self._opener() if packed else None
            if self._stream is not None:
                self._ready = io.BytesIO(self._stream.decompress(packed))
                if self._stream.eof:
                    self._packed, self._stream = self._stream.unused_data, None
        return data
