"""The numbers Word shows before paragraphs but does not store: computed from numbering.xml and the styles.

Follows OOXML (ECMA-376 part 1, §17.9): lists that share an abstract definition go on counting together unless an
instance starts over; a paragraph of one level starts the deeper levels anew.
"""

from __future__ import annotations

from typing import NamedTuple

from reportkit.read.list_formats import ListFormats
from reportkit.read.package import Element, child, children, local, value
from reportkit.regex import regex

LEVELS = 9
_PLACE = regex("%([1-9])")
_MOST = 1_000_000


class Level(NamedTuple):
    """One level of a list: `text` holds %1 … %9 for the numbers of the levels, shown in `format`."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None  # the level (from 1) whose paragraphs start this one anew; 0 for none
    suffix: str = "tab"
    legal: bool = False
    style: str | None = None


class _List(NamedTuple):
    abstract: str
    levels: tuple[Level, ...]
    starts: dict[int, int]


class Numbering:
    """The lists of a document, and where each of them stands. `marker` is called for each paragraph in order."""

    def __init__(self, root: Element | None, formats: ListFormats) -> None:
        self._formats = formats
        abstracts = {value(e, "abstractNumId") or "": e for e in children(root, "abstractNum")}
        linked = {value(child(e, "styleLink")): e for e in abstracts.values() if child(e, "styleLink") is not None}
        levels = {id: _levels(linked.get(value(child(e, "numStyleLink")), e)) for id, e in abstracts.items()}
        self._lists = {value(num, "numId") or "": _list(num, levels) for num in children(root, "num")}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level_of_style(self, num: str, style: str | None) -> int:
        """The level of the list `num` that belongs to a paragraph style; the first one if none does."""
        found = self._lists.get(num)
        levels = found.levels if found and style else ()
        return next((i for i, level in enumerate(levels) if level.style == style), 0)

    def marker(self, num: str, level: int) -> str:
        """The marker of the next paragraph of list `num` at `level` (from 0), with the blank after it; "" without."""
        found = self._lists.get(num)
        if found is None or level >= len(found.levels):
            return ""
        counts = self._counts.setdefault(found.abstract, {})
        self._count(counts, num, found, level)
        own = found.levels[level]
        if own.format == "bullet":
            return ""
        shown = _PLACE.sub(lambda place: self._number(counts, found, int(place[1]) - 1, own), own.text)
        if not shown or (own.suffix == "nothing" and not shown[-1].isalnum()):
            return shown
        return shown + " " * (shown[-1].isascii() or shown[-1].isalnum())

    def _count(self, counts: dict[int, int], num: str, found: _List, level: int) -> None:
        for upper in range(level + 1):  # an instance of a list starts over once, where it says so
            if (num, upper) not in self._begun and upper in found.starts:
                counts[upper] = found.starts[upper] - (upper == level)
                self._begun.add((num, upper))
        counts[level] = min(counts.get(level, found.levels[level].start - 1) + 1, _MOST)
        for deeper in range(level + 1, len(found.levels)):
            restart = found.levels[deeper].restart
            if restart is None or level < restart:
                counts.pop(deeper, None)

    def _number(self, counts: dict[int, int], found: _List, place: int, own: Level) -> str:
        if place >= len(found.levels):
            return ""
        level = found.levels[place]
        return self._formats.show("decimal" if own.legal else level.format, counts.get(place, level.start))


def _list(num: Element, abstracts: dict[str, tuple[Level, ...]]) -> _List:
    abstract = value(child(num, "abstractNumId")) or ""
    levels = list(abstracts.get(abstract, ()))
    starts: dict[int, int] = {}
    for override in children(num, "lvlOverride"):
        at = _number(value(override, "ilvl"), 0)
        own, start = child(override, "lvl"), child(override, "startOverride")
        if at < len(levels) and own is not None:
            levels[at] = _level(own)
        if start is not None:
            starts[at] = _number(value(start), 1)
    return _List(abstract, tuple(levels), starts)


def _levels(abstract: Element) -> tuple[Level, ...]:
    levels = [Level() for _ in range(LEVELS)]
    for element in children(abstract, "lvl"):
        at = _number(value(element, "ilvl"), 0)
        if at < LEVELS:
            levels[at] = _level(element)
    return tuple(levels)


def _level(element: Element) -> Level:
    parts = {local(part): part for part in element}
    restart = parts.get("lvlRestart")
    return Level(
        format=value(parts.get("numFmt")) or "decimal",
        text=value(parts.get("lvlText")) or "",
        start=_number(value(parts.get("start")), 0),
        restart=_number(value(restart), 0) if restart is not None else None,
        suffix=value(parts.get("suff")) or "tab",
        legal=is_on(parts.get("isLgl")),
        style=value(parts.get("pStyle")),
    )


def is_on(element: Element | None) -> bool:
    """Whether a switch is there and not turned off (w:val="0")."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def _number(text: str | None, default: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else default
