"""The parts of an Office document: XML files in a zip, read within limits and without entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree import ElementTree

from reportkit.errors import ReportkitError
from reportkit.read.zip_directory import FAULTS, TAIL, is_cut_off

MAX_PART = 60_000_000  # bytes of one part, unpacked; the longest report with all its formatting has a third of that
MAX_DEPTH = 400  # elements; Word itself nests less than 100

Element = ElementTree.Element
_CHUNK = 1 << 16


def local(element: Element) -> str:
    """The name of an element without its namespace: transitional and strict documents differ in that alone."""
    return element.tag.rpartition("}")[2]


def value(element: Element | None, name: str = "val") -> str | None:
    """The attribute `name` of an element, whatever its namespace."""
    if element is None:
        return None
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), None)


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant reached by local names, each a child of the one before."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of that local name."""
    return (inner for inner in element if local(inner) == name) if element is not None else iter(())


class Package:
    """An Office document. Raises ReportkitError RK110 where it is broken, RK107 where it is too large."""

    def __init__(self, data: bytes) -> None:
        if is_cut_off(data[-TAIL:]):
            raise _broken("it is cut off")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except FAULTS as error:
            raise _broken(str(error)) from error
        self._names = {name.lower(): name for name in self._zip.namelist()}

    def main_part(self) -> str:
        """The name of the part that holds the document itself."""
        for kind, target in self._relations(""):
            if kind == "officeDocument":
                return target
        return "word/document.xml"

    def related(self, part: str, kind: str) -> Element | None:
        """The part that `part` names as its `kind` (styles, numbering, footnotes …); None if it has none."""
        target = next((target for found, target in self._relations(part) if found == kind), None)
        return self.read(target) if target and target.lower() in self._names else None

    def read(self, part: str) -> Element:
        """The root of an XML part."""
        name = self._names.get(part.lower())
        if name is None:
            raise _broken(f"{part} is missing")
        builder = _Bounded()
        parser = ElementTree.XMLParser(target=builder)
        try:
            with self._zip.open(name) as file:
                self._feed(parser, file, name)
            root = parser.close()
        except (*FAULTS, ElementTree.ParseError) as error:
            raise _broken(f"{name}: {error}") from error
        except RuntimeError as error:  # zipfile's word for a password
            raise ReportkitError("RK111", "is protected by a password", hint="Save it without one.") from error
        assert isinstance(root, Element)
        return root

    def _feed(self, parser: ElementTree.XMLParser, file: IO[bytes], name: str) -> None:
        size = 0
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            if size > MAX_PART:
                raise ReportkitError("RK107", f"{name} is larger than {MAX_PART:,} bytes unpacked", hint="Split it.")
            parser.feed(chunk)

    def _relations(self, part: str) -> Iterator[tuple[str, str]]:
        """Kind and target of what a part ("" for the document as a whole) refers to inside the document."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name.lower() not in self._names:
            return
        for relation in self.read(name):
            kind, target = (relation.get("Type") or "").rpartition("/")[2], relation.get("Target") or ""
            if relation.get("TargetMode") != "External":
                yield kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


class _Bounded(ElementTree.TreeBuilder):
    """Builds a tree that is not too deep, and no document type: entities come in by it."""

    depth = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _broken(f"nested more than {MAX_DEPTH} elements deep")
        return super().start(tag, attrs)

    def end(self, tag: str) -> Element:
        self.depth -= 1
        return super().end(tag)

    def doctype(self, name: str, pubid: str, system: str) -> None:
        raise _broken("declares a document type, which Word never does")


def _broken(reason: str) -> ReportkitError:
    hint = "Open it in Word or LibreOffice and save it again, or download it once more."
    return ReportkitError("RK110", f"is a broken Word document: {reason}", hint=hint)
