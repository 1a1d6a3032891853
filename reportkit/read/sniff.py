"""What kind of file some bytes are, by their content, never by their name."""

from __future__ import annotations

import codecs
import io
import re

TEXT = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OLE = "application/x-ole-storage"
ZIP = "application/zip"
GZIP = "application/gzip"
BZIP2 = "application/x-bzip2"
XZ = "application/x-xz"
ZSTD = "application/zstd"
TAR = "application/x-tar"
PARQUET = "application/vnd.apache.parquet"
WARC = "application/warc"
BINARY = "application/octet-stream"

ENCRYPTED = "EncryptedPackage".encode(
    "utf-16-le"
)  # the stream of a protected .docx, which is an OLE file ([MS-OFFCRYPTO])

_HEAD = 4096
_PDF_HEAD = 1024  # bytes in which blanks may stand before the mark of a PDF
_ZIP = b"PK\x03\x04"
_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"{\\rtf", "application/rtf"),
    (b"\x1f\x8b", GZIP),
    (b"\x28\xb5\x2f\xfd", ZSTD),
    (b"BZh", BZIP2),
    (b"\xfd7zXZ\x00", XZ),
    (b"PAR1", PARQUET),
    (b"WARC/1.", WARC),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x7fELF", BINARY),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"PK\x05\x06", ZIP),  # an empty one
)
_OFFICE = (
    (b"word/", DOCX),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (b"mimetypeapplication/vnd.oasis", "application/vnd.oasis.opendocument"),
    (b"mimetypeapplication/epub", "application/epub+zip"),
)
_FOLDERS = tuple(name for name, _ in _OFFICE)
_OFFICE_DIRECTORY = 1_000_000  # bytes of the list of its parts, at most
_CONTENTS = b"[Content_Types].xml"  # what tells an Office document from a zip that happens to hold one
_PARTS = (_CONTENTS, b"_rels/.rels", b"docProps/")  # where an Office document is cut off, any of them may be left
_TAG = re.compile(r"<[a-z!%?]")
_ROOT = re.compile(r"<(?:!doctype html|html|head|body)[\s>]")

# Kinds that are known but not read: what they are called, and what to do.
_TO_WORD = "Open it in Word, WPS or LibreOffice (`soffice --headless --convert-to docx FILE`) and give the .docx."
_UNPACK = "Unpack it, or give it to `reportkit batch`."
_UNREAD = {
    OLE: ("an old Word, WPS or Excel document", _TO_WORD),
    "application/rtf": ("Rich Text", _TO_WORD),
    "application/vnd.oasis.opendocument": ("an OpenDocument file", _TO_WORD),
    _OFFICE[1][1]: ("an Excel workbook", "Save its sheets as CSV."),
    _OFFICE[2][1]: ("a PowerPoint file", "Save its outline as text."),
    ZIP: ("a zip archive", _UNPACK),
    TAR: ("a tar archive", _UNPACK),
    GZIP: ("gzip data", _UNPACK),
    BZIP2: ("bzip2 data", _UNPACK),
    XZ: ("xz data", _UNPACK),
    ZSTD: ("zstd data", _UNPACK),
    PARQUET: ("a Parquet table", "Give it to `reportkit batch` with --text-field."),
    WARC: ("a web archive", "Give it to `reportkit batch`."),
    "application/vnd.rar": ("a RAR archive", "Unpack it first."),
    "application/x-7z-compressed": ("a 7-Zip archive", "Unpack it first."),
    "image/png": ("a picture", "Run text recognition on it first."),
    "image/jpeg": ("a picture", "Run text recognition on it first."),
    "image/gif": ("a picture", "Run text recognition on it first."),
}


def media_type(data: bytes) -> str:
    """The media type of `data`; TEXT for whatever has no mark of another kind."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(_ZIP):
        return _zipped(data)
    if data[257:262] == b"ustar":
        return TAR
    if data[:_PDF_HEAD].removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"%PDF-"):
        return PDF
    return HTML if _is_html(data[:_HEAD]) else TEXT


def unread(kind: str, data: bytes) -> tuple[str, str]:
    """What a file of a kind that is not read is called, and what to do about it."""
    name, hint = _UNREAD.get(kind, (kind, "Save it as plain text first."))
    if data.startswith(_ZIP):
        from reportkit.read.zip_directory import TAIL, is_cut_off

        if is_cut_off(data[-TAIL:]):
            return f"a cut-off {name.partition(' ')[2]}", "Download it once more."
    return name, hint


def _zipped(data: bytes) -> str:
    """Office documents are zips, told by their parts."""
    import zipfile

    from reportkit.read.zip_directory import FAULTS, TAIL, directory_size, local_names

    if directory_size(data[-TAIL:]) > _OFFICE_DIRECTORY:
        return ZIP
    try:
        names = b"\n".join(name.encode() for name in zipfile.ZipFile(io.BytesIO(data)).namelist())
        is_office = _CONTENTS in names
    except FAULTS:
        names = b"\n".join(local_names(data))
        is_office = names.startswith((*_PARTS, *_FOLDERS)) and any(part in names for part in _PARTS)
    if not is_office and b"mimetype" not in data[:_HEAD]:
        return ZIP
    found = (kind for name, kind in _OFFICE if name in names or data[30:].startswith(name))
    return next(found, DOCX if _CONTENTS in names else ZIP)


def _is_html(head: bytes) -> bool:
    """Whether a file opens with a tag and closes one, or names the root of a page."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        start = head.decode("utf-16", "ignore")
    else:
        start = head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    start = start.lstrip().lower()
    return bool(_TAG.match(start) and "</" in start) or _ROOT.search(start) is not None
