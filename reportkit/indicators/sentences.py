"""Sentences and clauses: the windows in which a number finds its name, its period and its scope."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.tails import past_blanks
from reportkit.regex import regex
from reportkit.stages import CleanText, Number, ReportOutline

_BOUNDS = regex("[。!?\t|(\\[“】]")
_MARKS = regex("[;,:()\\[\\]“”]")
_ITEM = regex(r"\([0-9一二三四五六七八九十]{1,3}\)")  # the number of an item that opens a sentence
_ANY_MARK = regex("[。!?\t\n(\\[“;,:)\\]”]")
_CLOSING = {"(": ")", "[": "]", "“": "”"}
_CELLS = "\n\t|"  # marks that belong to no sentence
_ENDS = frozenset("。!?\t|】")
_CAPTION = "【"
_CLOSERS = frozenset("”)]』」")
_BLANKS = frozenset(" \u3000")
_REACH = 200  # an opening mark without its partner in this many characters is not taken for one
_ASIDE = 8  # a bracket this short with no number in it belongs to the words around it: 乡镇(街道), 地区生产总值(GDP)


class Sentence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """`text[start:end]` ends after 。！？ or before a newline, tab or bar (a table cell).

    `clauses` divide it at ， ； ： and brackets (both sides; the marks belong to none), `numbers` are all mentions in
    it, `paragraph_start` says that none before it in its line holds a number.
    """

    start: int
    end: int
    clauses: tuple[Span, ...]
    numbers: tuple[Number, ...]
    paragraph_start: bool


def split_sentences(clean: CleanText, report: ReportOutline, numbers: tuple[Number, ...]) -> tuple[Sentence, ...]:
    """The sentences of `report` that hold numbers, in text order; `numbers` are its mentions in text order.

    A full stop inside brackets or quotation marks ends no sentence; a mark inside a number ends no clause. A heading in
    the middle of a line ends the sentence before it, its title ends where the text goes on; so does a caption in 【】.
    """
    splitter = _Splitter(clean.view, report, numbers)
    return splitter.split()


def bracket_closed(view: str, start: int, at: int) -> bool:
    """Whether the bracket that `start` stands in ends before `at`."""
    close = view.find(")", start, at)
    return close >= 0 and view.find("(", start, close) < 0


class _Splitter:
    """One pass over the sentence ends of a report, and one over the marks of each sentence that holds a number."""

    def __init__(self, view: str, report: ReportOutline, numbers: tuple[Number, ...]) -> None:
        self.view, self.report, self.numbers = view, report, numbers
        self.starts = [n.start for n in numbers]
        self.marked = [n for n in numbers if _ANY_MARK.search(view, n.start, n.end)]  # the few that a mark stands in
        self.marked_starts = [n.start for n in self.marked]
        headings = [heading for heading in report.headings if heading.kind != "point"]
        run_in = [
            heading.title_end for heading in headings if view[heading.title_end : heading.title_end + 1] in _BLANKS
        ]
        self.edges = sorted({*run_in, *(heading.start for heading in headings)})
        self.sentences: list[Sentence] = []
        self.start = report.start  # of the sentence being read
        self.paragraph_start = True
        self.next_number = 0

    def split(self) -> tuple[Sentence, ...]:
        view, end = self.view, self.report.end
        at = self.report.start
        while self.next_number < len(self.numbers) and at < end:
            line = view.rfind("\n", at, self.starts[self.next_number]) + 1
            if line > at:
                self.start, self.paragraph_start = line, True  # lines without a number are passed over
            stop = view.find("\n", self.numbers[self.next_number].end - 1, end)
            while stop >= 0 and self._inside_number(stop):
                stop = view.find("\n", stop + 1, end)
            at = end if stop < 0 else stop + 1
            self._split_line(end if stop < 0 else stop)
            self.start, self.paragraph_start = at, True
        return tuple(self.sentences)

    def _split_line(self, stop: int) -> None:
        """The sentences up to `stop`, a line's end."""
        for edge in self.edges[bisect_right(self.edges, self.start) : bisect_left(self.edges, stop)]:
            self._split_stretch(edge)
            self.start, self.paragraph_start = edge, True
        self._split_stretch(stop)

    def _split_stretch(self, stop: int) -> None:
        """The sentences up to `stop`, a line's end or that of a heading."""
        view = self.view
        hold = self.start  # sentence ends before this offset stand inside brackets or quotes
        for match in _BOUNDS.finditer(view, self.start, stop):
            at = match.start()
            if at < hold or self._inside_number(at):
                continue
            mark = view[at]
            if mark == "】" and not view.startswith(_CAPTION, past_blanks(view, self.start, at)):
                continue
            if mark in _ENDS:
                self._end_sentence(at, mark)
            else:
                hold = self._partner(at, mark) or hold
        self._end_sentence(stop, "\n")

    def _inside_number(self, at: int) -> bool:
        index = bisect_left(self.marked_starts, at) - 1
        return index >= 0 and self.marked[index].end > at

    def _end_sentence(self, at: int, mark: str) -> None:
        view, numbers = self.view, self.numbers
        end = at if mark in _CELLS else at + 1
        while end < self.report.end and mark not in _CELLS and view[end] in _CLOSERS:
            end += 1
        first = following = self.next_number
        while following < len(numbers) and self.starts[following] < end:
            following += 1
        if following > first:
            self.next_number = first
            clauses = self._clauses(self.start, at)
            self.next_number = following
            self.sentences.append(
                Sentence(
                    start=clauses[0][0],
                    end=end,
                    clauses=clauses,
                    numbers=numbers[first:following],
                    paragraph_start=self.paragraph_start,
                )
            )
            self.paragraph_start = False
        self.start = at + 1 if mark in _CELLS else end

    def _clauses(self, start: int, stop: int) -> tuple[Span, ...]:
        """The clauses of one sentence."""
        view = self.view
        clauses: list[Span] = []
        clause = hold = skip = start  # brackets before `hold` stand inside others, marks before `skip` inside an aside
        for match in _MARKS.finditer(view, start, stop):
            at = match.start()
            if at < skip or self._inside_number(at):
                continue
            mark = view[at]
            if at == clause and (item := _ITEM.match(view, at, stop)) is not None:
                clause = skip = item.end()
                continue
            if mark in _CLOSING and at >= hold:
                partner = self._partner(at, mark)
                hold = partner or hold
                if mark == "(" and partner and at > clause and self._is_aside(at, partner):
                    skip = partner + 1
                    continue
            if mark not in "“”":
                if at > clause:
                    clauses.append((clause, at))
                clause = at + 1
        if stop > clause:
            clauses.append((clause, stop))
        return tuple(clauses) or ((start, stop),)

    def _is_aside(self, at: int, partner: int) -> bool:
        """Whether `(…)` is a short bracket inside a phrase: no number in it nor right before it."""
        if partner - at > _ASIDE:
            return False
        index = bisect_left(self.starts, partner, self.next_number) - 1
        return index < 0 or self.numbers[index].end < at

    def _partner(self, at: int, mark: str) -> int | None:
        found = self.view.find(_CLOSING[mark], at + 1, min(at + _REACH, self.report.end))
        return found if found >= 0 and self.view.find("\n", at, found) < 0 else None
