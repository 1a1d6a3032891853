"""Word documents (.docx): paragraphs with the numbers Word shows, tables as rows, text boxes, notes at the end."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.model import BlockKind
from reportkit.read.extracted import Extracted, Piece, put_together
from reportkit.read.grid import Cell, row_lines
from reportkit.read.list_formats import ListFormats
from reportkit.read.numbering import Numbering, is_on
from reportkit.read.package import Element, Package, child, children, local, value
from reportkit.read.styles import Style, Styles, heading_level
from reportkit.rulepack import RuleSet, load_rules

_PASSED = frozenset(("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "sdtPr", "sdtEndPr"))
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_docx(data: bytes, *, encoding: str | None = None, rules: RuleSet | None = None) -> Extracted:
    """The text of a document; deleted, moved away and hidden text, comments, heads and feet are not in it.

    Raises ReportkitError RK107 (too large), RK110 (broken), RK111 (protected).
    """
    package = Package(data)
    main = package.main_part()
    body = child(package.read(main), "body")
    formats = (rules or load_rules()).compiled(ListFormats)
    reader = _Reader(Styles(package.related(main, "styles")), Numbering(package.related(main, "numbering"), formats))
    pieces = list(reader.blocks(body)) if body is not None else []
    for kind in ("footnotes", "endnotes"):
        pieces += reader.notes(package.related(main, kind), kind[:-1])
    return put_together(pieces)


class _Reader:
    """Walks through a document once, in order: the numbers of lists depend on what came before."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.boxes: list[Element] = []
        self.referred: list[tuple[str, str]] = []  # kind and id of the notes in the order of the text

    def blocks(self, parent: Element) -> Iterator[Piece]:
        """The lines of what stands in a body, a cell, a text box or a note."""
        for element in parent:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif name == "AlternateContent":
                yield from self.blocks(_alternative(element))
            elif name not in _PASSED:  # content controls, insertions, custom XML …
                yield from self.blocks(element)

    def notes(self, root: Element | None, kind: str) -> list[Piece]:
        """The notes the text refers to, in the order it does, each with its number."""
        notes = {value(note, "id"): note for note in children(root, kind)}
        pieces = []
        for number, (found, id) in enumerate(self.referred, start=1):
            if found == kind and id in notes:
                text = " ".join(piece.text for piece in self.blocks(notes[id])).strip()
                pieces.append(Piece(f"[{number}] {text}", "note"))
        return pieces

    def _paragraph(self, paragraph: Element) -> Iterator[Piece]:
        properties = child(paragraph, "pPr")
        id = value(child(properties, "pStyle"))
        style = self.styles.get(id)
        text = "".join(self._words(paragraph))
        boxes, self.boxes = self.boxes, []
        if text.strip():  # Word counts an empty numbered paragraph, but shows its number for nobody to read
            text = self._marker(properties, style, id) + text.lstrip(" \t\xa0\u3000")
        else:
            self._marker(properties, style, id)
        heading = heading_level(value(child(properties, "outlineLvl"))) or style.heading
        kind = _kind(style, heading)
        for line in text.split("\n"):
            yield Piece(line.strip(" \t"), kind, heading if kind == "heading" else 0)
        for box in boxes:
            yield from self.blocks(box)

    def _marker(self, properties: Element | None, style: Style, id: str | None) -> str:
        numbered = child(properties, "numPr")
        num = value(child(numbered, "numId")) or style.num
        if num is None or num == "0":
            return ""
        level = value(child(numbered, "ilvl"))
        if level is not None and level.isdecimal():
            return self.numbering.marker(num, int(level))
        if style.num == num and style.level is not None:
            return self.numbering.marker(num, style.level)
        return self.numbering.marker(num, self.numbering.level_of_style(num, id))

    def _words(self, parent: Element) -> Iterator[str]:
        """The text inside a paragraph; text boxes anchored there are put aside."""
        for element in parent:
            name = local(element)
            if name == "t":
                yield element.text or ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "r":
                yield from self._run(element)
            elif name == "txbxContent":
                self.boxes.append(element)
            elif name == "AlternateContent":
                yield from self._words(_alternative(element))
            elif name in ("footnoteReference", "endnoteReference"):
                self.referred.append((name.removesuffix("Reference"), value(element, "id") or ""))
                yield f"[{len(self.referred)}]"
            elif name not in _PASSED:
                yield from self._words(element)

    def _run(self, run: Element) -> Iterator[str]:
        properties = child(run, "rPr")
        if is_on(child(properties, "vanish")):
            return
        text = "".join(self._words(run))
        raised = value(child(properties, "vertAlign")) == "superscript"
        yield text.translate(_RAISED) if raised and text.isdecimal() else text

    def _table(self, table: Element) -> Iterator[Piece]:
        rows = _merged([[self._cell(cell) for cell in _inner(row, "tc")] for row in _inner(table, "tr")])
        if max(map(len, rows), default=0) < 2:  # a box around text
            for row in rows:
                for cell in row:
                    yield from (Piece(line) for line in cell.lines)
            return
        yield from (Piece(line, "row") for line in row_lines(rows))

    def _cell(self, cell: Element) -> tuple[Cell, bool]:
        """A cell, and whether it only goes on the one above."""
        properties = child(cell, "tcPr")
        span = value(child(properties, "gridSpan"))
        columns = int(span) if span and span.isdecimal() and len(span) < 5 else 1
        merge = child(properties, "vMerge")
        goes_on = merge is not None and value(merge) != "restart"
        return Cell(tuple(piece.text for piece in self.blocks(cell) if piece.text.strip()), columns), goes_on


def _kind(style: Style, heading: int) -> BlockKind | None:
    if style.is_title:
        return "title"
    if style.is_contents:
        return "furniture"
    return "heading" if heading else None


def _merged(rows: list[list[tuple[Cell, bool]]]) -> list[list[Cell]]:
    """Cells that go on the one above them made part of it."""
    merged: list[list[Cell]] = []
    above: dict[int, tuple[list[Cell], int]] = {}  # the row and place of the cell that stands in a column
    for row in rows:
        line: list[Cell] = []
        column = 0
        for cell, goes_on in row:
            if goes_on and column in above:
                cells, place = above[column]
                cells[place] = cells[place]._replace(rows=cells[place].rows + 1)
            else:
                above[column] = (line, len(line))
                line.append(cell)
            column += cell.columns
        merged.append(line)
    return merged


def _inner(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those inside content controls and insertions."""
    for element in parent:
        found = local(element)
        if found == name:
            yield element
        elif found in ("sdt", "sdtContent", "customXml", "ins", "smartTag"):
            yield from _inner(element, name)


def _alternative(element: Element) -> Element:
    """What to read of content given twice, for newer and older programs."""
    for name in ("Choice", "Fallback"):
        found = child(element, name)
        if found is not None and any(True for _ in found.iter()):
            return found
    return element
