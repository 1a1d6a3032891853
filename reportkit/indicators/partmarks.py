"""Where the text says that what follows is part of what stood before: 其中, 按行业分, the lines under 其中:."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportkit.indicators.partfigures import Figure, PartWords, part_words
from reportkit.indicators.sentences import Sentence, bracket_closed
from reportkit.rulepack import RuleSet
from reportkit.search import occurrences

_MARK = 3  # characters of a word for of these
_BLANKS = " \u3000\n\t\r"
_REACH = 600  # characters before a figure in which 其中 reaches it
_GROUP = 30  # characters of a clause that names a group


class Division(NamedTuple):
    """A clause `text[start:end]` that divides a total into the figures after it; `group` is the total's name if told.

    分产业看 has no group, 在税收收入中 the group 税收收入.
    """

    start: int
    end: int
    group: str


def opens_parts(view: str, at: int, rules: RuleSet) -> bool:
    """Whether the text before `at` ends in 其中 and a colon, so that the lines from there on tell of parts."""
    words = rules.compiled(part_words)
    end = _last_mark(view, at)
    return view.endswith(words.colon, 0, end) and view.endswith(words.part, 0, end - len(words.colon))


def continues_list(view: str, at: int) -> bool:
    """Whether the line before `at` ends in a semicolon."""
    return view.endswith(";", 0, _last_mark(view, at))


def follows_mark(view: str, at: int, words: PartWords) -> bool:
    """Whether a full stop that should be a comma cuts a sentence at `at` off from its 其中."""
    return view.endswith("。", 0, at) and view.endswith(words.part, 0, at - 1)


def _last_mark(view: str, at: int) -> int:
    """Where the text before `at` ends, blanks and line breaks left out."""
    while at > 0 and view[at - 1] in _BLANKS:
        at -= 1
    return at


def marks_in(view: str, sentence: Sentence, words: PartWords) -> list[int]:
    """Where the words for "of these" stand in a sentence."""
    start, end = sentence.start, sentence.numbers[-1].start
    marks = [at for word in words.part for at in occurrences(view, word, start, end)]
    if view.find(words.in_group, start, end) >= 0:
        marks += [match.start() for match in words.of_these.finditer(view, start, end)]
    return sorted(marks)


def divisions_in(view: str, sentence: Sentence, words: PartWords) -> Iterator[Division]:
    """The clauses of a sentence that divide a total, in text order."""
    for start, end in sentence.clauses:
        if view.endswith(words.divided_end, start, end):
            if view.startswith(words.divided_open, start, end):
                yield Division(start, end, "")
        elif _names_group(view, start, end, words):
            begin = start + len(words.among) if view.startswith(words.among, start) else start
            yield Division(start, end, view[begin : end - len(words.in_group)])


def _names_group(view: str, start: int, end: int, words: PartWords) -> bool:
    """Whether a clause names the group whose parts follow (在税收收入中,)."""
    if not view.endswith(words.in_group, start, end) or end - start > _GROUP or not view.startswith(",", end):
        return False
    return not view.endswith(words.part, start, end)


def mark_over(view: str, marks: Sequence[int], figures: Sequence[Figure], at: int, words: PartWords) -> int | None:
    """The mark that reaches a figure at `at`; inside a sentence it reaches to the next semicolon."""
    index = bisect_left(marks, at) - 1
    mark = marks[index]
    if index < 0 or at - mark > _REACH or bracket_closed(view, mark, at):
        return None
    return mark if reaches_over(view, mark, figures, words) or view.find(";", mark, at) < 0 else None


def reaches_over(view: str, mark: int, figures: Sequence[Figure], words: PartWords) -> bool:
    """Whether a mark reaches over semicolons to the end of its sentence: before all figures of it, or with a colon."""
    return figures[0].number.start > mark or view.find(words.colon, mark, mark + _MARK + 1) >= 0
