"""PDF files: the text of each page as pypdf finds it, with the pages as blocks."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportkit.errors import ReportkitError
from reportkit.model import Block
from reportkit.read.extracted import Extracted
from reportkit.read.files import MAX_BYTES

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 5000
_TAIL = 1 << 16  # bytes at the end in which the end mark must stand; servers append to files
_SCANNED = 10  # characters a page; a document with fewer and with pictures is scanned


def read_pdf(data: bytes) -> Extracted:
    """The text of a PDF, page after page, each ended by a line break.

    Raises ReportkitError RK107 (too long), RK111 (protected), RK112 (broken or cut off), RK113 (pictures of
    pages), RK122 (encrypted, and a package is missing).
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it warns of is no news to the user
    if b"%%EOF" not in data[-_TAIL:]:
        raise _broken("it is cut off: the end mark is missing")
    lines: list[str] = []
    blocks: list[Block] = []
    at = 0
    for number, text in enumerate(_pages(data), start=1):
        lines.append(text)
        blocks.append(Block(kind="page", page=number, span=(at, at + len(text))))
        at += len(text)
        if at > MAX_BYTES:
            raise ReportkitError("RK107", f"holds more than {MAX_BYTES:,} characters of text", hint="Split it.")
    return Extracted("".join(lines), "utf-8", tuple(blocks))


def _pages(data: bytes) -> Iterator[str]:
    """The text of each page. pypdf meets broken files with exceptions of every kind."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else list(reader.pages)
    except DependencyError as error:
        hint = "Install it with `pip install reportkit[pdf]`, or print the file to a new PDF."
        raise ReportkitError("RK122", "is encrypted by AES, which needs the package cryptography", hint=hint) from error
    except Exception as error:
        raise _broken(f"{type(error).__name__}: {error}") from error
    if locked:
        raise ReportkitError("RK111", "is protected by a password", hint="Save it without one.")
    missing = _page_count(reader) - len(pages)
    if missing > 0:
        raise _broken(f"{missing} of its pages are missing")
    if len(pages) > MAX_PAGES:
        raise ReportkitError("RK107", f"has more than {MAX_PAGES:,} pages", hint="Split it.")
    chars = 0
    for number, page in enumerate(pages, start=1):
        text = _text(page, number)
        chars += len("".join(text.split()))
        yield text
    if chars < _SCANNED * len(pages) and _has_pictures(reader):
        hint = "Run text recognition on it first (ocrmypdf -l chi_sim)."
        raise ReportkitError("RK113", "holds pictures of pages, not text", hint=hint)


def _page_count(reader: PdfReader) -> int:
    """How many pages the file says it has; 0 if it does not."""
    try:
        return int(reader.trailer["/Root"]["/Pages"]["/Count"])  # type: ignore[index]
    except Exception:
        return 0


def _text(page: PageObject, number: int) -> str:
    try:
        text = page.extract_text()
    except Exception as error:
        raise _broken(f"page {number}: {type(error).__name__}: {error}") from error
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"  # broken fonts give lone surrogates


def _has_pictures(reader: PdfReader) -> bool:
    try:
        return any("/XObject" in page["/Resources"].get_object() for page in reader.pages)  # type: ignore[operator]
    except Exception:
        return False


def _broken(reason: str) -> ReportkitError:
    hint = "Download it once more, or print it to a new PDF."
    return ReportkitError("RK112", f"is a PDF that can't be read: {reason}", hint=hint)
