"""The frame around a number: the words that lead to it, what is left of them, and what follows it.

    全市粮食总产量 | 比上年 | 增长 | 5.2%            subject, baseline, verb
    新建 | 12所 | 小学                               subject, what follows
"""

from __future__ import annotations

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.lexicon import WordTable, word_table
from reportkit.indicators.sentences import Sentence
from reportkit.rulepack import RuleSet
from reportkit.stages import Number


class Frame(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What stands around `number` in its clause.

    `subject` is the text before it without the words that only lead to the number, `verb` the role of the strongest of
    those (up, down, to, share, rank, copula or ""), `after` the text it may count, up to the next number's own words.
    `linked` says that only a separator stands between it and the number before.
    """

    number: Number
    clause: Span
    subject: Span
    after: Span
    verb: str
    verb_word: str
    baseline: Span | None
    linked: bool


class FrameWords(msgspec.Struct, frozen=True):
    """The word tables frames are read with."""

    tail: WordTable[str]
    to: WordTable[str]
    compared_verb: WordTable[str]
    beside: WordTable[str]
    compared: tuple[str, ...]
    after: tuple[str, ...]
    separators: tuple[str, ...]
    compare: tuple[str, ...]


def frame_words(rules: RuleSet) -> FrameWords:
    return FrameWords(
        tail=word_table(
            rules, "frame.filler", "frame.copula", "frame.rank", "frame.share", "measure.up", "measure.down"
        ),
        to=word_table(rules, "measure.to"),
        compared_verb=word_table(rules, "measure.compared-up", "measure.compared-down"),
        beside=word_table(rules, "measure.above", "measure.below"),
        compared=rules.words("frame.compared"),
        after=tuple(sorted(rules.words("frame.after-number"), key=len, reverse=True)),
        separators=tuple(sorted(rules.words("frame.separator"), key=len, reverse=True)),
        compare=rules.words("frame.compare"),
    )


def read_frames(view: str, sentence: Sentence, numbers: tuple[Number, ...], rules: RuleSet) -> list[Frame]:
    """The frames of `numbers` (those of the sentence that may become indicators), in text order."""
    words = rules.compiled(frame_words)
    frames: list[Frame] = []
    clauses = iter(sentence.clauses)
    clause = next(clauses)
    for index, number in enumerate(numbers):
        while clause[1] <= number.start:
            clause = next(clauses, (number.start, sentence.end))
        previous = numbers[index - 1] if index else None
        left = clause[0]
        linked = False
        if previous is not None and previous.end > clause[0]:
            left, linked = _left_edge(view, previous.end, number.start, words)
        elif previous is not None and not view[previous.end : number.start].strip("、"):
            linked = True
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        right = clause[1]
        if following is not None and following.start < right:
            right = _right_edge(view, number.end, following.start, words)
        frames.append(_frame(view, number, clause, left, right, linked, words))
    return frames


def _left_edge(view: str, start: int, end: int, words: FrameWords) -> tuple[int, bool]:
    """Where the words of the later of two numbers begin in `view[start:end]` between them, and whether they are linked."""
    at = _skip_after(view, start, end, words)
    for separator in words.separators:
        if view.startswith(separator, at, end):
            at += len(separator)
            rest = at
            while rest < end and (found := words.tail.at_end(view, at, end)) and found[1] == "filler":
                end -= found[0]
                rest = at
                if end == at:
                    break
            return at, end == at
    cut = view.rfind("、", at, end)
    return (cut + 1 if cut >= 0 else at), at == end


def _right_edge(view: str, start: int, end: int, words: FrameWords) -> int:
    """Where what the earlier of two numbers counts ends."""
    at = _skip_after(view, start, end, words)
    if view.startswith(words.separators, at, end):
        return at
    cut = view.rfind("、", at, end)
    if cut >= 0:
        return cut
    for separator in words.separators:
        cut = view.rfind(separator, at, end)
        if cut > at:
            return cut
    return end


def _skip_after(view: str, start: int, end: int, words: FrameWords) -> int:
    for word in words.after:
        if view.startswith(word, start, end):
            return start + len(word)
    return start


def _frame(view: str, number: Number, clause: Span, left: int, right: int, linked: bool, words: FrameWords) -> Frame:
    end, verb, verb_word = number.start, "", ""
    baseline: Span | None = None
    while end > left:
        if verb in ("up", "down", "to") and baseline is None:
            found_base = _baseline(view, left, end, words)
            if found_base is not None:
                baseline, end = found_base
                continue
        if not verb:
            to = words.to.at_end(view, left, end)
            if to is not None:
                moved = words.tail.at_end(view, left, end - to[0])
                if moved is not None and moved[1] in ("up", "down"):
                    end -= to[0] + moved[0]
                    verb, verb_word = "to", view[end : end + moved[0]]
                    continue
        found = words.tail.at_end(view, left, end)
        if found is None:
            if not verb:
                compared = words.compared_verb.at_end(view, left, end)
                if compared is not None:
                    found_base = _baseline(view, left, end - compared[0], words)
                    if found_base is not None:
                        verb, verb_word = ("up" if compared[1] == "compared-up" else "down"), view[end - compared[0] : end]
                        baseline, end = found_base
                        continue
            break
        length, role = found
        if role in ("up", "down", "share", "rank") or (role == "copula" and not verb):
            if verb in ("up", "down", "to") and role in ("up", "down"):
                break
            if not verb or verb == "copula":
                verb, verb_word = role, view[end - length : end]
        end -= length
    if not verb or verb == "copula":
        beside = _beside(view, number, left, words)
        if beside is not None:
            verb, verb_word, baseline, end = beside
    at = _skip_after(view, number.end, right, words)
    return Frame(
        number=number,
        clause=clause,
        subject=(left, end),
        after=(at, max(at, right)),
        verb=verb,
        verb_word=verb_word,
        baseline=baseline,
        linked=linked,
    )


def _baseline(view: str, left: int, end: int, words: FrameWords) -> tuple[Span, int] | None:
    """What a figure is compared with where `view[left:end]` ends in 比X, and where the words before it end."""
    floor = max(left, end - 16)
    for opener in words.compare[:2]:
        at = view.rfind(opener, floor, end)
        if at >= 0 and view.endswith(words.compared, at + 1, end):
            return (at + 1, end), at
    for opener in words.compare[2:4]:
        at = view.rfind(opener, floor, end)
        if at >= 0:
            for closer in words.compare[7:9]:
                if view.endswith(closer, at, end):
                    return (at + 1, end - len(closer)), at
    return None


def _beside(view: str, number: Number, left: int, words: FrameWords) -> tuple[str, str, Span, int] | None:
    """高于全国 before a number of percentage points: role, verb, what it is compared with, end of the subject."""
    if "百分点" not in number.unit:
        return None
    for at in range(max(left, number.start - 10), number.start - 1):
        found = words.beside.at_start(view, at, number.start)
        if found is not None and found[0] < number.start - at:
            word_end = at + found[0]
            return ("up" if found[1] == "above" else "down"), view[at:word_end], (word_end, number.start), at
    return None
