"""Cards of facts that government sites set over a document as a table: labels and values in cells between bars or tabs.

A row is known by the labels in its cells; what stands in the others is the site's too, but the title among them may be
the only one the document has.
"""

from __future__ import annotations

from itertools import pairwise

from reportkit.alignment import Span
from reportkit.clean.lines import Line
from reportkit.clean.markers import opens_numbered
from reportkit.clean.noise_rules import NoiseBook
from reportkit.clean.working import CleanChange
from reportkit.regex import regex

RULE = "noise.card"

_SIGNS = regex(r"[|\t]")  # between cells
_REACH = 40  # lines from the top of a page
_LONGEST = 300  # characters of a row
_FEWEST = 3  # labels of a card


def cards(lines: list[Line], book: NoiseBook) -> dict[int, Span | None]:
    """The indices of the rows of cards, each with where the title that is kept of it stands, in offsets of the text."""
    found: dict[int, Span | None] = {}
    run: list[int] = []
    for index, line in enumerate(lines[: _REACH + 1]):
        if _is_row(line.text) and len(line.text) <= _LONGEST:
            run.append(index)
            continue
        labels = {cell for row in run for cell in _cells(lines[row].text) if book.is_card_label(cell)}
        if len(labels) >= _FEWEST:
            titled = _titled(lines, set(run), book)
            found.update({row: None if titled else _title(lines[row], book) for row in run})
        run = []
    return found


def without_cards(lines: list[Line], found: dict[int, Span | None]) -> list[CleanChange]:
    """Changes that take away what stands around the titles that are kept."""
    changes: list[CleanChange] = []
    for index, title in found.items():
        if title is not None:
            changes.append(CleanChange(lines[index].start, title[0], "", RULE, "noise"))
            changes.append(CleanChange(title[1], lines[index].end, "", RULE, "noise"))
    return [change for change in changes if change.end > change.start]


def _titled(lines: list[Line], card: set[int], book: NoiseBook) -> bool:
    """Whether a title stands above the body, outside the card."""
    for index, line in enumerate(lines[:_REACH]):
        if index in card:
            continue
        if book.is_body(line.text):
            return False
        if book.is_title(line.text) and not opens_numbered(line.text):
            return True
    return False


def _title(line: Line, book: NoiseBook) -> Span | None:
    cells = _SIGNS.split(line.text)
    at = 0
    for label, value in pairwise(cells):
        at += len(label) + 1
        if book.is_card_title(label) and book.is_title(value.strip()):
            start = line.start + at + len(value) - len(value.lstrip())
            return start, start + len(value.strip())
    return None


def _cells(text: str) -> list[str]:
    return [cell for cell in _SIGNS.split(text) if cell.strip()]


def _is_row(text: str) -> bool:
    return "|" in text or "\t" in text
