"""Tar archives, packed or not, and single files packed by gzip, bzip2, xz or zstd: read as a stream, once."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from reportkit.errors import ReportkitError
from reportkit.read.files import MAX_FILE, too_large
from reportkit.read.inputs import ARCHIVES, HEAD, Input, Opened, contained, failing, member
from reportkit.read.members import Members, broken, is_hidden, member_name, no_file, unsafe_name
from reportkit.read.sniff import BZIP2, GZIP, TAR, XZ, ZSTD, media_type

_ZSTD_CHUNK = 2048  # bytes, which unpack to 64 MB at the very most


def packed_members(opened: Opened) -> Iterator[Input]:
    """The inputs in a tar, or in what a packed file holds.

    Raises ReportkitError RK120 (broken or cut off), RK122 (a package is missing), RK124 (a bomb).
    """
    members = Members(opened.uri, opened.size)
    stream: io.BufferedReader[Any] = io.BufferedReader(_Counted(_unpacked(opened.file), members), buffer_size=HEAD)
    head = stream.peek(HEAD)
    kind = media_type(head)
    if kind == TAR:
        yield from _tar_members(opened, stream, members)
    elif kind in ARCHIVES or head.startswith(b"PK"):  # what a zip is stands at its end
        data = stream.read(MAX_FILE + 1)
        if len(data) > MAX_FILE:
            raise too_large(MAX_FILE)
        yield from member(opened, opened.uri, data)
    else:
        yield from contained(opened._replace(file=stream))


def _tar_members(opened: Opened, stream: io.BufferedReader[Any], members: Members) -> Iterator[Input]:
    with _tar(stream) as archive:
        for info in _infos(archive):
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
    except tarfile.TarError as error:
        raise broken(error) from error


def _infos(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    while True:
        try:
            info = archive.next()
        except (tarfile.TarError, ValueError) as error:
            raise broken(error) from error
        if info is None:
            return
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
    except tarfile.TarError as error:
        raise broken(error) from error
    if len(data) < info.size:
        raise broken("it is cut off")
    return data


class _Counted(io.RawIOBase):
    """What comes out of a packed file, counted, so that a bomb is found before it is unpacked."""

    def __init__(self, file: BinaryIO, members: Members) -> None:
        self._file = file
        self._members = members

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """As many bytes as fit, fewer only at the end: who looks ahead wants a whole head."""
        view = memoryview(buffer)
        filled = 0
        while filled < len(view):
            try:
                data = self._file.read(len(view) - filled)
            except Exception as error:  # each way of packing has its own
                raise broken(error) from error
            if not data:
                break
            view[filled : filled + len(data)] = data
            filled += len(data)
        self._members.add(filled)
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

        return cast(BinaryIO, lzma.LZMAFile(file))
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
    return cast(BinaryIO, _Zstd(file, zstandard.ZstdDecompressor()))


class _Zstd:
    """Frames of zstd one after the other; unlike the package's own reader it tells when the last one is cut off."""

    def __init__(self, file: BinaryIO, opener: Any) -> None:
        self._file = file
        self._opener = opener
        self._frame = opener.decompressobj()
        self._begun = False
        self._ready = io.BytesIO()

    def read(self, size: int) -> bytes:
        while not (data := self._ready.read(size)):
            packed = self._frame.unused_data if self._frame.eof else b""
            packed = packed or self._file.read(_ZSTD_CHUNK)
            if not packed:
                if self._begun and not self._frame.eof:
                    raise EOFError("it is cut off")
                return b""
            if self._frame.eof:
                self._frame = self._opener.decompressobj()
            self._begun = True
            self._ready = io.BytesIO(self._frame.decompress(packed))
        return data
