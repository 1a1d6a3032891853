"""Where the text says that what follows is part of what stood before: 其中, 按行业分, the lines under 其中:."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.indicators.partfigures import Figure, PartWords, part_words
from reportkit.indicators.sentences import Sentence, bracket_closed
from reportkit.rulepack import RuleSet
from reportkit.search import occurrences

_MARK = 3  # characters of a word for of these
_BLANKS = " \u3000\n\t\r"
_REACH = 600  # characters before a figure in which 其中 reaches it


def opens_parts(view: str, at: int, rules: RuleSet) -> bool:
    """Whether the text before `at` ends in 其中 and a colon, so that the lines from there on tell of parts."""
    words = rules.compiled(part_words)
    end = _last_mark(view, at)
    return view.endswith(words.colon, 0, end) and view.endswith(words.part, 0, end - len(words.colon))


def continues_list(view: str, at: int) -> bool:
    """Whether the line before `at` ends in a semicolon."""
    return view.endswith(";", 0, _last_mark(view, at))


def _last_mark(view: str, at: int) -> int:
    """Where the text before `at` ends, blanks and line breaks left out."""
    while at > 0 and view[at - 1] in _BLANKS:
        at -= 1
    return at


def marks_in(view: str, sentence: Sentence, words: PartWords) -> list[int]:
    """Where the words for "of these" stand in a sentence."""
    start, end = sentence.start, sentence.numbers[-1].start
    marks = [at for word in words.part for at in occurrences(view, word, start, end)]
    if view.find(words.among_end, start, end) >= 0:
        marks += [match.start() for match in words.of_these.finditer(view, start, end)]
    return sorted(marks)


def division_in(view: str, sentence: Sentence, words: PartWords) -> int | None:
    """The end of a first clause that divides the total named before (按行业分)."""
    first = sentence.clauses[0]
    divided = view.startswith(words.divided_open, *first) and view.endswith(words.divided_end, *first)
    return first[1] if divided else None


def mark_over(view: str, marks: Sequence[int], figures: Sequence[Figure], at: int, words: PartWords) -> int | None:
    """The mark that reaches a figure at `at`; inside a sentence it reaches to the next semicolon."""
    mark = next((mark for mark in reversed(marks) if mark < at), -1)
    if mark < 0 or at - mark > _REACH or bracket_closed(view, mark, at):
        return None
    opens = figures[0].number.start > mark
    listed = view.find(words.colon, mark, mark + _MARK + 1) >= 0
    return mark if opens or listed or view.find(";", mark, at) < 0 else None
