"""Folders of invented reports in every kind of file and encoding, some of them broken in a known way."""

from __future__ import annotations

import bz2
import codecs
import csv
import gzip
import io
import json
import lzma
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from generators.documents import archive, docx, paragraph, pdf, tar

_PLACES = ("清河区", "云岭县", "石桥镇", "东湖市", "北原乡", "南溪州")
_HEADINGS = ("一、基本情况", "二、主要工作", "三、存在的困难", "四、下一步打算")
_LINES = (
    "全区新建道路{a}.{b}公里，同比增长{c}.{d}%。",
    "完成固定资产投资{a}.{c}亿元，其中民间投资占{b}{c}.{d}%。",
    "新增城镇就业{a}{b}人，比上年多{c}{d}人，登记失业率控制在{b}.{c}%以内。",
    "粮食总产量{a}.{d}万吨，建成高标准农田{c}.{b}万亩。",
    "我们坚持问题导向，把群众满意作为工作的出发点和落脚点，各项任务有序推进。",
    "全年办理群众来信{a}件，办结率达到{c}{d}.{b}%。",
)
_TRADITIONAL = (
    "全區新建道路{a}.{b}公里，同比增長{c}.{d}%。",
    "完成投資{a}.{c}億元，其中民間投資占{b}{c}.{d}%。",
    "我們堅持以民為本，各項任務有序推進，群眾滿意度達到{c}{d}.{b}%。",
)


class Made(NamedTuple):
    """What must become of a folder: the inputs that convert, and the codes of those that don't, by uri."""

    good: frozenset[str]
    broken: dict[str, str]
    bytes: int


def report(n: int, size: int, lines: Sequence[str] = _LINES) -> str:
    """A report of about `size` bytes of UTF-8, another one for every `n`."""
    parts = [f"{_PLACES[n % len(_PLACES)]}第{n}号2023年工作总结"]
    seed = n * 7919
    for heading in _HEADINGS:
        parts.append(heading)
        room = size // len(_HEADINGS)
        while room > 0:
            digits = {"a": seed % 89 + 10, "b": seed % 7 + 1, "c": seed // 7 % 9 + 1, "d": seed // 3 % 10}
            parts.append(lines[seed % len(lines)].format(**digits))
            room -= len(parts[-1].encode())
            seed += 1
    return "\n".join(parts) + "\n"


def _page(text: str, encoding: str) -> bytes:
    body = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
    return f'<html><head><meta charset="{encoding}"></head><body>{body}</body></html>'.encode(encoding)


def _word(text: str) -> bytes:
    return docx("".join(map(paragraph, text.splitlines())))


def _print(text: str) -> bytes:
    lines = [line[at : at + 40] for line in text.splitlines() for at in range(0, len(line), 40)]
    return pdf([lines[at : at + 45] for at in range(0, len(lines), 45)])


def _json_lines(texts: Sequence[str]) -> bytes:
    return "".join(json.dumps({"id": i, "text": t}, ensure_ascii=False) + "\n" for i, t in enumerate(texts)).encode()


def _csv(texts: Sequence[str]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("id", "text"), *enumerate(texts)])
    return out.getvalue().encode("gb18030")


def _warc(texts: Sequence[str]) -> bytes:
    records = []
    for i, text in enumerate(texts):
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + _page(text, "utf-8")
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/{i}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        records.append(head.encode() + body + b"\r\n\r\n")
    return b"".join(records)


def _csv_lines(texts: Sequence[str]) -> list[str]:
    ends = [2 + sum(text.count("\n") + 1 for text in texts[: i + 1]) - 1 for i in range(len(texts))]
    return [f"#{line}" for line in ends]


