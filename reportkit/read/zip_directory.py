"""Zips before they are opened: how long the list of members at their end is (APPNOTE 4.3.14 and 4.3.16)."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib

# What `zipfile` raises for broken files.
FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, OSError, ValueError,
    LookupError, OverflowError,
)  # fmt: skip

TAIL = 1 << 17  # bytes at the end of the file that hold the record

_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_UNKNOWN = 0xFFFFFFFF


def directory_size(tail: bytes) -> int:
    """Bytes of the directory of a zip that ends in `tail`; 0 where there is none."""
    at, at_64 = tail.rfind(_END), tail.rfind(_END_64)
    size = 0
    if 0 <= at <= len(tail) - 22:
        size = struct.unpack_from("<I", tail, at + 12)[0]
    if size == _UNKNOWN and 0 <= at_64 <= len(tail) - 56:
        size = struct.unpack_from("<Q", tail, at_64 + 40)[0]
    return size
