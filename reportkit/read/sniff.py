"""What kind of file some bytes are, by their content, never by their name."""

from __future__ import annotations

import re

TEXT = "text/plain"
BINARY = "application/octet-stream"

_HEAD = 4096
_ZIP = b"PK\x03\x04"
_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"{\\rtf", "application/rtf"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x7fELF", BINARY),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
)
_OFFICE = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
)
_TAG = re.compile(rb"<[a-z!%?]")


def media_type(data: bytes) -> str:
    """The media type of `data`; TEXT for whatever has no mark of another kind."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(_ZIP):
        return next((kind for name, kind in _OFFICE if name in data), "application/zip")
    start = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return "text/html" if _TAG.match(start) and b"</" in start else TEXT
