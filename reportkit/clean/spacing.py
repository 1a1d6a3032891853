"""Blanks that carry no meaning: in spaced-out titles, beside digits, before punctuation, at the edges of lines.

A blank between ideographs may stand for a lost paragraph break and stays; so does one between two numbers (thousands
apart by a blank, cells of a row).
"""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.clean.characters import is_ideograph
from reportkit.clean.lines import Line
from reportkit.clean.markers import opens_numbered
from reportkit.clean.working import CleanChange
from reportkit.regex import regex

TITLE = "wrap.spaced-title"
DIGITS = "wrap.spaced-digits"
EDGES = "wrap.line-edges"
BULLET = "wrap.list-bullet"
PUNCTUATION = "wrap.spaced-punctuation"

_BLANKS = " \u3000\xa0"
_BLANK = regex(f"[{_BLANKS}]+")
_CLOSING = frozenset("，。；：、！？）》”％%‰,;)")
_PERCENT = frozenset("%％‰")
_QUANTITY_AHEAD = regex(r"(?!(?:19|20)[0-9]{2}年?)[0-9][0-9.,]{0,15}(?:%|[^\x00-\u33ff])")
_APART = regex(r"(?<=[^\x00-\u33ff])[ \xa0][0-9]")
_CLOSE = regex(r"(?<=[^\x00-\u33ff])[0-9]")
_CELLS = regex(r"[ \u3000\xa0]{2}|\t|[0-9] (?![0-9]{3}(?![0-9.]))[0-9]")
_LIST_BULLET = regex(r"[•·*●○■◆□▪➢][ \t\u3000]{0,3}|[-–][ \t\u3000]{1,3}")
_HASHES = regex(r"#{1,6}[ \t]{1,3}(?=[^\s#])")
_BOLD = regex(r"(\*\*|__)[^*_\n]{2,60}(\1)")
_LONGEST_TITLE = 60


def spacing(text: str, lines: list[Line]) -> list[CleanChange]:
    """Changes that take meaningless blanks out of the lines of `text`."""
    spaced_lines = [line for line in lines if any(blank in line.text for blank in _BLANKS)]
    spaced = _is_spaced(spaced_lines)
    changes: list[CleanChange] = []
    for line in spaced_lines:
        for start, end in _cells(line):
            cell = text[start:end]
            if _is_spaced_out(cell):
                changes += [
                    CleanChange(start + b.start(), start + b.end(), "", TITLE, "unwrap") for b in _BLANK.finditer(cell)
                ]
        if not _CELLS.search(line.text):
            changes += _digits(line, spaced=spaced)
    return changes


def list_bullets(lines: list[Line]) -> list[CleanChange]:
    """Changes that take signs of mark-up from headings: bullets before numbers (- 一、), ## and **…** of Markdown."""
    changes: list[CleanChange] = []
    for line in lines:
        if "\t" in line.text:  # a row of a table: # and - mark its parts
            continue
        signs: list[tuple[int, int]] = []
        bullet = _LIST_BULLET.match(line.text)
        if bullet and not opens_numbered(line.text, bullet.end()):
            bullet = None
        opening = bullet or _HASHES.match(line.text)
        if opening:
            signs.append(opening.span())
        bold = _BOLD.match(line.text, opening.end() if opening else 0)
        if bold:
            signs += [bold.span(1), bold.span(2)]
        changes += [CleanChange(line.start + start, line.start + end, "", BULLET, "unwrap") for start, end in signs]
    return changes


def line_edges(text: str, lines: list[Line]) -> list[CleanChange]:
    """One newline between lines, no blanks at the edges of a line, none at the edges of the text."""
    changes: list[CleanChange] = []
    at = 0
    wanted = ""
    for line in lines:
        if text[at : line.start] != wanted:
            changes.append(CleanChange(at, line.start, wanted, EDGES, "unwrap"))
        at = line.end
        wanted = "\n"
    if at < len(text):
        changes.append(CleanChange(at, len(text), "", EDGES, "unwrap"))
    return changes


def _cells(line: Line) -> Iterator[tuple[int, int]]:
    at = line.start
    for cell in line.text.split("\t"):
        yield at, at + len(cell)
        at += len(cell) + 1


def _is_spaced_out(text: str) -> bool:
    """Whether every ideograph stands alone: 工 作 总 结, 2020 年 工 作 总 结, 指  标."""
    if len(text) > _LONGEST_TITLE:
        return False
    tokens = text.lstrip("#*※").split()
    single = sum(is_ideograph(token) for token in tokens)
    return single >= 2 and all(len(token) == 1 or token.isdigit() for token in tokens)


def _is_spaced(lines: list[Line]) -> bool:
    """Whether the text sets blanks between words and digits as a rule, so that one says nothing."""
    apart = close = 0
    for line in lines:
        apart += len(_APART.findall(line.text))
        close += len(_CLOSE.findall(line.text))
    return apart > close


def _digits(line: Line, *, spaced: bool) -> Iterator[CleanChange]:
    text = line.text
    for blank in _BLANK.finditer(text):
        start, end = blank.span()
        before, after = text[start - 1], text[end]
        rule = None
        if after in _CLOSING:
            rule = PUNCTUATION
        elif (before.isdigit() or _is_share(text, start)) and is_ideograph(after):
            rule = None if opens_numbered(text, end) else DIGITS
        elif after.isdigit() and is_ideograph(before) and not opens_numbered(text, end):
            rule = DIGITS if spaced or _QUANTITY_AHEAD.match(text, end) else None
        if rule is not None:
            yield CleanChange(line.start + start, line.start + end, "", rule, "unwrap")


def _is_share(text: str, end: int) -> bool:
    """Whether a number with its sign stands before a blank; a sign alone ends the head of a column."""
    return text[end - 1] in _PERCENT and text[max(0, end - 2)].isdigit()
