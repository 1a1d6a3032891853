"""Whatever the bytes: a text with its blocks inside it, or an error with a code; archives never raise."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import tarfile
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.documents import archive, docx, level, numbered, numbering, pdf, table
from reportkit.errors import ReportkitError
from reportkit.read import read_bytes
from reportkit.read.inputs import open_inputs

TEXT = "清河区2023年工作总结\n全区新建学校3所。\n"
PAGE = f"<html><body><h1>{TEXT}</h1><table><tr><td rowspan=2>甲<td>1<tr><td>2</table><ol><li>乙</ol></body></html>"


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as made:
        info = tarfile.TarInfo("a.txt")
        info.size = len(TEXT.encode())
        made.addfile(info, io.BytesIO(TEXT.encode()))
    return out.getvalue()


SEEDS = {
    "docx": docx(
        numbered("甲") + table([["a", "b"]]),
        numbering=numbering({0: level(0, "chineseCounting", "%1、")}, {1: (0, "")}),
    ),
    "pdf": pdf([[TEXT]]),
    "html": PAGE.encode(),
    "zip": archive({"a.txt": TEXT.encode(), "b.html": PAGE.encode()}),
    "tar": _tar(),
    "gzip": gzip.compress(TEXT.encode() * 9),
    "json": json.dumps({"text": TEXT}).encode() + b"\n",
    "csv": b'text,a\n"b",c\n',
    "warc": b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n",
}
EDITS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 12), st.binary(max_size=8)), max_size=6)


@pytest.mark.parametrize("seed", SEEDS.values(), ids=SEEDS.keys())
@settings(max_examples=120, deadline=None)
@given(edits=EDITS)
def test_damaged_files(seed: bytes, edits: list[tuple[int, int, bytes]]) -> None:
    data = seed
    for at, length, new in edits:
        at %= len(data) + 1
        data = data[:at] + new + data[at + length :]
    with contextlib.suppress(ReportkitError):
        source = read_bytes(data, uri="x")
        assert source.text.encode("utf-8")
        spans = [block.span for block in source.blocks]
        assert all(0 <= start <= end <= len(source.text) for start, end in spans)
        assert spans == sorted(spans)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(data)
        for found in open_inputs(path, text_field="text"):
            assert found.error is None or found.error.code.startswith("RK1")
