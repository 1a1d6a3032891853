"""HTML pages: the text a reader sees, with what is furniture marked."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from reportkit.errors import ReportkitError
from reportkit.read.encoding import Decoded, decode, known_encoding
from reportkit.read.extracted import Extracted, Piece, put_together
from reportkit.read.html_lines import Markup, lines_of
from reportkit.read.html_main import furniture_lines
from reportkit.regex import regex
from reportkit.rulepack import RuleSet, load_rules

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD = 4096  # bytes in which a page names its encoding
_CHARSET = re.compile(rb"(?:charset|pageencoding)\s{0,3}=\s{0,3}[\"']?\s{0,3}([a-z0-9_-]{2,20})", re.I)
_XML_HEAD = regex(r"\A\s*<\?xml[^>]{0,200}\?>")
_DIRECTIVE = regex(r"<%[^%]{0,2000}%>")
_WORSE = 0.002  # of the characters may be undecodable under the encoding the page names
_TITLE_PARTS = regex(r"\s*[_|»>]+\s*|\s[-–—·/]\s|(?<![0-9–—])[-–—](?![0-9–—])")
_TITLE_LEAST = 4  # characters; a shorter part of a title names a section of the site


def read_html(data: bytes, *, encoding: str | None = None, rules: RuleSet | None = None) -> Extracted:
    """The text of a page. Raises ReportkitError RK102–RK106 as decoding does, RK109 (a page nested too deep)."""
    rules = rules or load_rules()
    text, encoding = _decoded(data, encoding)
    root = _tree(text)
    if root is None:
        return Extracted("", encoding)
    lines = lines_of(root, rules.compiled(Markup))
    title = _title(root, lines.pieces)
    parts = rules.compiled(_part_names)
    furniture = furniture_lines(lines, title, parts)
    pieces = [
        piece._replace(kind="furniture", level=0) if index in furniture else piece
        for index, piece in enumerate(lines.pieces)
    ]
    if title and not any(title in piece.text for piece in pieces if piece.kind != "furniture"):
        pieces.insert(0, Piece(title, "title"))
    return put_together(pieces, encoding=encoding)


def _part_names(rules: RuleSet) -> frozenset[str]:
    return frozenset(rules.words("html.page-parts"))


def _decoded(data: bytes, encoding: str | None) -> Decoded:
    """UTF-8 and byte order marks are sure; else the encoding the page names, if it fits; else the likeliest."""
    if encoding is None and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        found = _CHARSET.search(data, 0, _HEAD)
        named = known_encoding(found[1].decode("ascii")) if found else None
        if named and not named.startswith("utf-16"):
            text = data.decode(named, "replace")
            if text.count("\ufffd") <= len(text) * _WORSE and (named == "utf-8" or not _is_utf8(data)):
                return Decoded(text, named)
    return decode(data, encoding=encoding)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.isascii()


def _tree(text: str) -> _Element | None:
    from lxml import etree, html

    text = _DIRECTIVE.sub("", _XML_HEAD.sub("", text.replace("\0", ""), count=1))
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, remove_comments=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None  # nothing but comments and blanks
    if any("depth" in entry.message for entry in parser.error_log):
        hint = "Save the page as text from a browser."
        raise ReportkitError("RK109", "the page is nested more than 2,000 elements deep", hint=hint)
    return root


def _title(root: _Element, pieces: list[Piece]) -> str:
    """What <title> holds without the name of the site: the part a heading says, else a line, else the first."""
    found = root.find(".//title")
    text = " ".join((found.text or "").split()) if found is not None else ""
    parts = [part for part in _TITLE_PARTS.split(text) if len(part) >= _TITLE_LEAST]
    headings = [piece.text for piece in pieces if piece.kind == "heading"]
    said = (part for lines in (headings, [piece.text for piece in pieces]) for part in parts if _says(lines, part))
    return next(said, parts[0] if parts else "")


def _says(lines: list[str], part: str) -> bool:
    return any(part in line for line in lines)
