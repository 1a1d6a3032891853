"""Titles without a marker: lines of their own, parts glued into a paragraph, and titles glued to a paragraph's end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from reportkit.outline.vocabulary import Patterns
from reportkit.regex import regex

Form = Literal["part", "annex", "line", "stopped", "tail", "bracket"]

MIN_LINE_TITLE = 2
MAX_LINE_TITLE = 32
MIN_TAIL_TITLE = 5
MIN_PARAGRAPH = 30  # what stands under an unnumbered title is a paragraph of at least so many characters
MAX_LIST = 12  # how many paragraphs above a colon may announce a list of titles
MAX_REPEATS = 2  # a line found more often is a name or a label
_SENTENCE_ENDS = "。:;!?…”)"
_OPEN_ENDS = "。:;!?,、…"
_NOT_IN_TITLES = "。:|\t"  # a row of a table is no title
_TITLE_START = regex('[\u4e00-\u9fff“"《0-9]{1,5}[\u4e00-\u9fff]|[\u4e00-\u9fff]')


class Untitled(NamedTuple):
    """A title without a marker, `view[start:end]`.

    `form`: part (a half of the report), annex, line (alone in a line), stopped (a line that ends with 。), tail (glued
    to the end of a paragraph), bracket (【…】 before a paragraph).
    """

    start: int
    end: int
    form: Form


class Line(msgspec.Struct, frozen=True, gc=False):
    """A paragraph, and whether it starts with a heading's marker."""

    start: int
    end: int
    marked: bool


def find_untitled(view: str, lines: Sequence[Line], patterns: Patterns) -> list[Untitled]:
    """The unnumbered titles among the paragraphs of a report's body, in order."""
    found = sorted(_LineReader(view, lines, patterns).read())
    forms = Counter(title.form for title in found)
    lone = {form for form in ("stopped", "bracket") if forms[form] == 1}
    return [title for title in found if title.form not in lone]


class _LineReader:
    """Reads paragraphs from the last to the first, for a title is known by what stands under it."""

    def __init__(self, view: str, lines: Sequence[Line], patterns: Patterns) -> None:
        self._view = view
        self._lines = lines
        self._patterns = patterns
        short = [line for line in lines if line.end - line.start <= MAX_LINE_TITLE]
        self._repeats = Counter(view[line.start : line.end] for line in short)
        self._endings = {view[line.end - 2 : line.end] for line in short if line.marked}

    def read(self) -> Iterator[Untitled]:
        above_title = False  # whether the line below is a title itself
        for index in range(len(self._lines) - 1, -1, -1):
            line = self._lines[index]
            form = None if line.marked else self._form(index, above_title)
            above_title = form == "line"
            bracket = None if line.marked else self._patterns["bracket"].match(self._view, line.start, line.end)
            if bracket is not None:
                yield Untitled(line.start, bracket.end(), "bracket")
            elif form is not None:
                end = line.end - 1 if self._view[line.end - 1] in "。:" else line.end
                yield Untitled(line.start, end, form)
            else:
                yield from self._glued(index)

    def _form(self, index: int, above_title: bool) -> Form | None:
        view, patterns = self._view, self._patterns
        line = self._lines[index]
        length = line.end - line.start
        if not MIN_LINE_TITLE <= length <= MAX_LINE_TITLE:
            return None
        text = view[line.start : line.end]
        if patterns["annex"].match(text):
            return "annex"
        part = patterns["part-title"].match(text)
        if part is not None and part.end() >= length - 1:
            return "part"
        if not _TITLE_START.match(text) or self._repeats[text] > MAX_REPEATS:
            return None
        if any(patterns[name].search(text) for name in ("salutation", "date", "not-title", "caption")):
            return None
        if not self._led(index) or not (above_title or self._heads_text(index)):
            return None
        if text[-1] == "。":
            return "stopped" if self._stopped(index, text) else None
        if text[-1] in _OPEN_ENDS or any(mark in text for mark in _NOT_IN_TITLES):
            return None
        return "line"

    def _led(self, index: int) -> bool:
        """Whether what stands above is finished: a sentence or a heading, or a short title under one."""
        if self._finished(index):
            return True
        before = self._lines[index - 1]
        return before.end - before.start <= MAX_LINE_TITLE and self._finished(index - 1)

    def _finished(self, index: int) -> bool:
        before = self._lines[index - 1] if index else None
        return before is None or before.marked or self._view[before.end - 1] in _SENTENCE_ENDS

    def _heads_text(self, index: int) -> bool:
        """Whether a paragraph or a numbered heading stands below."""
        if index + 1 == len(self._lines):
            return False
        after = self._lines[index + 1]
        if self._patterns["salutation"].match(self._view, after.start, after.end):
            return False
        if after.marked:
            announced = index > 0 and self._view[self._lines[index - 1].end - 1] == ":"
            return not announced or self._lines[index - 1].marked
        if after.end - after.start < MIN_PARAGRAPH:
            return False
        cut = index + 2 == len(self._lines)  # the text breaks off in its last paragraph
        return self._view[after.end - 1] in _SENTENCE_ENDS or (
            cut and self._view.find("。", after.start, after.end) >= 0
        )

    def _stopped(self, index: int, text: str) -> bool:
        """Whether a one-sentence line is a title: one of a list that a colon announces."""
        if text.count("。") > 1 or text.count(",") > 1 or index == 0:
            return False
        for before in reversed(self._lines[max(0, index - MAX_LIST) : index]):
            if before.marked:
                return False
            if self._view[before.end - 1] == ":":
                return True
        return False

    def _glued(self, index: int) -> Iterator[Untitled]:
        """Titles whose line breaks were lost: parts (…。二〇三一年工作安排2031年,…), titles at a paragraph's end."""
        view, line = self._view, self._lines[index]
        for opening in self._patterns["part-opening"].finditer(view, line.start, line.end):
            end = opening.start()
            reach = max(line.start, end - MAX_LINE_TITLE)
            start = max(reach, *(view.rfind(mark, reach, end) + 1 for mark in "。!?:"))
            if self._patterns["part-title"].fullmatch(view, start, end):
                yield Untitled(start, end, "part")
        if line.marked or index + 1 == len(self._lines) or not self._heads_text(index):
            return
        start = view.rfind("。", line.start, line.end) + 1
        length = line.end - start
        if start and MIN_TAIL_TITLE <= length <= MAX_LINE_TITLE and view[line.end - 2 : line.end] in self._endings:
            text = view[start : line.end]
            if _TITLE_START.match(text) and not any(mark in text for mark in ",;:、!?"):
                yield Untitled(start, line.end, "tail")
