"""Reading: bytes → SourceText."""

from __future__ import annotations

import hashlib

from reportkit.stages import SourceText


def read_bytes(data: bytes, *, uri: str) -> SourceText:
    """The decoded text of `data`."""
    return SourceText(
        text=data.decode("utf-8"),
        uri=uri,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        media_type="text/plain",
        encoding="utf-8",
    )
