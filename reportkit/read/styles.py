"""Paragraph styles of a Word document: which are headings, and which number their paragraphs."""

from __future__ import annotations

from typing import NamedTuple

from reportkit.read.package import Element, child, children, value
from reportkit.regex import regex

_HEADING = regex(r"heading ([1-9])")
_CONTENTS = regex(r"toc [1-9]")
_BODY_LEVEL = 9  # w:outlineLvl of text that is no heading
_BASED_MOST = 20  # styles built on one another


class Style(NamedTuple):
    """`heading` is the level from 1 (0: none), `num` and `level` the list its paragraphs are numbered by."""

    name: str = ""
    heading: int = 0
    num: str | None = None
    level: int | None = None

    @property
    def is_title(self) -> bool:
        return self.name == "title"

    @property
    def is_contents(self) -> bool:
        """Whether it is that of a line of the table of contents."""
        return _CONTENTS.fullmatch(self.name) is not None


class Styles:
    """The paragraph styles by id."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {value(e, "styleId"): e for e in children(root, "style")}
        self._default = next(
            (id for id, e in self._elements.items() if value(e, "type") == "paragraph" and value(e, "default") == "1"),
            None,
        )
        self._known: dict[str | None, Style] = {}

    def get(self, id: str | None) -> Style:
        """A style with what it takes over from those it is based on; the default one for None."""
        id = self._default if id is None else id
        if id not in self._known:
            self._known[id] = self._read(id)
        return self._known[id]

    def _read(self, id: str | None) -> Style:
        name, outline, num, level = "", None, None, None
        for _ in range(_BASED_MOST):
            element = self._elements.get(id)
            if element is None:
                break
            properties = child(element, "pPr")
            own = (value(child(element, "name")) or "").lower()
            name = name or own
            outline = outline or value(child(properties, "outlineLvl")) or _named_level(own)
            num = num or value(child(properties, "numPr", "numId"))
            level = level or value(child(properties, "numPr", "ilvl"))
            id = value(child(element, "basedOn"))
        return Style(name, heading_level(outline), num, int(level) if level and level.isdecimal() else None)


def heading_level(outline: str | None) -> int:
    """The level from 1 that a w:outlineLvl means; 0 for body text."""
    return int(outline) + 1 if outline and outline.isdecimal() and int(outline) < _BODY_LEVEL else 0


def _named_level(name: str) -> str | None:
    found = _HEADING.fullmatch(name)
    return str(int(found[1]) - 1) if found else None
