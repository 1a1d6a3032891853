"""Titles a site sets again: above its buttons, in longer or shorter form, over an abstract, inside the text.

The copy the body follows is the report's; the others are the page's.
"""

from __future__ import annotations

from itertools import pairwise

from reportkit.clean.lines import Line
from reportkit.clean.noise_rules import NoiseBook, compact_line
from reportkit.clean.working import CleanChange

TITLE = "noise.repeated-title"

_LONGEST = 80  # characters of the body's opening that are compared
_SHARED = 6  # characters; a shorter stretch that two lines share proves nothing
_SHORTEST = 4  # characters of a line that stands again
_SUFFIX_SIGNS = "-_—|·(["  # between a title and a site's name
_LEAD = 3  # lines of a body that a copy of the title may follow
_BLANKS = " \u3000"
_STOPS = "。，；：,;:"
_SHORTEST_RUN_IN = 8  # characters of a title that stands again with nothing between
_PREFIX = 4  # characters of a word before a title
_FEWEST_PAIRS = 5  # of neighbouring characters that two titles of one text share


def mark_repeated_titles(lines: list[Line], head: int, book: NoiseBook, found: dict[int, str]) -> None:
    """Mark titles (and lines below them) that stand once more before the body, and copies shortly after it began."""
    above = [index for index in range(head) if index not in found]
    opening = compact_line(lines[head].text[:_LONGEST]) if head < len(lines) else ""
    later = [opening]
    for index in reversed(above):
        text = compact_line(lines[index].text)
        apart = any(between in found for between in range(index + 1, head))
        if _stands_again(text, later, apart=apart, book=book):
            found[index] = TITLE
        later.append(text)
    _mark_page_title(lines, [index for index in above if index not in found], book, found)
    _mark_copies_below(lines, head, later[1:], book, found)


def _stands_again(text: str, later: list[str], *, apart: bool, book: NoiseBook) -> bool:
    if len(text) >= _SHORTEST and text in later:
        return True
    if not book.is_title(text):
        return False
    bare = book.bare_title(text)
    for other in later[1:]:
        alike = _decorates(text, other) or _same(bare, other, book) or (other.endswith(text) and book.opens_part(other))
        if len(other) >= _SHORTEST and book.is_title(other) and alike:
            return True
    return _decorates(text, later[0]) or (apart and _opens_with_title(later[0], text, book))


def _same(bare: str, other: str, book: NoiseBook) -> bool:
    return bare == other or (len(bare) >= _SHARED and bare == book.bare_title(other))


def _decorates(text: str, title: str) -> bool:
    """Whether a line is the title with something of the site's before it, or a suffix set off behind it."""
    if len(title) < _SHORTEST:
        return False
    return text.endswith(title) or (text.startswith(title) and text[len(title)] in _SUFFIX_SIGNS)


def _opens_with_title(opening: str, text: str, book: NoiseBook) -> bool:
    """Whether the body opens with the title in the line `text`, less a word before it and a site's suffix."""
    for start in range(min(_PREFIX + 1, len(text))):
        length = 0
        while start + length < len(text) and length < len(opening) and text[start + length] == opening[length]:
            length += 1
        if length >= _SHARED and book.is_title(text[start : start + length]):
            return 2 * length >= len(text) and book.opens_text(opening[length:])
    return False


def _mark_page_title(lines: list[Line], kept: list[int], book: NoiseBook, found: dict[int, str]) -> None:
    """Mark the title of the page where the text has another of its own: over and below facts, or in like words."""
    titles = [index for index in kept if book.is_title(lines[index].text)]
    if not titles:
        return
    page, own = titles[0], titles[-1]
    above = kept[0]
    if own - above == 1 and _is_alike(compact_line(lines[above].text), compact_line(lines[own].text), book):
        found[above] = TITLE
        return
    if page == own:
        return
    text = compact_line(lines[page].text)
    copies = [index for index, rule in found.items() if rule == TITLE and compact_line(lines[index].text) == text]
    furniture_between = any(found.get(index, TITLE) != TITLE for copy in copies for index in range(copy, page))
    if furniture_between and own - page <= _LEAD:
        found[page] = TITLE


def _is_alike(page: str, own: str, book: NoiseBook) -> bool:
    """Whether a page's title and the text's own name one report: most of the words, and no year of its own."""
    if not (book.ends_title(page) and book.ends_title(own) and own[0].isalnum()):
        return False
    if not _digits(page) <= _digits(own):
        return False
    words = _pairs(page)
    shared = words & _pairs(own)
    return len(shared) >= _FEWEST_PAIRS and 2 * len(shared) > len(words)


def _digits(text: str) -> set[str]:
    return set(filter(str.isdigit, text))


def _pairs(text: str) -> set[str]:
    return {first + second for first, second in pairwise(text)}


def _mark_copies_below(lines: list[Line], head: int, titles: list[str], book: NoiseBook, found: dict[int, str]) -> None:
    """Mark copies of a kept title that stand after the first paragraphs of the body."""
    whole = {title for title in titles if len(title) >= _SHARED and book.is_title(title)}
    for index in range(head + 1, min(head + 1 + _LEAD, len(lines))):
        if compact_line(lines[index].text) in whole:
            found[index] = TITLE


def glued_copies(opening: list[Line], book: NoiseBook) -> list[CleanChange]:
    """Changes that leave the last of the titles with which the first line of a flattened page opens."""
    changes: list[CleanChange] = []
    for line in opening:
        blanks = (at for at, char in enumerate(line.text[:_LONGEST]) if char in _BLANKS and at >= _SHARED)
        end = next((at for at in blanks if book.is_title(line.text[:at])), 0)
        title, start = compact_line(line.text[:end]), 0
        while title and (copy := _copy_at(line.text, end, title)):
            changes.append(CleanChange(line.start + start, line.start + copy[0], "", TITLE, "noise"))
            start, end = copy
        if not changes and (at := _run_in_copy(line.text, book)):
            changes.append(CleanChange(line.start, line.start + at, "", TITLE, "noise"))
    return changes


def _run_in_copy(text: str, book: NoiseBook) -> int:
    """Where the title a line opens with stands again, the text behind it; before it, the title of the page; else 0."""
    opening = text[:_SHORTEST_RUN_IN]
    at = text.find(opening, _SHORTEST_RUN_IN, 2 * _LONGEST) if len(opening) == _SHORTEST_RUN_IN else -1
    if at < 0 or any(char in text[:at] for char in _STOPS):
        return 0
    copies = (text[:length] for length in range(at, _SHORTEST_RUN_IN - 1, -1) if text.startswith(text[:length], at))
    end = next((len(copy) for copy in copies if book.ends_title(copy)), 0)
    return at if end and book.ends_title(text[:at]) and book.opens_text(text[at + end :].lstrip()) else 0


def _copy_at(text: str, at: int, title: str) -> tuple[int, int] | None:
    """Where the title stands again behind the blanks at `at`, set with blanks of its own or none."""
    while at < len(text) and text[at] in _BLANKS:
        at += 1
    start = at
    for char in title:
        while at < len(text) and text[at] in _BLANKS:
            at += 1
        if not text.startswith(char, at):
            return None
        at += 1
    return start, at
