"""Numbering styles (rules/numbering.yaml) and the scanner that finds their markers in one pass over a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import Literal

import msgspec

from reportkit.outline.text import BLANKS
from reportkit.regex import regex
from reportkit.rulepack import Rule, RuleSet

Stands = Literal["line", "sentence", "pause", "clause", "glued"]
Reading = Literal["tens", "digits", "hundreds", "pair", "list", "none"]


PARAGRAPHS = 100  # from this number on members are paragraphs, counted through all sections
_ROW_LABEL = 40  # characters of the label of a row
_CELL = regex(r"(?:[\t|][^\t|\n0-9]{0,8}){1,3}[+\-−]?[0-9]")


class Boundary(IntEnum):
    """What stands before a marker, from the surest to the least sure sign of a new paragraph."""

    LINE = 0
    SENTENCE = 1
    PAUSE = 2
    CLAUSE = 3
    GLUED = 4


_FURTHEST = {stands: Boundary(rank) for rank, stands in enumerate(("line", "sentence", "pause", "clause", "glued"))}
_SENTENCE_ENDS = "。!?…"
_PAUSES = ";:；：﹔"
_CLAUSES = ",、，"
_CLOSERS = "”’》)）」』】"
_LISTING = ("、", "､", "﹑", ",", ".")
_POINTS = ".,"
_DIGITS = regex("[0-9]+")
_YEAR = regex(r" ?(?:19|20)[0-9]{2} ?年")


class NumberingStyle(Rule, frozen=True):
    """One way to write a marker.

    A marker is `open`, a numeral, `close` (of each the longest listed form that fits), or one of `words` with its
    number (0: not numbered). `numerals` are in order of value, `variants` other forms of them; `reading` says how they
    combine: `tens` (一 … 十九), `digits` (1 … 99), `hundreds` (100 … 999), `pair` (1.2), `list` (one character each).
    `stands` is the weakest boundary a marker is found after, `alone` the weakest it is believed after without a
    neighbour of its series. `tier` is its usual rank, 0 the highest. Markers after one of `not_after` or before one of
    `not_before` are words.
    `keep_close`: the closing form belongs to the title. `run_in`: the title ends at a 。 in its line (else it is a row
    of a table). `resets`: the style opens a tree of its own.
    """

    section: Literal["heading", "point"]
    tier: int
    reading: Reading
    numerals: str = ""
    variants: dict[str, str] = msgspec.field(default_factory=dict)
    words: dict[str, int] = msgspec.field(default_factory=dict)
    open: tuple[str, ...] = ("",)
    close: tuple[str, ...] = ("",)
    stands: Stands = "line"
    alone: Stands | None = None
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    keep_close: bool = False
    run_in: bool = False
    series: str = ""
    resets: bool = False

    @property
    def chain(self) -> str:
        """The series its members are counted in; styles may share one (首先, 第二)."""
        return self.series or self.id

    def found_after(self, boundary: Boundary) -> bool:
        """Whether a marker of this style may stand behind such a boundary."""
        return boundary <= _FURTHEST[self.stands]

    def believed_after(self, boundary: Boundary) -> bool:
        """Whether one marker is believed there without others of its series."""
        return self.alone is not None and boundary <= _FURTHEST[self.alone]

    def matches(self, text: str) -> bool:
        return any(True for _ in Scanner([self]).scan(text))


class Marker(msgspec.Struct, frozen=True, gc=False):
    """A marker candidate: `text[start:end]`, its style and ordinal (0 when it has none)."""

    start: int
    end: int
    style: NumberingStyle
    number: int
    boundary: Boundary


class _Branch(msgspec.Struct, frozen=True, gc=False):
    """What one group of the scanner's pattern stands for: the styles by their closing form (or word)."""

    reading: Reading
    numerals: str
    variants: dict[int, str]
    opening: str
    styles: dict[str, NumberingStyle]


