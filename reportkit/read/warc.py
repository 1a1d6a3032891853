"""Web archives (WARC 1.0 and 1.1, ISO 28500): the pages of their responses."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from reportkit.read.files import MAX_FILE, too_large
from reportkit.read.inputs import Input, Opened
from reportkit.read.members import Members, broken

_LINE = 1 << 16
_HEADS = 200  # lines of one record's head
_TEXTS = ("text/", "application/xhtml", "application/pdf", "application/msword", "application/vnd.openxml")


def warc_pages(opened: Opened) -> Iterator[Input]:
    """The pages and documents of a web archive, under the addresses they were fetched from.

    Raises ReportkitError RK120 (broken), RK124 (too many).
    """
    members = Members(opened.uri, opened.size)
    while head := _record_head(opened.file):
        length = head.get("content-length", "")
        if not length.isdecimal():
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
        yield from _page(uri, head, body)


def _page(uri: str, head: dict[str, str], body: bytes) -> Iterator[Input]:
    """What a record holds, without the head of the HTTP answer; nothing for pictures, scripts and errors."""
    kind = head.get("content-type", "")
    if head.get("warc-type") == "response":
        heads, _, body = body.partition(b"\r\n\r\n")
        status, *lines = heads.decode("latin-1").split("\r\n")
        if status.split(" ")[1:2] != ["200"]:
            return
        fields = dict(_field(line) for line in lines)
        kind = fields.get("content-type", "text/html")
        try:
            body = _undone(body, fields)
        except (zlib.error, EOFError, OSError, ValueError) as error:
            yield Input(uri, error=broken(error))
            return
    if kind.strip().lower().startswith(_TEXTS):
        yield Input(uri, body)


def _undone(body: bytes, fields: dict[str, str]) -> bytes:
    """A body without chunks and packing."""
    if fields.get("transfer-encoding", "").lower() == "chunked":
        body = _joined(body)
    if fields.get("content-encoding", "").lower() in ("gzip", "x-gzip"):
        body = gzip.GzipFile(fileobj=io.BytesIO(body)).read(MAX_FILE)
    return body


def _joined(body: bytes) -> bytes:
    parts = []
    at = 0
    while (end := body.find(b"\r\n", at)) >= 0:
        length = int(body[at:end].split(b";")[0] or b"0", 16)
        parts.append(body[end + 2 : end + 2 + length])
        at = end + 2 + length + 2
    return b"".join(parts)


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
