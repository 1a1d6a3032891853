"""Makes small Word, HTML, PDF and archive files for tests."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def paragraph(text: str = "", *, properties: str = "", run: str = "") -> str:
    """A w:p with one run; `properties` go into w:pPr, `run` into w:rPr."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{escape(text)}</w:t></w:r></w:p>"


def numbered(text: str, *, num: int = 1, level: int = 0) -> str:
    """A paragraph of list `num`."""
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def table(rows: Iterable[Iterable[str]]) -> str:
    """A w:tbl; a cell that starts with "<" is XML as it is."""
    lines = ("".join(c if c.startswith("<w:tc") else f"<w:tc>{paragraph(c)}</w:tc>" for c in row) for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def level(at: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    """A w:lvl of numbering.xml."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(abstracts: Mapping[int, str], nums: Mapping[int, tuple[int, str]]) -> str:
    """numbering.xml: levels by abstract id; abstract id and overrides by list id."""
    made = [f'<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>' for id, levels in abstracts.items()]
    made += [
        f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'
        for id, (abstract, overrides) in nums.items()
    ]
    return "".join(made)


def docx(body: str, *, strict: bool = False, main: str = "word/document.xml", **parts: str) -> bytes:
    """A Word document; `parts` are the contents of numbering, styles, footnotes … without their root."""
    namespace = _STRICT if strict else W
    folder, _, name = main.rpartition("/")
    related = "".join(f'<Relationship Id="r{part}" Type="{_RELATIONS}/{part}" Target="{part}.xml"/>' for part in parts)
    start = f'<Relationship Type="{_RELATIONS}/officeDocument" Target="{main}"/>'
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f"<Relationships>{start}</Relationships>",
        main: f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>',
        f"{folder}/_rels/{name}.rels": f"<Relationships>{related}</Relationships>",
        **{f"{folder}/{part}.xml": f'<w:{part} xmlns:w="{namespace}">{xml}</w:{part}>' for part, xml in parts.items()},
    }
    return archive({name: text.encode() for name, text in files.items()})


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip with UTF-8 names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def tar(files: Mapping[str, bytes], *more: tarfile.TarInfo) -> bytes:
    """A tar of the files, and of members without content."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            made.addfile(info, io.BytesIO(data))
        for info in more:
            made.addfile(info)
    return out.getvalue()


def pdf(pages: Iterable[Iterable[str]]) -> bytes:
    """A PDF whose pages hold the lines given, in a font that is not embedded."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"".join(_FONT)]
    kids = []
    for page in pages:
        lines = " T* ".join(f"<{line.encode('utf-16-be').hex()}> Tj" for line in page)
        stream = f"BT /F 12 Tf 14 TL 72 720 Td {lines} ET".encode()
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F 3 0 R>>>>/MediaBox[0 0 595 842]/Contents %d 0 R>>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return _pdf_file(objects)


_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[",
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo",
    b"<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>",
)


def _pdf_file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
