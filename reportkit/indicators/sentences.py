"""Sentences and clauses: the windows in which a number finds its name, its period and its scope."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from reportkit.alignment import Span
from reportkit.regex import regex
from reportkit.stages import CleanText, Number, ReportOutline

_MARKS = regex("[。!?\n\t;,:()\\[\\]“”]")
_CLOSING = {"(": ")", "[": "]", "“": "”"}
_ENDS = frozenset("。!?\n\t")
_CLOSERS = frozenset("”)]』」")
_REACH = 200  # an opening mark without its partner in this many characters is not taken for one
_ASIDE = 8  # a bracket this short with no number in it belongs to the words around it: 乡镇(街道), 地区生产总值(GDP)


class Sentence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """`text[start:end]` ends after 。！？ or before a newline or tab (a table cell).

    `clauses` divide it at ， ； ： and brackets (both sides; the marks belong to none), `numbers` are all mentions in
    it, `paragraph_start` says that it opens a line.
    """

    start: int
    end: int
    clauses: tuple[Span, ...]
    numbers: tuple[Number, ...]
    paragraph_start: bool


def split_sentences(clean: CleanText, report: ReportOutline, numbers: tuple[Number, ...]) -> tuple[Sentence, ...]:
    """The sentences of `report` in text order; `numbers` are its mentions in text order.

    A full stop inside brackets or quotation marks ends no sentence; a mark inside a number ends no clause.
    """
    splitter = _Splitter(clean.view, report, numbers)
    return splitter.split()


class _Splitter:
    """One pass over the marks of a report."""

    def __init__(self, view: str, report: ReportOutline, numbers: tuple[Number, ...]) -> None:
        self.view, self.report, self.numbers = view, report, numbers
        self.sentences: list[Sentence] = []
        self.clauses: list[Span] = []
        self.clause = report.start
        self.paragraph_start = True
        self.next_number = 0

    def split(self) -> tuple[Sentence, ...]:
        view, numbers = self.view, self.numbers
        starts = [n.start for n in numbers]
        hold = self.report.start  # sentence ends before this offset stand inside brackets or quotes
        skip = self.report.start  # marks before this offset stand inside an aside
        for match in _MARKS.finditer(view, self.report.start, self.report.end):
            at, mark = match.start(), match.group()
            if at < skip or self._inside_number(starts, at):
                continue
            if mark in _ENDS:
                if at >= hold or mark == "\n":
                    self._end_sentence(at, mark)
                continue
            if mark in _CLOSING and at >= hold:
                partner = self._partner(at, mark)
                hold = partner or hold
                if mark == "(" and partner and self._is_aside(starts, at, partner):
                    skip = partner + 1
                    continue
            if mark not in "“”":
                self._end_clause(at, at + 1)
        self._end_sentence(self.report.end, "\n")
        return tuple(self.sentences)

    def _inside_number(self, starts: list[int], at: int) -> bool:
        index = bisect_left(starts, at, self.next_number) - 1
        return index >= 0 and self.numbers[index].end > at

    def _is_aside(self, starts: list[int], at: int, partner: int) -> bool:
        """Whether `(…)` is a short bracket inside a phrase: no number in it nor right before it."""
        index = bisect_left(starts, partner, self.next_number) - 1
        near = index >= 0 and self.numbers[index].end >= at
        return partner - at <= _ASIDE and not near and at > self.clause

    def _partner(self, at: int, mark: str) -> int | None:
        found = self.view.find(_CLOSING[mark], at + 1, min(at + _REACH, self.report.end))
        return found if found >= 0 and self.view.find("\n", at, found) < 0 else None

    def _end_clause(self, end: int, next_start: int) -> None:
        if end > self.clause:
            self.clauses.append((self.clause, end))
        self.clause = next_start

    def _end_sentence(self, at: int, mark: str) -> None:
        self._end_clause(at, at)
        end = at if mark in "\n\t" else at + 1
        while end < self.report.end and mark not in "\n\t" and self.view[end] in _CLOSERS:
            end += 1
        if self.clauses:
            first = self.next_number
            while self.next_number < len(self.numbers) and self.numbers[self.next_number].start < end:
                self.next_number += 1
            self.sentences.append(
                Sentence(
                    start=self.clauses[0][0],
                    end=end,
                    clauses=tuple(self.clauses),
                    numbers=self.numbers[first : self.next_number],
                    paragraph_start=self.paragraph_start,
                )
            )
        self.paragraph_start = mark == "\n"
        self.clauses = []
        self.clause = at + 1 if mark in "\n\t" else end
