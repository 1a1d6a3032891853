"""The frame around a number: the words that lead to it, what is left of them, and what follows it.

粮食总产量 | 比上年 | 增长 | 5.2%       subject, baseline, verb
新建 | 12所 | 小学                      subject, what follows
"""

from __future__ import annotations

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.lexicon import WordTable, word_table
from reportkit.indicators.sentences import Sentence
from reportkit.indicators.tails import Tail, TailWords, read_tail, tail_words
from reportkit.rulepack import RuleSet
from reportkit.stages import Number


class Frame(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What stands around `number` in its clause (`clause` is an index into the sentence's clauses).

    `subject` is the text before it without the words that only lead to the number, `tail` what those say, `after` the
    text it may count, up to the next number's own words. `linked` says that only a separator stands between it and the
    number before, `part` that a word for "of these" stands between its clause's start and it.
    """

    number: Number
    clause: int
    subject: Span
    tail: Tail
    after: Span
    linked: bool
    part: bool


class FrameWords(msgspec.Struct, frozen=True):
    """The word tables frames are read with."""

    tail: TailWords
    after: WordTable[str]
    separators: WordTable[str]
    separator_list: tuple[str, ...]
    part: tuple[str, ...]


def frame_words(rules: RuleSet) -> FrameWords:
    return FrameWords(
        tail=rules.compiled(tail_words),
        after=word_table(rules, "frame.after-number"),
        separators=word_table(rules, "frame.separator"),
        separator_list=rules.words("frame.separator"),
        part=rules.words("frame.part"),
    )


def read_frames(view: str, sentence: Sentence, numbers: tuple[Number, ...], rules: RuleSet) -> list[Frame]:
    """The frames of `numbers` (those of the sentence that may become indicators), in text order."""
    words = rules.compiled(frame_words)
    frames: list[Frame] = []
    clauses = sentence.clauses
    at = 0
    previous: Number | None = None
    for index, number in enumerate(numbers):
        while at + 1 < len(clauses) and clauses[at][1] <= number.start:
            at += 1
        start, end = clauses[at]
        linked = False
        if previous is not None and previous.end > start:
            start, linked = _left_edge(view, previous.end, number.start, words)
        if index + 1 < len(numbers) and numbers[index + 1].start < end:
            end = _right_edge(view, number.end, numbers[index + 1].start, words)
        tail = read_tail(view, min(start, number.start), number, words.tail)
        after = _skip(view, number.end, end, words.after)
        frames.append(
            Frame(
                number=number,
                clause=at,
                subject=(start, max(start, tail.start)),
                tail=tail,
                after=(after, max(after, end)),
                linked=linked and tail.start <= start and not tail.verb,
                part=any(view.find(word, start, number.start) >= 0 for word in words.part),
            )
        )
        previous = number
    return frames


def _left_edge(view: str, start: int, end: int, words: FrameWords) -> tuple[int, bool]:
    """Where the words of the later of two numbers begin in the text between them, and whether a separator links them."""
    at = _skip(view, start, end, words.after)
    separator = words.separators.at_start(view, at, end)
    if separator is not None:
        return at + separator[0], True
    cut = view.rfind("、", at, end)
    return (cut + 1 if cut >= 0 else at), at == end


def _right_edge(view: str, start: int, end: int, words: FrameWords) -> int:
    """Where what the earlier of two numbers counts ends in the text between them."""
    at = _skip(view, start, end, words.after)
    if words.separators.at_start(view, at, end) is not None:
        return at
    cut = view.rfind("、", at, end)
    if cut >= 0:
        return cut
    return max((found for word in words.separator_list if (found := view.rfind(word, at + 1, end)) > at), default=end)


def _skip(view: str, start: int, end: int, table: WordTable[str]) -> int:
    found = table.at_start(view, start, end)
    return start + found[0] if found is not None else start
