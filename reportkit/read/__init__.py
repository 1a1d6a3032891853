"""Reading: a path, standard input or bytes → SourceText. Each kind of file has its reader in READERS."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable

from reportkit.errors import ReportkitError
from reportkit.model import Block
from reportkit.read.encoding import decode
from reportkit.read.extracted import Extracted
from reportkit.read.files import MAX_BYTES, MAX_FILE, STDIN, load, too_large
from reportkit.read.sniff import DOCX, ENCRYPTED, HTML, OLE, PDF, TEXT, media_type, unread
from reportkit.stages import SourceText

__all__ = ["MAX_BYTES", "MAX_FILE", "READERS", "STDIN", "read_bytes", "read_path", "read_text"]


def _read_plain(data: bytes, *, encoding: str | None) -> Extracted:
    return Extracted(*decode(data, encoding=encoding))


def _read_html(data: bytes, *, encoding: str | None) -> Extracted:
    from reportkit.read.html import read_html

    return read_html(data, encoding=encoding)


def _read_docx(data: bytes, *, encoding: str | None) -> Extracted:
    from reportkit.read.docx import read_docx

    return read_docx(data)


def _read_pdf(data: bytes, *, encoding: str | None) -> Extracted:
    from reportkit.read.pdf import read_pdf

    return read_pdf(data)


# How the text is got out of each media type. What is not here is refused by name. `encoding` is that the user named;
# Word and PDF have none to choose.
READERS: dict[str, Callable[..., Extracted]] = {TEXT: _read_plain, HTML: _read_html, DOCX: _read_docx, PDF: _read_pdf}


def read_path(path: str | os.PathLike[str], *, encoding: str | None = None) -> SourceText:
    """The decoded text of a file, or of standard input for "-"; errors name the file.

    Raises ReportkitError RK101–RK112; `reportkit help CODE` explains each.
    """
    uri = "stdin" if path == STDIN else os.fspath(path)
    try:
        return read_bytes(load(path, max_bytes=MAX_FILE), uri=uri, encoding=encoding)
    except ReportkitError as error:
        error.where = error.where or printable(uri)
        raise


def read_bytes(data: bytes, *, uri: str, encoding: str | None = None) -> SourceText:
    """The text of `data`, decoded or extracted. Raises ReportkitError RK102–RK112 without a place."""
    if not data:
        raise _empty()
    kind = media_type(data)
    if kind == OLE and ENCRYPTED in data:
        raise ReportkitError("RK111", "is a document protected by a password", hint="Save it without one.")
    if kind not in READERS:
        name, hint = unread(kind, data)
        raise ReportkitError("RK108", f"this is {name}, which is not read", hint=hint)
    if len(data) > (MAX_BYTES if kind in (TEXT, HTML) else MAX_FILE):
        raise too_large(MAX_BYTES)
    found = READERS[kind](data, encoding=encoding)
    if not found.text.strip("\ufeff \t\r\n\v\f\u3000\xa0"):
        raise _empty()
    if len(found.text) > MAX_BYTES:
        raise ReportkitError("RK107", f"holds more than {MAX_BYTES:,} characters of text", hint="Split it.")
    return _source(found.text, data, uri=uri, media=kind, encoding=found.encoding, blocks=found.blocks)


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


def _source(
    text: str, data: bytes, *, uri: str, media: str, encoding: str, blocks: tuple[Block, ...] = ()
) -> SourceText:
    return SourceText(
        text=text,
        uri=printable(uri),
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        media_type=media,
        encoding=encoding,
        blocks=blocks,
    )


def _empty() -> ReportkitError:
    return ReportkitError("RK102", "holds no text", hint="Check how it was saved.")