class Scanner:
    """All markers of a set of styles in one pass: a search for first characters, then the branches that start so."""

    def __init__(self, styles: Iterable[NumberingStyle]) -> None:
        self._branches: dict[str, _Branch] = {}
        self._pattern = self._compile(list(styles))

    def scan(self, view: str) -> Iterator[Marker]:
        """Marker candidates of `view` in order, those refuted by their neighbours left out."""
        at = 0
        search = self._pattern.search
        while found := search(view, at):
            marker = self._read(view, found)
            if marker is not None:
                yield marker
                at = marker.end
            else:
                at = found.start() + 1

    def _compile(self, styles: list[NumberingStyle]) -> re.Pattern[str]:
        by_first: defaultdict[str, list[str]] = defaultdict(list)
        words = {word: style for style in styles for word in style.words}
        by_word: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(words, key=len, reverse=True):
            by_word[word[0]].append(word[1:])
        for first, rests in by_word.items():
            by_first[re.escape(first)].append(self._branch(_Branch("none", "", {}, "", words), "", rests))
        forms: defaultdict[tuple[Reading, str, str], dict[str, NumberingStyle]] = defaultdict(dict)
        for style in styles:
            for opening in style.open if style.numerals else ():
                forms[style.reading, style.numerals, opening].update(dict.fromkeys(style.close, style))
        for (reading, numerals, opening), closes in forms.items():
            variants = {old: new for style in closes.values() for old, new in style.variants.items()}
            branch = _Branch(reading, numerals, str.maketrans(variants), opening, closes)
            chars = re.escape(numerals + "".join(variants))
            number = _numeral_pattern(reading, chars)
            gap = r"[ \n]?" if reading == "tens" and not opening else "[ ]?"  # 三⏎是, in lines cut anywhere
            rest = f"{re.escape(opening[1:])}[ ]?[{chars}]{number}{gap}" if opening else f"{number}{gap}"
            first = re.escape(opening[0]) if opening else chars
            by_first[first].append(self._branch(branch, rest, sorted(closes, key=len, reverse=True)))
        arms = "|".join(f"(?<=[{first}])(?:{'|'.join(arms)})" for first, arms in by_first.items())
        return regex(f"[{''.join(by_first)}](?:{arms})" if arms else r"(?!)")

    def _branch(self, branch: _Branch, rest: str, ends: list[str]) -> str:
        name = f"b{len(self._branches)}"
        self._branches[name] = branch
        return f"{rest}(?P<{name}>{'|'.join(map(re.escape, ends))})"

    def _read(self, view: str, found: re.Match[str]) -> Marker | None:
        group = found.lastgroup or ""
        branch = self._branches[group]
        start, end = found.span()
        boundary = boundary_before(view, start)
        if branch.reading == "none":
            word = view[start:end]
            style, number = branch.styles[word], branch.styles[word].words[word]
        else:
            style = branch.styles[found[group]]
            close_at = found.start(group)
            numeral = view[start + len(branch.opening) : close_at].strip()
            value = read_numeral(numeral.translate(branch.variants), branch.reading, branch.numerals)
            if value is None or _continues(view, start, found.end(), branch, value, view[close_at:end], boundary):
                return None
            number = value
            if style.keep_close:
                end = close_at
        if not style.found_after(boundary) or _refuted(view, start, found.end(), style):
            return None
        if _numbers_row(view, start, found.end()):
            return None
        return Marker(start, end, style, number, boundary)


def _numeral_pattern(reading: Reading, chars: str) -> str:
    """What may follow the first character of a numeral."""
    return {
        "tens": f"[{chars}]{{0,2}}",
        "digits": "[0-9]?",
        "hundreds": "[0-9]{2}",
        "pair": r"[0-9]?(?:\.[0-9]{1,2}){1,4}",
        "list": "",
        "none": "",
    }[reading]


def read_numeral(text: str, reading: Reading, numerals: str) -> int | None:
    """The value of a marker's numeral; None for what is not one (三五, 00)."""
    if reading == "list":
        return numerals.index(text) + 1
    if reading in ("digits", "hundreds"):
        return int(text) or None
    if reading == "pair":
        return int(text.rsplit(".", 1)[1]) or None
    left, ten, right = text.partition(numerals[9])
    if len(left) > 1 or len(right) > 1:
        return None
    units = [numerals.index(part) + 1 if part else 0 for part in (left, right)]
    if not ten:
        return units[0]
    return 10 * (units[0] or 1) + units[1] if numerals[9] not in right else None


def boundary_before(view: str, start: int) -> Boundary:
    """What stands before `view[start]`, blanks passed over."""
    at = start - 1
    while at >= 0 and view[at] in BLANKS:
        at -= 1
    if at < 0 or view[at] == "\n":
        return Boundary.LINE
    char = view[at]
    if char in _CLOSERS and at and view[at - 1] in _SENTENCE_ENDS:
        char = view[at - 1]
    if char in _SENTENCE_ENDS:
        return Boundary.SENTENCE
    if char in _PAUSES:
        return Boundary.PAUSE
    if at < start - 1:
        return Boundary.PAUSE
    return Boundary.CLAUSE if char in _CLAUSES else Boundary.GLUED


def _continues(view: str, start: int, end: int, branch: _Branch, number: int, close: str, boundary: Boundary) -> bool:
    """Whether the numeral is a piece of a longer number or of a list of numerals (一、二等奖; 7.9; 2011)."""
    before, after = view[start - 1 : start], view[end : end + 1]
    if branch.opening == "" and before and (before in branch.numerals or before == "."):
        return True
    if close[-1:] not in _LISTING or not after or after not in branch.numerals:
        return False
    if branch.reading not in ("digits", "pair"):
        return branch.numerals.index(after) == number
    if close[-1] in _POINTS or boundary != Boundary.LINE:
        return close[-1] == "," or not _YEAR.match(view, end)
    following = _DIGITS.match(view, end)
    return following is None or int(following.group()) == number + 1


def _numbers_row(view: str, start: int, end: int) -> bool:
    """Whether the marker numbers the row of a table: it opens a cell, or a figure stands in one behind its label."""
    if view[start - 1 : start] == "|" or view[max(0, start - 2) : start] == "| ":
        return True
    stop = view.find("\n", end, end + _ROW_LABEL)
    stop = end + _ROW_LABEL if stop < 0 else stop
    mark = view.find("\t", end, stop)
    mark = view.find("|", end, stop) if mark < 0 else mark
    return mark >= 0 and _CELL.match(view, mark) is not None


def _refuted(view: str, start: int, end: int, style: NumberingStyle) -> bool:
    """Whether the characters around say it is a word (统一是, 一是否)."""
    if style.not_before and view.startswith(style.not_before, end):
        return True
    if not style.not_after:
        return False
    before = view[max(0, start - 2) : start]
    return before.endswith(style.not_after)


def build_scanner(rules: RuleSet) -> Scanner:
    """The scanner of all numbering styles of a rule set."""
    return Scanner(rules.of(NumberingStyle))
