"""Menus of portals with an entry a line: short names above the path of the page, or many of a portal's own."""

from __future__ import annotations

from reportkit.clean.lines import Line
from reportkit.clean.noise_rules import NoiseBook

RULE = "noise.menu-entries"

BUTTONS = "noise.buttons"
_PATH = "noise.breadcrumb"
_FEWEST = 3  # entries over the path of a page


def mark_menus(lines: list[Line], head: int, book: NoiseBook, found: dict[int, str]) -> None:
    """Mark the entries of menus above the body. A report's title is kept unless another one stands outside the menu."""
    run: list[int] = []
    buttons = 0
    for index in range(head + 1):
        if index < head and index not in found and book.is_entry(lines[index].text):
            run.append(index)
            continue
        if run and found.get(index) == BUTTONS:
            buttons += 1
            continue
        over_path = len(run) + buttons >= _FEWEST and found.get(index) == _PATH
        if over_path or book.is_menu([lines[entry].text for entry in run]):
            titled = any(book.is_title(lines[at].text) for at in range(head) if at not in found and at not in run)
            found.update({entry: RULE for entry in run if titled or not book.is_title(lines[entry].text)})
        run, buttons = [], 0
