"""Zips before they are opened: the list of members at their end, and what stands before each (APPNOTE 4.3)."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator

# What `zipfile` raises for broken files.
FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, OSError, ValueError,
    LookupError, OverflowError,
)  # fmt: skip

TAIL = 1 << 17  # bytes at the end of the file that hold the record

_MEMBER = b"PK\x03\x04"
_MEMBER_FIXED = 30  # bytes before its name
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_END_FIXED = 22  # bytes of the record at the end, before its comment
_UNKNOWN = 0xFFFFFFFF


def directory_size(tail: bytes) -> int:
    """Bytes of the directory of a zip that ends in `tail`; 0 where there is none."""
    at, at_64 = tail.rfind(_END), tail.rfind(_END_64)
    size = 0
    if 0 <= at <= len(tail) - _END_FIXED:
        size = struct.unpack_from("<I", tail, at + 12)[0]
    if size == _UNKNOWN and 0 <= at_64 <= len(tail) - 56:
        size = struct.unpack_from("<Q", tail, at_64 + 40)[0]
    return size


def is_cut_off(tail: bytes) -> bool:
    """Whether a zip that ends in `tail` has lost its end, where the list of its members stands."""
    return not 0 <= tail.rfind(_END) <= len(tail) - _END_FIXED


def local_names(data: bytes) -> Iterator[bytes]:
    """The names that stand before the members themselves: all there is of a zip that is cut off."""
    at = data.find(_MEMBER)
    while 0 <= at <= len(data) - _MEMBER_FIXED:
        name = at + _MEMBER_FIXED
        yield data[name : name + struct.unpack_from("<H", data, at + 26)[0]]
        at = data.find(_MEMBER, name)
