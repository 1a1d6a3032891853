"""Page numbers and running heads of a paginated text.

A bare number on a line may be a cell of a table; it is a page number when such numbers count up by one through the
text with prose between them. A page of so many (1 / 8), a number between dashes and one between a figure and its unit
prove themselves where they cut a sentence; the halves of a sentence are joined. A line that stands again and again
beside page numbers (or counts them itself) is a running head.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from reportkit.clean.characters import is_ideograph
from reportkit.clean.lines import Line
from reportkit.clean.markers import opens_heading, opens_numbered
from reportkit.clean.working import CleanChange
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

NUMBER = "noise.page-number"
HEAD = "noise.running-head"

_LAST_NUMBER = regex(r"(?<=[。！？”])[ \u3000\xa0]+([0-9]{1,3})\Z")
_NUMBER = regex(r"[-—–─~·_ ]{0,4}([0-9]{1,4})[-—–─~·_ ]{0,4}")
_OF_ALL = regex(r"[第(（\[-]?[ ]?([0-9]{1,3})[ ]?页?[ ]?[/／][ ]?共?[ ]?([0-9]{1,3})[ ]?页?[)）\]-]?")
_DASHED = regex(r"[-—–]{1,2} ?[0-9]{1,4} ?[-—–]{1,2}")
_DIGITS = regex(r"[0-9]+")
_PROSE = "，,。"
_SENTENCE_ENDS = "。！？；!?;"
_FEWEST = 3  # page numbers in a row
_PAGE = 150  # characters; no page holds less text
_LONGEST_HEAD = 40
_SHORTEST_HEAD = 6  # with its number; 图1, 表2 are captions
_LONGEST_COUNT = 16
_PARAGRAPH = 40  # characters of a paragraph beside a lone page number
_CUT = 20  # characters; a shorter line above may be a title
_UNEVEN = 3  # a page may be this many times as long as another


def page_marks(lines: list[Line]) -> list[CleanChange]:
    """Changes that remove page numbers and running heads."""
    numbers = _numbered_lines(lines) or _beside_headings(lines)
    heads = _running_heads(lines, numbers)
    changes = [CleanChange(lines[i].start, lines[i].end, "", NUMBER, "noise") for i in numbers]
    changes += [CleanChange(lines[i].start, lines[i].end, "", HEAD, "noise") for i in heads]
    return changes + _last_number(lines, numbers)


def _last_number(lines: list[Line], numbers: set[int]) -> list[CleanChange]:
    """The page number after the last sentence, on its line or on one of its own."""
    if not lines or len(lines) - 1 in numbers:
        return []
    last = lines[-1]
    found = _LAST_NUMBER.search(last.text)
    if found:
        return [CleanChange(last.start + found.start(), last.end, "", NUMBER, "noise")]
    prose = len(lines) > 1 and lines[-2].text[-1] in _SENTENCE_ENDS
    if prose and _NUMBER.fullmatch(last.text) and len(lines[-2].text) > len(last.text) + 10:
        return [CleanChange(last.start, last.end, "", NUMBER, "noise")]
    return []


def pages_inside(lines: list[Line], rules: RuleSet) -> Iterator[CleanChange]:
    """Changes that remove page numbers between the halves of a sentence, with the line breaks around them."""
    if not any(_NUMBER.fullmatch(line.text) or _OF_ALL.fullmatch(line.text) for line in lines[1:-1]):
        return
    units = ("万", "亿", "%", *rules.words("lost.units"))
    numbers = _numbered_lines(lines)
    for index in range(1, len(lines) - 1):
        upper, line, lower = lines[index - 1 : index + 2]
        if len(line.text) > _LONGEST_COUNT or upper.text[-1] in _SENTENCE_ENDS or opens_numbered(lower.text):
            continue
        counted = _OF_ALL.fullmatch(line.text)
        figure = upper.text[-1].isdecimal() and lower.text.startswith(units)
        halves = len(upper.text) >= _CUT and is_ideograph(lower.text[0])
        if counted is not None:
            cut = halves and 0 < int(counted[1]) <= int(counted[2])
        elif index in numbers or _DASHED.fullmatch(line.text):
            cut = figure or (halves and any(mark in upper.text for mark in _PROSE))
        else:
            cut = figure and _NUMBER.fullmatch(line.text) is not None
        if cut:
            yield CleanChange(upper.end, lower.start, "", NUMBER, "noise")


def _numbered_lines(lines: list[Line]) -> set[int]:
    """Lines that hold only a number, in a chain that counts up by one, a page of text between each two."""
    found: set[int] = set()
    chain: list[int] = []
    value = 0
    for index, line in enumerate(lines):
        number = _NUMBER.fullmatch(line.text) if len(line.text) <= 12 else None
        if number is None:
            continue
        counts_on = chain and int(number[1]) == value + 1 and line.start - lines[chain[-1]].end >= _PAGE
        if not counts_on:
            found.update(chain if len(chain) >= _FEWEST else ())
            chain = []
        chain.append(index)
        value = int(number[1])
    found.update(chain if len(chain) >= _FEWEST else ())
    return found


def _beside_headings(lines: list[Line]) -> set[int]:
    """The only bare number of a text, where it stands between a heading and its paragraph, or the other way round."""
    bare = [index for index, line in enumerate(lines) if len(line.text) <= 12 and _NUMBER.fullmatch(line.text)]
    if len(bare) != 1 or not 0 < bare[0] < len(lines) - 1:
        return set()
    upper, lower = (lines[bare[0] + step].text for step in (-1, 1))
    below = opens_heading(upper) and upper[-1] not in _SENTENCE_ENDS and _is_paragraph(lower)
    above = _is_paragraph(upper) and opens_heading(lower)
    return set(bare) if below or above else set()


def _is_paragraph(text: str) -> bool:
    return len(text) >= _PARAGRAPH and _SENTENCE_ENDS[0] in text and is_ideograph(text[0])


def _running_heads(lines: list[Line], numbers: set[int]) -> set[int]:
    """Short lines that stand the same (numbers aside) on three pages or more."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if len(line.text) <= _LONGEST_HEAD and line.text[-1] not in _SENTENCE_ENDS and index not in numbers:
            alike[_DIGITS.sub("#", line.text)].append(index)
    heads: set[int] = set()
    for key, indexes in alike.items():
        if len(indexes) < _FEWEST:
            continue
        beside = [index for index in indexes if index - 1 in numbers or index + 1 in numbers]
        if len(beside) >= _FEWEST or ("#" in key and len(key) >= _SHORTEST_HEAD and _counts_pages(lines, indexes)):
            heads.update(indexes)
    return heads


def _counts_pages(lines: list[Line], indexes: list[int]) -> bool:
    """Whether one of the numbers in these lines counts up by one, pages of about one length apart."""
    apart = [lines[b].start - lines[a].end for a, b in pairwise(indexes)]
    if min(apart) < _PAGE or max(apart) > _UNEVEN * min(apart):
        return False
    rows = [[int(number[:9]) for number in _DIGITS.findall(lines[index].text)] for index in indexes]
    return any(all(after == before + 1 for before, after in pairwise(column)) for column in zip(*rows, strict=True))
