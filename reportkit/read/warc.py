"""Web archives (WARC 1.0 and 1.1, ISO 28500): the pages of their responses."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from reportkit.errors import ReportkitError
from reportkit.read.files import MAX_FILE, too_large
from reportkit.read.inputs import Input, Opened, failing
from reportkit.read.members import Members, broken

_LINE = 1 << 16
_HEADS = 200  # lines of one record's head
_LENGTH = re.compile("[0-9]{1,15}")
_CHUNK_HEAD = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]{0,9}(?:;[^\r\n]{0,999})?\r\n")
_TEXTS = ("text/", "application/xhtml", "application/pdf", "application/msword", "application/vnd.openxml")


def warc_pages(opened: Opened) -> Iterator[Input]:
    """The pages and documents of a web archive, under the addresses they were fetched from.

    Raises ReportkitError RK120 (broken), RK124 (too many).
    """
    members = Members(opened.uri, opened.size)
    while head := _record_head(opened.file):
        length = head.get("content-length", "")
        if not _LENGTH.fullmatch(length):
            raise broken("a record without its length")
        size = int(length)
        if head.get("warc-type") not in ("response", "resource"):
            _skip(opened.file, size)
            continue
        uri = members.uri(head.get("warc-target-uri", "").strip("<>"))
        if size > MAX_FILE:
            _skip(opened.file, size)
            yield Input(uri, error=too_large(MAX_FILE))
            continue
        body = opened.file.read(size)
        if len(body) < size:
            yield Input(uri, error=broken("it is cut off"))
            return
        if "warc-truncated" in head:
            yield Input(uri, error=broken("the crawler cut it off"))
        else:
            yield from _page(uri, head, body)


def _page(uri: str, head: dict[str, str], body: bytes) -> Iterator[Input]:
    """What a record holds, without the head of the HTTP answer; nothing for pictures, scripts and errors."""
    kind = head.get("content-type", "")
    if head.get("warc-type") == "response":
        heads, _, body = body.partition(b"\r\n\r\n")
        if not heads.startswith(b"HTTP/"):
            yield Input(uri, error=broken("no answer of a server"))
            return
        status, *lines = heads.decode("latin-1").split("\r\n")
        if status.split(" ")[1:2] != ["200"]:
            return
        fields = dict(_field(line) for line in lines)
        kind = fields.get("content-type", "text/html")
        if not _is_text(kind):
            return
        with failing(uri) as failed:
            body = _undone(body, fields)
        yield from failed or (Input(uri, body),)
    elif _is_text(kind):
        yield Input(uri, body)


def _is_text(kind: str) -> bool:
    return kind.strip().lower().startswith(_TEXTS)


def _undone(body: bytes, fields: dict[str, str]) -> bytes:
    """A body without chunks and packing. Raises ReportkitError RK120 (broken), RK122 (packed in another way)."""
    if fields.get("transfer-encoding", "").lower() == "chunked" and _CHUNK_HEAD.match(body):
        body = _joined(body)
    packing = fields.get("content-encoding", "").lower()
    if packing in ("", "identity"):
        return body
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise ReportkitError("RK122", f"the page is packed by {packing[:20]!r}", hint="Fetch it anew, not packed.")
    try:
        return _unpacked(body, zlib.MAX_WBITS | 32)
    except zlib.error as error:
        if packing == "deflate":  # servers leave out the head
            with suppress(zlib.error):
                return _unpacked(body, -zlib.MAX_WBITS)
        raise broken(error) from error


def _unpacked(body: bytes, form: int) -> bytes:
    unpacker = zlib.decompressobj(form)
    data = unpacker.decompress(body, MAX_FILE)
    if not unpacker.eof:
        raise too_large(MAX_FILE) if unpacker.unconsumed_tail else broken("it is cut off")
    return data


def _joined(body: bytes) -> bytes:
    """The chunks of a body as one (RFC 9112, 7.1); crawlers also store bodies that are joined already."""
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK_HEAD.match(body, at):
        at = found.end() + int(found[1], 16)
        if at == found.end():
            return b"".join(parts)
        parts.append(body[found.end() : at])
        at += len(b"\r\n")
    raise broken("it is cut off")


def _record_head(file: BinaryIO) -> dict[str, str]:
    """The fields at the start of the next record; none at the end."""
    line = file.readline(_LINE)
    while line in (b"\r\n", b"\n"):
        line = file.readline(_LINE)
    if not line:
        return {}
    if not line.startswith(b"WARC/"):
        raise broken("no record where one should start")
    head = {"": ""}
    for _ in range(_HEADS):
        line = file.readline(_LINE)
        if not line.strip():
            return head
        head.update([_field(line.decode("utf-8", "replace"))])
    raise broken("the head of a record has no end")


def _field(line: str) -> tuple[str, str]:
    name, _, held = line.partition(":")
    return name.strip().lower(), held.strip()


def _skip(file: BinaryIO, size: int) -> None:
    while size > 0:
        data = file.read(min(size, 1 << 20))
        if not data:
            raise broken("it is cut off")
        size -= len(data)
