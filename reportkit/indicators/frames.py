"""The frame around a number: the words that lead to it, what is left of them, and what follows it.

粮食总产量 | 比上年 | 增长 | 5.2%       subject, baseline, verb
新建 | 12所 | 小学                      subject, what follows
"""

from __future__ import annotations

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.lexicon import Separators, WordTable, word_table
from reportkit.indicators.sentences import Sentence
from reportkit.indicators.tails import Tail, past_blanks, read_tail
from reportkit.indicators.tailwords import TailWords, tail_words
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

_REACH = 120  # characters on either side of a number that are looked at
_BLANKS = (" ", "\u3000")
_BRIEF = 4  # characters of a noun between 和 and the number it belongs to


class Frame(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What stands around `number` in its clause (`clause` is an index into the sentence's clauses).

    `subject` is the text before it without the words that only lead to the number, `tail` what those say, `after` the
    text it may count, up to the next number's own words. `linked` says that only a separator stands between it and the
    number before, `paired` that not even one does: both count the same thing (70件92人).
    """

    number: Number
    clause: int
    subject: Span
    tail: Tail
    after: Span
    linked: bool
    paired: bool = False


class FrameWords(msgspec.Struct, frozen=True):
    """The word tables frames are read with."""

    tail: TailWords
    after: WordTable[str]
    separators: Separators
    joiner: str
    each: str
    list_end: tuple[str, ...]
    verbs: WordTable[str]
    people: tuple[str, ...]


def frame_words(rules: RuleSet) -> FrameWords:
    """FrameWords of a rule set; made once by `rules.compiled`."""
    return FrameWords(
        tail=rules.compiled(tail_words),
        after=word_table(rules, "frame.after-number"),
        separators=rules.compiled(Separators),
        joiner=rules.words("names.joiner")[0],
        each=rules.words("names.each")[0],
        list_end=rules.words("frame.list-end"),
        verbs=word_table(rules, "names.verbs"),
        people=rules.words("frame.people"),
    )


def read_frames(view: str, sentence: Sentence, numbers: tuple[Number, ...], rules: RuleSet) -> list[Frame]:
    """The frames of `numbers` (those of the sentence that may become indicators), in text order."""
    words = rules.compiled(frame_words)
    frames: list[Frame] = []
    following: Frame | None = None
    at = len(sentence.clauses) - 1
    for index in range(len(numbers) - 1, -1, -1):
        while at > 0 and sentence.clauses[at][0] > numbers[index].start:
            at -= 1
        following = _frame(view, sentence.clauses[at], at, numbers, index, following, words)
        frames.append(following)
    frames.reverse()
    return frames


def _frame(
    view: str,
    clause: Span,
    at: int,
    numbers: tuple[Number, ...],
    index: int,
    following: Frame | None,
    words: FrameWords,
) -> Frame:
    """The frame of one number; `following` is that of the number after it."""
    number = numbers[index]
    previous = numbers[index - 1] if index else None
    start, linked, paired = max(clause[0], number.start - _REACH), False, False
    if previous is not None and previous.end > start:
        start, linked = _left_edge(view, previous.end, number.start, words)
        paired = linked and not view[previous.end : number.start].strip()
    elif previous is not None:
        linked = _distributed(view, previous, number, words)
    tail = read_tail(view, min(start, number.start), number, words.tail)
    end = min(clause[1], number.end + _REACH)
    whole = view.startswith(words.people, number.end - 1)  # 45万人口: its unit begins the word for what it counts
    after = past_blanks(view, _skip(view, past_blanks(view, number.end, end), end, words.after), end)
    after = number.end - 1 if whole else after
    if following is not None and following.number.start < end:
        if following.number.start == number.end:
            after, end = following.after
        elif following.tail.start <= after or _set_apart(view, number, following):
            end = after
        else:
            end = _right_edge(view, after, following.tail.start, words)
    elif following is not None and view.startswith(":", end) and view.startswith(_BLANKS, number.end):
        end = after  # 950户 |金额:106元
    if words.separators.at_start(view, after, end):
        end = after
    label = _label_before(view, clause[0] - 1, number, previous) if previous is not None else None
    subject = label or (start, max(start, tail.start))
    subject, after = _without_together(view, subject, (after, end), words)
    return Frame(
        number=number,
        clause=at,
        subject=subject,
        tail=tail,
        after=(after, max(after, end)),
        linked=linked and tail.start <= start and tail.word[0] == tail.word[1],
        paired=paired,
    )


def _set_apart(view: str, number: Number, following: Frame) -> bool:
    """Whether a blank right behind a number parts it from the words that name the next one (950户 |金额|106元)."""
    start, end = following.subject
    return view.startswith(_BLANKS, number.end) and start < end and number.unit != ""


def _label_before(view: str, colon: int, number: Number, previous: Number) -> Span | None:
    """What a blank sets apart behind one number before the colon that another follows (950户 |金额|:106元)."""
    if not view.startswith(":", colon) or view[colon + 1 : number.start].strip() or previous.end >= colon:
        return None
    start = past_blanks(view, previous.end, colon)
    if start == previous.end or any(view.find(mark, start, colon) >= 0 for mark in ",;、"):
        return None
    return start, colon


def _distributed(view: str, previous: Number, number: Number, words: FrameWords) -> bool:
    """Whether nothing but a comma stands between two numbers that 分别 deals out (分别增长12%,13%)."""
    if previous.end + 1 != number.start or previous.unit != number.unit or not view.startswith(",", previous.end):
        return False
    reach = max(0, number.start - _REACH)
    return view.rfind(words.each, reach, number.start) > max(view.rfind(mark, reach, number.start) for mark in ";。:\n")


def _without_together(view: str, subject: Span, after: Span, words: FrameWords) -> tuple[Span, int]:
    """A subject and where what follows begins, without 与 and 相比 around an amount (户数|与2030年的|12户|相比)."""
    closers = words.tail.closers
    if not view.startswith(closers, *after) or view.startswith(words.tail.not_against, after[0]):
        return subject, after[0]
    opener = max(view.rfind(word, *subject) for word in words.tail.together)
    closer = next(word for word in closers if view.startswith(word, *after))
    return (subject[0], opener if opener >= 0 else subject[1]), after[0] + len(closer)


def _left_edge(view: str, start: int, end: int, words: FrameWords) -> tuple[int, bool]:
    """Where the words of the later of two numbers begin in what is between them; whether a separator links them."""
    at = past_blanks(view, _skip(view, start, end, words.after), end)
    separator = words.separators.at_start(view, at, end)
    if separator:
        return at + separator, True
    if words.separators.at_end(view, at, end):
        return end, False
    cut = _division(view, at, end, words)
    return (cut[1] if cut is not None else at), at == end


def _right_edge(view: str, at: int, end: int, words: FrameWords) -> int:
    """Where what the earlier of two numbers counts ends in the text between them."""
    last = words.separators.at_end(view, at, end)
    if last and end - last > at:
        return end - last
    cut = _division(view, at, end, words)
    return cut[0] if cut is not None else end


def _division(view: str, at: int, end: int, words: FrameWords) -> Span | None:
    """The separator that divides the words of two numbers: the last 、, or one with a verb or a short noun after it."""
    cut = view.rfind("、", at, end)
    if cut >= 0:
        return cut, cut + 1
    examples = view.endswith(words.list_end, at, end)
    for word in words.separators.words:
        cut = view.rfind(word, at + 1, end)
        rest = cut + len(word)
        brief = 0 < end - rest <= _BRIEF and not view.endswith(words.joiner, rest, end)
        if (
            cut > at
            and not words.separators.held(view, cut)
            and (examples or brief or words.verbs.at_start(view, rest, end) is not None)
        ):
            return cut, rest
    return None


def _skip(view: str, start: int, end: int, table: WordTable[str]) -> int:
    found = table.at_start(view, start, end)
    return start + found[0] if found is not None else start


def whole_of_share(view: str, frame: Frame) -> str:
    """What the number is stated to be a share of (占X: X); "" where no whole stands with the verb."""
    start, end = frame.tail.word
    return view[start + 1 : end] if frame.tail.verb == "share" and end - start > 1 else ""
