"""The lines of an HTML tree: one for each paragraph, heading, list entry and row, and the regions elements cover.

Whitespace means what a browser makes of it, except that a line break between two ideographs is nothing. The tree is
walked without recursion.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportkit.model import BlockKind
from reportkit.read.extracted import Piece
from reportkit.read.grid import Cell, row_lines
from reportkit.read.list_formats import ListFormats, has_marker
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = regex(
    r"(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0(?![.\d]))", re.I
)
_HIDDEN_MOST = 200  # characters; a longer hidden part is text that a script would show
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_BREAK_IN_WORD = regex(rf"(?<={_WIDE})[ \t\r\f]*\n[ \t\r\n\f]*(?={_WIDE})")
_BLANKS = regex(r"[ \t\r\n\f]+")
_EDGES = " \t\r\n\f\xa0\u3000"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CELL_MOST = 200  # characters; a longer cell that is most of its table makes it a frame for layout
_ROW_LINES = 3  # lines a cell of a table with one row has at most
_LIST_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_COUNTER = regex(r"list-style(?:-type)?\s{0,3}:\s{0,3}(?:inside |outside )?([a-z-]+)")


class Region(NamedTuple):
    """The lines `[first, end)` an element covers."""

    first: int
    end: int
    element: _Element


class Lines(NamedTuple):
    pieces: list[Piece]
    regions: list[Region]


class Markup:
    """What the rules know of HTML: `dropped` and `blocks` are names of elements."""

    def __init__(self, rules: RuleSet) -> None:
        self.dropped = frozenset(rules.words("html.dropped"))
        self.blocks = frozenset(rules.words("html.blocks"))
        self.formats = rules.compiled(ListFormats)


def lines_of(root: _Element, markup: Markup) -> Lines:
    """The lines under `root` and the regions of its block elements, inner ones first."""
    return _Walk(root, markup).run()


class _Walk:
    def __init__(self, root: _Element, markup: Markup) -> None:
        self.root = root
        self.markup = markup
        self.pieces: list[Piece] = []
        self.regions: list[Region] = []
        self.starts: list[int] = []  # the first line of each open block
        self.words: list[str] = []
        self.linked = self.links = self.kept = self.raised = 0
        self.heading = 0
        self.lists: list[_Counter | None] = []
        self.marker = ""
        self.item = self.passed = False

    def run(self) -> Lines:
        from lxml import etree

        walk = etree.iterwalk(self.root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                if not self._start(element):
                    walk.skip_subtree()
                continue
            if self.passed:  # the end of what was passed over at its start
                self.passed = False
            elif event == "end":
                self._end(element)
            if element is not self.root:
                self._say(element.tail)
        self._break()
        return Lines(self.pieces, self.regions)

    def _start(self, element: _Element) -> bool:
        """Take an element up; False if what is in it has been dealt with."""
        tag = element.tag
        if tag in self.markup.dropped or _is_hidden(element):
            self.passed = True
            return False
        if tag == "br":
            self._break()
        elif tag in self.markup.blocks:
            self._break()
            self.starts.append(len(self.pieces))
            if tag == "table" and self._table(element):
                return False
            self._open(tag, element)
        elif tag == "a":
            self.links += element.get("href") is not None
        elif tag == "sup":
            self.raised += 1
        self._say(element.text)
        return True

    def _open(self, tag: str, element: _Element) -> None:
        if tag in _HEADINGS:
            self.heading = _HEADINGS[tag]
        elif tag == "pre":
            self.kept += 1
        elif tag in ("ol", "ul"):
            self.lists.append(_Counter(element) if tag == "ol" else None)
        elif tag == "li":
            counter = self.lists[-1] if self.lists else None
            self.marker = counter.next(element, self.markup.formats) if counter else ""
            self.item = True

    def _end(self, element: _Element) -> None:
        tag = element.tag
        if tag in self.markup.blocks:
            self._break()
            self.regions.append(Region(self.starts.pop(), len(self.pieces), element))
            if tag in _HEADINGS:
                self.heading = 0
            elif tag == "pre":
                self.kept -= 1
            elif tag in ("ol", "ul"):
                self.lists.pop()
            elif tag == "li":
                self.item, self.marker = False, ""
        elif tag == "a":
            self.links -= element.get("href") is not None
        elif tag == "sup":
            self.raised -= 1

    def _say(self, text: str | None) -> None:
        if not text:
            return
        if self.raised and text.strip().isdecimal():
            text = text.strip().translate(_RAISED)
        if self.links:
            self.linked += len(text.strip())
        if not self.kept:
            self.words.append(text)
            return
        first, *others = text.split("\n")
        self.words.append(first)
        for line in others:
            self._break()
            self.words.append(line)

    def _break(self) -> None:
        """End the line."""
        if not self.words:
            return
        text = "".join(self.words)
        text = _BLANKS.sub(" ", _BREAK_IN_WORD.sub("", text)).strip(_EDGES)
        if text:
            kind: BlockKind | None = "heading" if self.heading else "item" if self.item else None
            level = self.heading or (len(self.lists) if self.item else 0)
            marker = "" if has_marker(text) else self.marker
            self.pieces.append(Piece(marker + text, kind, level, self.linked))
            self.marker, self.item = "", False
        self.words.clear()
        self.linked = 0

    def _table(self, table: _Element) -> bool:
        """Take a table as rows, unless it is a frame for the layout of the page."""
        if table.find(".//table") is not None:
            return False
        cells = [[_Cell.of(cell, self.markup) for cell in row.iterchildren("td", "th")] for row in table.iter("tr")]
        rows = [[cell.cell for cell in row] for row in cells]
        if _is_frame(rows):
            return False
        for caption in table.iterchildren("caption"):
            self.pieces += lines_of(caption, self.markup).pieces
        lines = row_lines(rows)
        linked = sum(cell.linked for row in cells for cell in row)
        self.pieces += [Piece(line, "row", linked=linked // len(lines)) for line in lines]
        return True


def _is_frame(rows: list[list[Cell]]) -> bool:
    """Whether a table frames the layout of a page: one column, one cell that is most of it, one row of many lines."""
    sizes = [sum(map(len, cell.lines)) for row in rows for cell in row]
    if max(map(len, rows), default=0) < 2:
        return True
    if len(rows) == 1 and any(len(cell.lines) > _ROW_LINES for cell in rows[0]):
        return True
    return max(sizes) > _CELL_MOST and max(sizes) * 2 > sum(sizes)


class _Cell(NamedTuple):
    cell: Cell
    linked: int

    @classmethod
    def of(cls, element: _Element, markup: Markup) -> _Cell:
        pieces = lines_of(element, markup).pieces
        columns, rows = (_number(element.get(name), 1) for name in ("colspan", "rowspan"))
        return cls(Cell(tuple(p.text for p in pieces), columns, rows), sum(p.linked for p in pieces))


class _Counter:
    """The numbers of an ordered list."""

    def __init__(self, element: _Element) -> None:
        style = _COUNTER.search((element.get("style") or "").lower())
        self.format = style[1] if style else _LIST_TYPES.get(element.get("type") or "", "decimal")
        self.value = _number(element.get("start"), 1)

    def next(self, item: _Element, formats: ListFormats) -> str:
        self.value = _number(item.get("value"), self.value)
        marker = formats.html_marker(self.format, self.value)
        self.value += 1
        return marker


def _is_hidden(element: _Element) -> bool:
    style = element.get("style")
    if element.get("hidden") is None and not (style and _HIDDEN.search(style)):
        return False
    length = 0
    for count, inner in enumerate(element.iter()):
        length += len(inner.text or "") + len(inner.tail or "" if count else "")
        if max(length, count) > _HIDDEN_MOST:
            return False
    return True


def _number(text: str | None, default: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else default
