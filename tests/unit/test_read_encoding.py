"""Bytes to text: every encoding reports come in, with and without a BOM."""

from __future__ import annotations

import codecs

import pytest

from reportkit.errors import ReportkitError
from reportkit.read import read_bytes, read_text
from reportkit.read.encoding import decode

SIMPLIFIED = "清河区2023年工作总结\r\n全区完成财政收入6.10亿元，增长10.0%；新建学校3所。\r\n"
TRADITIONAL = "雲嶺縣2023年工作總結\n全縣完成財政收入6.10億元，增長10.0%；新建學校3所。\n"

CASES = [
    (SIMPLIFIED, "utf-8", b"", "utf-8"),
    (SIMPLIFIED, "utf-8", codecs.BOM_UTF8, "utf-8"),
    (SIMPLIFIED, "gbk", b"", "gb18030"),
    (SIMPLIFIED, "utf-16-le", b"", "utf-16-le"),
    (SIMPLIFIED, "utf-16-be", b"", "utf-16-be"),
    (SIMPLIFIED, "utf-16-le", codecs.BOM_UTF16_LE, "utf-16"),
    (SIMPLIFIED, "utf-16-be", codecs.BOM_UTF16_BE, "utf-16"),
    (SIMPLIFIED, "utf-32-le", codecs.BOM_UTF32_LE, "utf-32"),
    (SIMPLIFIED + "𠮷", "gb18030", b"", "gb18030"),
    (TRADITIONAL, "big5", b"", "big5hkscs"),
    (TRADITIONAL + "嘅咗", "big5hkscs", b"", "big5hkscs"),
    (TRADITIONAL, "gbk", b"", "gb18030"),
    ("report 2023: 56\n", "utf-8", b"", "utf-8"),
    ("report 2023: 56\n", "utf-16-le", b"", "utf-16-le"),
]


@pytest.mark.parametrize(("text", "written", "bom", "expected"), CASES)
def test_encoding_is_found(text: str, written: str, bom: bytes, expected: str) -> None:
    data = bom + text.encode(written)
    source = read_bytes(data, uri="x")
    assert source.encoding == expected
    assert source.text.removeprefix("\ufeff") == text
    assert source.text == data.decode(source.encoding)
    assert source.bytes == len(data)


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["清河区教育工作", "2022年全县", "财政收入增长"])
def test_a_few_words_are_enough(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    if data.decode(encoding) == text:
        assert decode(data).text == text


def test_labels_mean_their_supersets() -> None:
    assert decode("镕".encode("gb18030"), encoding="gb2312") == ("镕", "gb18030")
    assert decode("嘅".encode("big5hkscs"), encoding="Big5") == ("嘅", "big5hkscs")


def test_a_broken_byte_is_named() -> None:
    data = SIMPLIFIED.encode() + b"\xe6\xff" + SIMPLIFIED.encode()
    with pytest.raises(ReportkitError, match=f"byte {len(SIMPLIFIED.encode()):,}") as caught:
        read_bytes(data, uri="x")
    assert caught.value.code == "RK104"


def test_a_stray_control_character_is_no_binary() -> None:
    assert decode((SIMPLIFIED * 9 + "\0").encode()).encoding == "utf-8"


def test_lone_surrogates_are_refused() -> None:
    with pytest.raises(ReportkitError) as caught:
        read_text("全县\ud800")
    assert caught.value.code == "RK104"


def test_an_encoding_given_is_taken_as_said() -> None:
    assert read_bytes("镕".encode("gb18030"), uri="x", encoding="gb18030").text == "镕"
    with pytest.raises(ReportkitError):
        read_bytes(SIMPLIFIED.encode("gbk"), uri="x", encoding="utf-8")
