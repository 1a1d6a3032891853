"""The inputs in archives and tables: names, kinds, nesting, and members that are broken, locked or hostile."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from generators.documents import archive, docx, paragraph, tar
from reportkit.errors import ReportkitError
from reportkit.read import members, read_bytes
from reportkit.read.inputs import Input, open_inputs

TEXT = "清河区2023年工作总结\n全区新建学校3所。\n".encode()
PACKERS: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
Inputs = Callable[..., list[Input]]


@pytest.fixture
def inputs(tmp_path: Path) -> Inputs:
    """The inputs in a file of these bytes; the name of the file is x, and says nothing."""

    def call(data: bytes, text_field: str | None = None) -> list[Input]:
        path = tmp_path / "x"
        path.write_bytes(data)
        found = list(open_inputs(path, text_field=text_field))
        return [each._replace(uri=each.uri.replace(os.fspath(path), "x")) for each in found]

    return call


def codes(found: list[Input]) -> list[tuple[str, str]]:
    return [(each.uri, each.error.code if each.error else "") for each in found]


def raw_zip(
    name: bytes, data: bytes, *, flags: int = 0, method: int = 0, crc: int | None = None, mode: int = 0
) -> bytes:
    """A zip of one member, every field as given."""
    crc = zlib.crc32(data) if crc is None else crc
    fixed = struct.pack("<HHHHHLLLHH", 20, flags, method, 0, 0, crc, len(data), len(data), len(name), 0)
    start = b"PK\x03\x04" + fixed + name + data
    entry = b"PK\x01\x02" + struct.pack("<H", 0x314) + fixed + struct.pack("<HHHLL", 0, 0, 0, mode << 16, 0) + name
    return start + entry + b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 1, 1, len(entry), len(start), 0)


def test_a_document_is_itself(inputs: Inputs) -> None:
    assert inputs(TEXT) == [Input("x", TEXT)]
    assert inputs(b"") == [Input("x", b"")]
    word = docx(paragraph("全区"))
    assert inputs(word) == [Input("x", word)]


def test_what_can_not_be_opened_is_an_error(tmp_path: Path) -> None:
    assert codes(list(open_inputs(tmp_path / "none")))[0][1] == "RK101"
    assert codes(list(open_inputs(tmp_path)))[0][1] == "RK105"


def test_members_of_a_zip(inputs: Inputs) -> None:
    word = docx(paragraph("全区"))
    found = inputs(archive({"县/总结.txt": TEXT, "县/": b"", "b.docx": word, ".hidden": b"x", "__MACOSX/._b": b"x"}))
    assert found == [Input("x!/县/总结.txt", TEXT), Input("x!/b.docx", word)]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "big5"])
def test_names_without_the_flag(inputs: Inputs, encoding: str) -> None:
    assert inputs(raw_zip("工作報告.txt".encode(encoding), TEXT)) == [Input("x!/工作報告.txt", TEXT)]


def test_names_with_the_flag(inputs: Inputs) -> None:
    assert inputs(raw_zip("总结.txt".encode(), TEXT, flags=0x800))[0].uri == "x!/总结.txt"


def test_names_that_stand_twice_are_told_apart(inputs: Inputs) -> None:
    data = tar({"a.txt": TEXT}) + b""
    twice = io.BytesIO()
    with tarfile.open(fileobj=twice, mode="w") as made:
        for _ in range(2):
            info = tarfile.TarInfo("a.txt")
            info.size = len(TEXT)
            made.addfile(info, io.BytesIO(TEXT))
    assert inputs(data) == [Input("x!/a.txt", TEXT)]
    assert [each.uri for each in inputs(twice.getvalue())] == ["x!/a.txt", "x!/a.txt#2"]


@pytest.mark.parametrize("pack", [None, *PACKERS.values()], ids=["plain", *PACKERS])
def test_members_of_a_tar(inputs: Inputs, pack: Callable[[bytes], bytes] | None) -> None:
    data = tar({"县/总结.txt": TEXT, "b.txt": TEXT * 9})
    assert inputs(pack(data) if pack else data) == [Input("x!/县/总结.txt", TEXT), Input("x!/b.txt", TEXT * 9)]


def test_zstd(inputs: Inputs) -> None:
    zstandard = pytest.importorskip("zstandard")
    pack = zstandard.ZstdCompressor().compress
    assert inputs(pack(TEXT)) == [Input("x", TEXT)]
    assert inputs(pack(tar({"a.txt": TEXT}))) == [Input("x!/a.txt", TEXT)]
    assert inputs(pack(TEXT) + pack(TEXT)) == [Input("x", TEXT * 2)]
    assert codes(inputs(pack(os.urandom(9999))[:-9])) == [("x", "RK120")]


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_a_packed_file(inputs: Inputs, pack: Callable[[bytes], bytes]) -> None:
    assert inputs(pack(TEXT)) == [Input("x", TEXT)]


def test_names_of_a_tar_in_gbk(inputs: Inputs) -> None:
    data = tar({"A" * 8: TEXT}).replace(b"A" * 8, "工作总结".encode("gbk"))
    fixed = _with_checksum(data)
    assert inputs(fixed)[0].uri == "x!/工作总结"


def _with_checksum(data: bytes) -> bytes:
    head = bytearray(data[:512])
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head) + data[512:]


def test_nesting_goes_one_level_deep(inputs: Inputs) -> None:
    word = docx(paragraph("全区"))
    inner = archive({"a.txt": TEXT, "b.docx": word, "c.txt.gz": gzip.compress(TEXT), "d.zip": archive({"e": TEXT})})
    found = inputs(archive({"inner.zip": inner, "f.tar.gz": gzip.compress(tar({"g": TEXT}))}))
    assert codes(found) == [
        ("x!/inner.zip!/a.txt", ""),
        ("x!/inner.zip!/b.docx", ""),
        ("x!/inner.zip!/c.txt.gz", "RK125"),
        ("x!/inner.zip!/d.zip", "RK125"),
        ("x!/f.tar.gz!/g", ""),
    ]


def test_members_that_are_no_files(inputs: Inputs) -> None:
    link, device = tarfile.TarInfo("link"), tarfile.TarInfo("device")
    link.type, link.linkname, device.type = tarfile.SYMTYPE, "/etc/passwd", tarfile.CHRTYPE
    found = inputs(tar({"../up": TEXT, "/root": TEXT, "ok": TEXT}, link, device))
    assert codes(found) == [
        ("x!/../up", "RK121"), ("x!//root", "RK121"), ("x!/ok", ""), ("x!/link", "RK121"), ("x!/device", "RK121"),
    ]  # fmt: skip
    assert codes(inputs(raw_zip(b"link", b"/etc/passwd", mode=0o120777))) == [("x!/link", "RK121")]
    assert codes(inputs(raw_zip(b"..\\up", TEXT))) == [("x!/../up", "RK121")]
    assert codes(inputs(raw_zip(b"C:\\up", TEXT))) == [("x!/C:/up", "RK121")]


def test_members_that_can_not_be_read(inputs: Inputs) -> None:
    assert codes(inputs(raw_zip(b"a", TEXT, flags=1))) == [("x!/a", "RK111")]
    assert codes(inputs(raw_zip(b"a", TEXT, crc=7))) == [("x!/a", "RK120")]
    assert codes(inputs(raw_zip(b"a", TEXT, method=9))) == [("x!/a", "RK122")]
    assert codes(inputs(raw_zip(b"a", TEXT, method=8))) == [("x!/a", "RK120")]


def test_one_bad_member_does_not_stop_the_rest(inputs: Inputs) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in ("a", "b", "c"):
            made.writestr(name, TEXT)
    data = out.getvalue()
    at = data.index(TEXT, data.index(TEXT) + 1)
    assert codes(inputs(data[:at] + b"!" + data[at + 1 :])) == [("x!/a", ""), ("x!/b", "RK120"), ("x!/c", "")]


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_cut_off_archives(inputs: Inputs, pack: Callable[[bytes], bytes]) -> None:
    data = tar({f"{i}.txt": os.urandom(5000) for i in range(40)})
    found = inputs(pack(data)[:-90_000])
    assert found[-1].error is not None
    assert found[-1].error.code == "RK120"
    assert codes(inputs(pack(os.urandom(9999))[:-99])) == [("x", "RK120")]


def test_a_cut_off_zip(inputs: Inputs) -> None:
    assert codes(inputs(archive({"a.txt": os.urandom(999)})[:-30])) == [("x", "RK120")]
    assert codes(inputs(b"PK\x03\x04")) == [("x", "RK120")]
    (found,) = inputs(archive({"a.docx": docx(paragraph("全区")), "b.txt": TEXT})[:-30])
    assert "cut off" in str(found.error)


@pytest.mark.parametrize("contents_last", [False, True])
@pytest.mark.parametrize(
    ("part", "code", "told"),
    [
        ("word/document.xml", "RK110", "is a broken Word document: it is cut off"),
        ("xl/workbook.xml", "RK108", "a cut-off Excel workbook"),
        ("a.txt", "RK108", "a cut-off zip archive"),
    ],
)
def test_what_is_cut_off_is_called_by_its_kind(part: str, code: str, told: str, contents_last: bool) -> None:
    office = {"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<Relationships/>"} if "/" in part else {}
    names = sorted(office, reverse=contents_last)
    parts = {names[0]: office[names[0]], part: TEXT, names[1]: office[names[1]]} if names else {part: TEXT}
    for lost in (10, 30):
        with pytest.raises(ReportkitError, match=code) as caught:
            read_bytes(archive(parts)[:-lost], uri="x")
        assert told in str(caught.value)


def test_bombs(inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "MAX_UNPACKED", 1_000_000)
    big = bytes(700_000)
    found = inputs(archive({"a": big, "b": big, "c": TEXT}))
    assert codes(found) == [("x!/a", ""), ("x", "RK124")]
    assert codes(inputs(gzip.compress(bytes(3_000_000)))) == [("x", "RK124")]
    found = inputs(gzip.compress(tar({"a": big, "b": big})))
    assert found[-1].error is not None
    assert found[-1].error.code == "RK124"
    monkeypatch.setattr(members, "MAX_MEMBERS", 2)
    assert codes(inputs(archive(dict.fromkeys("abc", TEXT))))[-1] == ("x", "RK124")


def test_unpacking_within_memory(inputs: Inputs) -> None:
    greedy = lzma.compress(TEXT, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 3 << 29}])
    assert codes(inputs(greedy)) == [("x", "RK124")]
    assert inputs(lzma.compress(TEXT) + bytes(8) + lzma.compress(TEXT, preset=9)) == [Input("x", TEXT * 2)]


def _head(kind: bytes, size: int = 0, *, written: bytes = b"") -> bytes:
    """The head of a member of a tar; `written` is its size as it stands there."""
    info = tarfile.TarInfo("a")
    info.type, info.size = kind, size
    head = info.tobuf(tarfile.GNU_FORMAT)
    return _with_checksum(head[:124] + written + head[136:]) if written else head


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME])
def test_heads_without_end(inputs: Inputs, kind: bytes) -> None:
    assert codes(inputs(gzip.compress(_head(kind, 900_000_000) + b"a" * 9_000_000))) == [("x", "RK120")]


def test_sizes_that_are_false(inputs: Inputs) -> None:
    found = inputs(_head(tarfile.REGTYPE, written=b"\x80" + b"\xff" * 11) + TEXT)
    assert codes(found) == [("x!/a", "RK107"), ("x", "RK120")]
    assert codes(inputs(_head(tarfile.XHDTYPE, 20) + b"99999999999999999999 a=b".ljust(512, b"\0"))) == [("x", "RK120")]


def test_archives_without_documents(inputs: Inputs) -> None:
    for data in (archive({}), archive({"__MACOSX/._a": b"x"}), tar({".a": b"x"})):
        assert codes(inputs(data)) == [("x", "RK102")]
    assert codes(inputs(b"id,text\n", text_field="text")) == [("x", "RK102")]


def test_a_member_without_a_name(inputs: Inputs) -> None:
    assert inputs(raw_zip(b"", TEXT)) == [Input("x!/", TEXT)]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_packed_wrongly(inputs: Inputs, method: int) -> None:
    greedy = b"\x09\x04\x05\x00\x5d\xff\xff\xff\xff" + TEXT
    assert codes(inputs(raw_zip(b"a", greedy, method=method))) == [("x!/a", "RK120")]


def test_members_too_large(inputs: Inputs) -> None:
    assert codes(inputs(archive({"a": bytes(64_000_001), "b": TEXT}))) == [("x!/a", "RK107"), ("x!/b", "")]


ROWS = [{"id": 1, "text": "全区新建学校3所。", "place": "清河"}, {"id": 2, "text": "甲,\n乙", "place": "云岭"}]
JSON_LINES = "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS)
CSV = 'id,text,place\r\n1,全区新建学校3所。,清河\r\n2,"甲,\n乙",云岭\r\n'


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (JSON_LINES.encode(), [1, 2]),
        (b"\xef\xbb\xbf" + JSON_LINES.encode() + b"\n\n", [1, 2]),
        (json.dumps(ROWS).encode(), [1, 2]),
        (gzip.compress(JSON_LINES.encode(), mtime=0), [1, 2]),
        (CSV.encode(), [2, 4]),
        (CSV.encode("utf-8-sig"), [2, 4]),
        (CSV.encode("gb18030"), [2, 4]),
        (CSV.encode("utf-16"), [2, 4]),
        (CSV.replace("\r\n", "\r").encode(), [2, 4]),
        (CSV.replace(",", "\t").replace("甲\t", "甲,").encode(), [2, 4]),
    ],
)
def test_rows(inputs: Inputs, data: bytes, lines: list[int]) -> None:
    found = inputs(data, text_field="text")
    assert [each.uri for each in found] == [f"x#{line}" for line in lines]
    assert [each.data.decode() for each in found] == [row["text"] for row in ROWS]
    assert [str((each.fields or {})["place"]) for each in found] == ["清河", "云岭"]
    assert all("text" not in (each.fields or {}) for each in found)


def test_rows_of_parquet(inputs: Inputs, tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), tmp_path / "t")
    data = (tmp_path / "t").read_bytes()
    assert [each.data.decode() for each in inputs(data, text_field="text")] == [row["text"] for row in ROWS]
    assert codes(inputs(data[:-99], text_field="text")) == [("x", "RK123")]


def test_texts_of_parquet_may_be_bytes(inputs: Inputs, tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.Table.from_pylist([{"text": TEXT.decode().encode("gbk")}]), tmp_path / "t")
    assert inputs((tmp_path / "t").read_bytes(), text_field="text")[0].data.decode("gbk") == TEXT.decode()


def test_times_of_parquet(inputs: Inputs, tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    times = pyarrow.array([1_700_000_000_123_456_789], pyarrow.timestamp("ns"))
    parquet.write_table(pyarrow.table({"text": ["甲"], "at": times}), tmp_path / "t")
    (found,) = inputs((tmp_path / "t").read_bytes(), text_field="text")
    assert found.fields == {"at": datetime(2023, 11, 14, 22, 13, 20, 123456)}


def test_a_line_without_end(inputs: Inputs) -> None:
    assert codes(inputs(b"text,a\n" + b"," * 16_000_001, text_field="text")) == [("x", "RK107")]


def test_without_a_text_field_tables_are_text(inputs: Inputs) -> None:
    assert inputs(JSON_LINES.encode()) == [Input("x", JSON_LINES.encode())]
    assert inputs(TEXT, text_field="text") == [Input("x", TEXT)]


@pytest.mark.parametrize("data", [CSV.encode(), CSV.encode("gb18030"), CSV.encode("utf-16"), CSV[:31].encode()])
def test_a_table_without_the_column_is_said_so(inputs: Inputs, data: bytes) -> None:
    (found,) = inputs(data, text_field="body")
    assert str(found.error).startswith("has no column 'body'; there are id, text, place [RK123]")


def test_parquet_without_the_column_is_said_so(inputs: Inputs, tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), tmp_path / "t")
    assert codes(inputs((tmp_path / "t").read_bytes(), text_field="body")) == [("x", "RK123")]


def test_json_lines_without_the_column_are_said_so(inputs: Inputs) -> None:
    assert codes(inputs(JSON_LINES.encode(), text_field="body")) == [("x#1", "RK123"), ("x#2", "RK123")]


@pytest.mark.parametrize(
    "text",
    [
        "工作总结,2023年\n全区新建学校3所,道路2条,桥1座。\n",  # rows of several widths
        "全区新建学校3所,道路2条。\n",  # a single line
        "一,\n二,\n三,\n",  # a column without a name
        "全区新建学校3所\n道路2条\n",
        "今年以来全区上下深入贯彻落实各项决策部署扎实推进重点工作取得明显成效,增长6%\n投资,增长5%\n",
    ],
)
def test_prose_with_commas_is_no_table(inputs: Inputs, text: str) -> None:
    assert inputs(text.encode(), text_field="text") == [Input("x", text.encode())]


def test_rows_that_can_not_be_read(inputs: Inputs) -> None:
    lines = [b'{"text": "a"}', b'{"text": 3}', b"{broken", b"[1]", b'{"other": "b"}', b'{"text": "c"}', b"[" * 99_999]
    found = inputs(b"\n".join(lines), text_field="text")
    assert [code for _, code in codes(found)] == ["", "RK123", "RK123", "RK123", "RK123", "", "RK123"]
    assert codes(inputs(b"text,a\n1,2\n1,2,3\n", text_field="text")) == [("x#2", ""), ("x#3", "RK123")]
    assert codes(inputs(b'[{"text": "a"}', text_field="text")) == [("x", "RK123")]


def _record(uri: str, body: bytes, kind: str = "response") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def test_pages_of_a_web_archive(inputs: Inputs) -> None:
    page = "<html><body><p>全区新建学校3所。</p></body></html>".encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    chunked = b"5\r\n" + page[:5] + b"\r\n" + b"%x\r\n" % len(page[5:]) + page[5:] + b"\r\n0\r\n\r\n"
    data = (
        _record("http://a/1", answer + b"\r\n" + page)
        + _record("http://a/2", answer + b"Transfer-Encoding: chunked\r\n\r\n" + chunked)
        + _record("http://a/3", answer + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(page))
        + _record("http://a/4", b"HTTP/1.1 404 No\r\n\r\nno")
        + _record("http://a/5", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx")
        + _record("http://a/6", b"x", "metadata")
    )
    for packed in (data, gzip.compress(data)):
        found = inputs(packed)
        assert found == [Input(f"x!/http://a/{i}", page) for i in (1, 2, 3)]
    assert read_bytes(found[0].data, uri="x").text == "全区新建学校3所。\n"
    assert codes(inputs(data[:150])) == [("x!/http://a/1", "RK120")]


@pytest.mark.parametrize(
    ("fields", "body", "code"),
    [
        ("Transfer-Encoding: chunked", b"<p>a</p>", ""),  # joined already
        ("Transfer-Encoding: chunked", b"ff\r\n<p>a", "RK120"),
        ("Transfer-Encoding: chunked", b"-6\r\n", ""),
        ("Content-Encoding: br", b"?", "RK122"),
        ("Content-Encoding: deflate", zlib.compress(b"<p>a</p>"), ""),
        ("Content-Encoding: deflate", zlib.compress(b"<p>a</p>")[2:-4], ""),
        ("Content-Encoding: gzip", gzip.compress(b"<p>a</p>", mtime=0)[:-9], "RK120"),
        ("Content-Encoding: gzip", gzip.compress(bytes(64_000_001), mtime=0), "RK107"),
    ],
)
def test_pages_packed_in_other_ways(inputs: Inputs, fields: str, body: bytes, code: str) -> None:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{fields}\r\n\r\n".encode() + body
    assert codes(inputs(_record("http://a", answer))) == [("x!/http://a", code)]


def test_records_that_are_broken(inputs: Inputs) -> None:
    page = _record("http://a", b"HTTP/1.1 200 OK\r\n\r\n<p>a</p>")
    cut = page.replace(b"WARC-Target", b"WARC-Truncated: length\r\nWARC-Target")
    assert codes(inputs(cut)) == [("x!/http://a", "RK120")]
    assert codes(inputs(_record("http://a", b"junk"))) == [("x!/http://a", "RK120")]
    for length in (b"-1", b"9" * 5000, "²".encode()):
        assert codes(inputs(page.replace(b"Length: 27", b"Length: " + length))) == [("x", "RK120")]


def test_a_packed_word_document(inputs: Inputs) -> None:
    word = docx(paragraph("全区"))
    assert inputs(gzip.compress(word)) == [Input("x", word)]
    assert inputs(archive({"a.docx.gz": gzip.compress(word)})) == [Input("x!/a.docx.gz", word)]