# Files of one document: the end of the name, and how it is made.
_SINGLE: tuple[tuple[str, Callable[[str], bytes]], ...] = (
    ("txt", str.encode),
    ("gb.txt", lambda text: text.encode("gb18030")),
    ("bom.txt", lambda text: codecs.BOM_UTF8 + text.encode()),
    ("wide.txt", lambda text: text.encode("utf-16")),
    ("be.txt", lambda text: text.encode("utf-16-be")),
    ("html", lambda text: _page(text, "utf-8")),
    ("gb.html", lambda text: _page(text, "gb18030")),
    ("docx", _word),
    ("pdf", _print),
    ("txt.gz", lambda text: gzip.compress(text.encode(), mtime=0)),
    ("txt.bz2", lambda text: bz2.compress(text.encode())),
    ("txt.xz", lambda text: lzma.compress(text.encode())),
)
# Files of several: also what follows their name in those of the inputs.
_SEVERAL: tuple[tuple[str, Callable[[Sequence[str]], bytes], Callable[[Sequence[str]], list[str]]], ...] = (
    ("zip", lambda ts: archive({f"县/{i}.txt": t.encode("gb18030") for i, t in enumerate(ts)}),
     lambda ts: [f"!/县/{i}.txt" for i in range(len(ts))]),
    ("tar.gz", lambda ts: gzip.compress(tar({f"{i}.html": _page(t, "utf-8") for i, t in enumerate(ts)})),
     lambda ts: [f"!/{i}.html" for i in range(len(ts))]),
    ("jsonl", _json_lines, lambda ts: [f"#{i + 1}" for i in range(len(ts))]),
    ("csv", _csv, _csv_lines),
    ("warc", _warc, lambda ts: [f"!/http://a/{i}" for i in range(len(ts))]),
)  # fmt: skip
# Ways to break a file, with the code each must end in.
_BROKEN: tuple[tuple[str, str, Callable[[str], bytes]], ...] = (
    ("txt", "RK102", lambda text: b" \r\n"),
    ("txt", "RK103", lambda text: bytes(range(256)) * 20 + text.encode()),
    ("txt", "RK104", lambda text: text.encode() + b"\xff\xfe\xff" * 9),
    ("docx", "RK110", lambda text: _word(text).replace(b"word/document.xml", b"word/documenx.xml")),
    ("docx", "RK110", lambda text: _word(text)[:900]),
    ("doc", "RK108", lambda text: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + text.encode()),
    ("pdf", "RK112", lambda text: _print(text)[:-600]),
    ("zip", "RK120", lambda text: archive({"a.txt": text.encode()})[:-40]),
    ("txt.gz", "RK120", lambda text: gzip.compress(text.encode(), mtime=0)[:-20]),
    ("txt.xz", "RK120", lambda text: lzma.compress(text.encode())[:-20]),
    ("html", "RK109", lambda text: b"<html>" + b"<div>" * 3000 + text.encode() + b"</div>" * 3000),
)


def generate(folder: Path, count: int, *, broken_each: int = 100) -> Made:
    """Write `count` files with texts of 3 to 20 KB below `folder`, one in `broken_each` broken.

    Every tenth file holds several texts: archives and tables.
    """
    good: set[str] = set()
    broken: dict[str, str] = {}
    size = 0
    for n in range(count):
        place = folder / f"{n // 500:03}"
        place.mkdir(exist_ok=True)
        text = report(n, 3000 + n * 911 % 17000)
        if n % broken_each == broken_each // 2:
            end, code, break_ = _BROKEN[n // broken_each % len(_BROKEN)]
            path, data = place / f"{n:06}.{end}", break_(text)
            broken[str(path)] = code
        elif n % 10 == 1:
            end, pack, names = _SEVERAL[n // 10 % len(_SEVERAL)]
            texts = [text[: len(text) // 3], text[len(text) // 3 :]]
            path, data = place / f"{n:06}.{end}", pack(texts)
            good.update(f"{path}{name}" for name in names(texts))
        elif n % 10 == 2:
            path, data = (
                place / f"{n:06}.big5.txt",
                report(n, len(text.encode()), _TRADITIONAL).encode("big5hkscs", "ignore"),
            )
            good.add(str(path))
        else:
            end, make = _SINGLE[n // 2 % len(_SINGLE)]
            path, data = place / f"{n:06}.{end}", make(text)
            good.add(str(path))
        path.write_bytes(data)
        size += len(data)
    return Made(frozenset(good), broken, size)
