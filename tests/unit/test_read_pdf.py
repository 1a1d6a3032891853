"""PDF files: text, pages, and what can't be read."""

from __future__ import annotations

import io

import pypdf
import pypdf.errors
import pytest

from generators.documents import pdf
from reportkit.errors import ReportkitError
from reportkit.read import read_bytes
from reportkit.read.sniff import PDF, media_type

LINES = ["清河区2023年工作总结", "全区完成财政收入6.10亿元，增长10.0%。"]


def code(data: bytes) -> str:
    with pytest.raises(ReportkitError) as caught:
        read_bytes(data, uri="x")
    return caught.value.code


def test_pages_are_blocks() -> None:
    source = read_bytes(pdf([LINES, ["二、存在的问题"]]), uri="x")
    assert source.media_type == PDF
    assert source.text.split() == [*LINES, "二、存在的问题"]
    assert [(block.kind, block.page) for block in source.blocks] == [("page", 1), ("page", 2)]
    assert source.blocks[1].span[0] == source.blocks[0].span[1]
    assert source.text[slice(*source.blocks[1].span)].strip() == "二、存在的问题"


def test_blanks_before_the_mark() -> None:
    assert media_type(b"\r\n \xef\xbb\xbf"[:3] + pdf([LINES])) == PDF
    assert media_type("说明：%PDF-1.4 是一种格式。".encode()) == "text/plain"


def test_broken_files() -> None:
    data = pdf([LINES])
    assert code(data[: len(data) // 2]) == "RK112"
    assert code(b"%PDF-1.4\n%%EOF") == "RK112"
    assert code(data.replace(b"/Count 1", b"/Count 2")) == "RK112"


def test_pages_without_text() -> None:
    assert code(pdf([[]])) == "RK102"
    scanned = pdf([[]]).replace(b"/Resources<<", b"/Resources<</XObject<</I 3 0 R>>")
    assert code(scanned) == "RK113"


def test_aes_needs_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it the message says so; with it the file is read."""
    writer = pypdf.PdfWriter(io.BytesIO(pdf([LINES])))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)

    def missing(*_: object) -> None:
        raise pypdf.errors.DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(pypdf.PdfReader, "decrypt", missing)
    assert code(out.getvalue()) == "RK122"


@pytest.mark.parametrize(("user", "protected"), [("secret", True), ("", False)])
def test_protected_files(user: str, *, protected: bool) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(pdf([LINES])))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    if protected:
        assert code(out.getvalue()) == "RK111"
    else:
        assert LINES[0] in read_bytes(out.getvalue(), uri="x").text
