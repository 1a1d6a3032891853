"""Reading: a path, standard input or bytes → SourceText. New kinds of file get a reader in READERS."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable

from reportkit.errors import ReportkitError
from reportkit.read.encoding import Decoded, decode
from reportkit.read.files import MAX_BYTES, STDIN, load
from reportkit.read.sniff import TEXT, media_type
from reportkit.stages import SourceText

__all__ = ["MAX_BYTES", "READERS", "STDIN", "read_bytes", "read_path", "read_text"]

# How the text is got out of each media type. What is not here is refused by name.
READERS: dict[str, Callable[..., Decoded]] = {TEXT: decode}


def read_path(path: str | os.PathLike[str], *, encoding: str | None = None) -> SourceText:
    """The decoded text of a file, or of standard input for "-"; errors name the file.

    Raises ReportkitError RK101–RK108; `reportkit help CODE` explains each.
    """
    uri = "stdin" if path == STDIN else os.fspath(path)
    try:
        return read_bytes(load(path), uri=uri, encoding=encoding)
    except ReportkitError as error:
        error.where = error.where or printable(uri)
        raise


def read_bytes(data: bytes, *, uri: str, encoding: str | None = None) -> SourceText:
    """The decoded text of `data`. Raises ReportkitError RK102–RK108 without a place."""
    if not data:
        raise _empty()
    kind = media_type(data) if encoding is None else TEXT
    if kind not in READERS:
        raise ReportkitError("RK108", f"this is {kind}, which is not read yet", hint="Save it as plain text first.")
    text, encoding = READERS[kind](data, encoding=encoding)
    if not text.strip("\ufeff \t\r\n\v\f\u3000\xa0"):
        raise _empty()
    return _source(text, data, uri=uri, media=kind, encoding=encoding)


def read_text(text: str, *, uri: str = "text") -> SourceText:
    """A text already decoded, as a source; its bytes are those of UTF-8. Raises RK104 for lone surrogates."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        hint = "Decode the text with errors='replace' first."
        raise ReportkitError("RK104", f"lone surrogate at character {error.start:,}", hint=hint, where=uri) from error
    return _source(text, data, uri=uri, media=TEXT, encoding="utf-8")


def printable(uri: str) -> str:
    """A file name as it can be printed: undecodable bytes and control characters escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in uri)


def _source(text: str, data: bytes, *, uri: str, media: str, encoding: str) -> SourceText:
    digest = hashlib.sha256(data).hexdigest()
    return SourceText(
        text=text, uri=printable(uri), sha256=digest, bytes=len(data), media_type=media, encoding=encoding
    )


def _empty() -> ReportkitError:
    return ReportkitError("RK102", "holds no text", hint="Check how it was saved.")
