"""Zip archives: names in UTF-8 or GBK, protected and broken members told, bombs refused."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from reportkit.errors import ReportkitError
from reportkit.read.files import MAX_FILE, too_large
from reportkit.read.inputs import Input, Opened, failing, member
from reportkit.read.members import Members, broken, cut_off, is_hidden, member_name, no_file, unsafe_name
from reportkit.read.zip_directory import FAULTS, TAIL, directory_size, is_cut_off

MAX_DIRECTORY = 64_000_000  # bytes of the list of members, which is held in memory

_UTF8 = 0x800  # bit 11 of the flags: the name is UTF-8
_LOCKED = 0x1


def zip_members(opened: Opened) -> Iterator[Input]:
    """The inputs in a zip. Raises ReportkitError RK120 (no zip, or cut off), RK124 (a bomb)."""
    _check_directory(opened.file, opened.size)
    try:
        archive = zipfile.ZipFile(opened.file)
    except FAULTS as error:
        raise broken(error) from error
    members = Members(opened.uri, opened.size)
    with archive:
        for info in archive.infolist():
            name = _name(info)
            if name.endswith("/") or is_hidden(name):
                continue
            uri = members.uri(name)
            data = b""
            with failing(uri) as failed:
                data = _read(archive, info, name)
            members.add(len(data))
            yield from failed or member(opened, uri, data)


def _name(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8:
        return info.filename.replace("\\", "/")
    try:
        return member_name(info.filename.encode("cp437"))
    except UnicodeEncodeError:
        return info.filename


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    mode = info.external_attr >> 16
    if stat.S_ISLNK(mode):
        raise no_file("a link")
    unsafe = unsafe_name(name)
    if unsafe:
        raise unsafe
    if info.flag_bits & _LOCKED:
        raise ReportkitError("RK111", "is protected by a password", hint="Unpack it with the password first.")
    if info.file_size > MAX_FILE:
        raise too_large(MAX_FILE)
    try:
        with archive.open(info) as file:
            data = file.read(MAX_FILE + 1)
    except NotImplementedError as error:
        raise ReportkitError(
            "RK122", f"packed by a method that is not read ({error})", hint="Unpack it first."
        ) from error
    except MemoryError as error:
        raise ReportkitError("RK124", "takes too much memory to unpack", hint="Unpack it by hand.") from error
    except (*FAULTS, RuntimeError) as error:
        raise broken(error) from error
    if len(data) > MAX_FILE:
        raise too_large(MAX_FILE)
    return data


def _check_directory(file: BinaryIO, size: int) -> None:
    file.seek(max(size - TAIL, 0))
    tail = file.read(TAIL)
    file.seek(0)
    if is_cut_off(tail):
        raise cut_off()
    if directory_size(tail) > MAX_DIRECTORY:
        raise ReportkitError("RK124", "holds more members than are read", hint="Split it.")
