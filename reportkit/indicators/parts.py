"""Totals: which earlier figure a figure is stated to be a part of (其中 …, 已办结 …, 占其 …)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from reportkit.indicators.frames import Frame
from reportkit.indicators.lexicon import WordTable, word_table
from reportkit.indicators.measure import Reading, measure_words
from reportkit.indicators.phrases import PhraseWords, clip_lead, leading_time, phrase_words
from reportkit.indicators.sentences import Sentence, bracket_closed
from reportkit.numeric import scaled
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.search import occurrences
from reportkit.stages import Number

_MIN_RUN = 2  # figures a sum proves to be parts
_NEAR = 40  # figures around one that are looked at
_BRACKETED = 6  # characters of what a bracket names
_MARK = 3  # characters of a word for of these
_OF_PHASE = 4  # characters up to which a subject leans on the phase named before
_ALIKE = 2  # totals that may be told apart by their verbs
_CLAUSE = 40  # characters before a figure in which its verb stands
_BLANKS = " \u3000\n\t\r"
_REACH = 600  # characters before a figure in which 其中 reaches it


class Figure(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A number with its measure and its index among the drafts; what parts are told by.

    `countable` says that it can be a part or a total: a level that adds up, no goal and no figure of the year before.
    """

    number: Number
    reading: Reading
    draft: int
    countable: bool


class PartWords(msgspec.Struct, frozen=True):
    """The word lists parts are told with."""

    part: tuple[str, ...]
    remaining: tuple[str, ...]
    divided_open: tuple[str, ...]
    divided_end: tuple[str, ...]
    beyond: tuple[str, ...]
    outside: tuple[str, ...]
    colon: str
    joiner: str
    against: tuple[str, ...]
    all_of: tuple[str, ...]
    sums: tuple[str, ...]
    time: re.Pattern[str]
    among_end: str
    phase: tuple[str, ...]
    phrases: PhraseWords
    verbs: WordTable[str]
    of_these: re.Pattern[str]
    dimensions: dict[str, str]


def part_words(rules: RuleSet) -> PartWords:
    """PartWords of a rule set; made once by `rules.compiled`."""
    return PartWords(
        part=rules.words("frame.part"),
        remaining=rules.words("parts.some-of"),
        divided_open=rules.words("parts.divided-open"),
        divided_end=rules.words("parts.divided-end"),
        beyond=rules.words("parts.beyond"),
        outside=rules.words("parts.outside"),
        colon=rules.words("parts.colon")[0],
        joiner=rules.words("names.joiner")[0],
        against=rules.words("frame.against"),
        all_of=rules.words("parts.all-of"),
        sums=rules.words("parts.sums"),
        time=regex(rules.pattern("names.time")),
        among_end=rules.words("names.among-end")[0],
        phase=rules.words("parts.phase"),
        phrases=rules.compiled(phrase_words),
        verbs=word_table(rules, "names.verbs"),
        of_these=regex(rules.pattern("parts.of-these")),
        dimensions=rules.compiled(measure_words).dimensions,
    )


def figures_of(
    view: str, frames: Sequence[Frame], readings: Sequence[Reading], first: int, rules: RuleSet
) -> tuple[Figure, ...]:
    """The figures of a sentence whose drafts begin at index `first`."""
    words = rules.compiled(part_words)
    found: list[Figure] = []
    for index, (frame, reading) in enumerate(zip(frames, readings, strict=True)):
        adds_up = reading.measure == "level" and not words.dimensions.get(frame.number.unit, "").startswith("ratio")
        apart = _is_former(view, frame, words) or _is_goal(view, frames, readings, index, words)
        found.append(Figure(number=frame.number, reading=reading, draft=first + index, countable=adds_up and not apart))
    return tuple(found)


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


def totals_of(
    view: str,
    sentence: Sentence,
    frames: Sequence[Frame],
    figures: Sequence[Figure],
    before: Sequence[Figure],
    rules: RuleSet,
    *,
    listed: bool = False,
) -> list[Figure | None]:
    """The stated total of each figure of a sentence; `before` are those of the sentence before it in its paragraph.

    `listed` says that the sentence stands in lines that 其中 opened.
    """
    words = rules.compiled(part_words)
    totals: list[Figure | None] = [None] * len(figures)
    marks = _marks(view, sentence, words)
    divided = sentence.start - 1 if listed else _divides(view, sentence, words)
    for index, figure in enumerate(figures):
        if not figure.countable:
            continue
        start, end = frames[index].subject
        if view.startswith(words.beyond, start, end) and not view.endswith(words.joiner, start, end):
            continue
        near = figures[max(0, index - _NEAR) : index]
        at = figure.number.start
        mark = _mark(view, marks, figures, at, words) if marks and marks[0] < at else divided
        if mark is not None:
            opener = next(i for i in range(max(0, index - _NEAR), index + 1) if figures[i].number.start > mark)
            kinds = [figures[opener], *(figures[i] for i in range(opener + 1, index + 1) if _same(frames, opener, i))]
            if any(f.countable and _same_kind(f.number, figure.number, words) for f in kinds):
                inside = [f for f in near if _open_at(view, f.number.start, mark)]
                stretch = [f for f in inside if view.find(";", f.number.end, mark) < 0 and f.countable]
                earlier = stretch or [*before[-_NEAR:], *inside]
                total = _total(view, figure, frames[index], earlier, words)
                told = _is_whole(figures[opener:index], totals[opener:index], total, words)
                totals[index] = None if told else total
        elif view.startswith(words.phase, clip_lead(view, start, end, words.phrases), end):
            totals[index] = _total(view, figure, frames[index], near, words)
        elif index and totals[index - 1] and _of_phase(view, frames[index - 1], frames[index], words):
            totals[index] = _total(view, figure, frames[index], near[:-1], words)
        elif view.startswith(words.remaining, start, end) or view.startswith(words.remaining, end, figure.number.start):
            whole = [f for f in near if totals[f.draft - figures[0].draft] is None]
            totals[index] = _total(view, figure, frames[index], whole, words)
        elif index and _bracketed(view, figures[index - 1], start, end, words):
            totals[index] = _total(view, figure, frames[index], near[-1:], words)
    _prove_by_sum(view, figures, totals)
    return totals


def _marks(view: str, sentence: Sentence, words: PartWords) -> list[int]:
    """Where the words for "of these" stand in a sentence."""
    start, end = sentence.start, sentence.numbers[-1].start
    marks = [at for word in words.part for at in occurrences(view, word, start, end)]
    if view.find(words.among_end, start, end) >= 0:
        marks += [match.start() for match in words.of_these.finditer(view, start, end)]
    return sorted(marks)


def _divides(view: str, sentence: Sentence, words: PartWords) -> int | None:
    """The end of a first clause that divides the total named before (按行业分)."""
    first = sentence.clauses[0]
    divided = view.startswith(words.divided_open, *first) and view.endswith(words.divided_end, *first)
    return first[1] if divided else None


def _mark(view: str, marks: Sequence[int], figures: Sequence[Figure], at: int, words: PartWords) -> int | None:
    """The mark that reaches a figure at `at`; inside a sentence it reaches to the next semicolon."""
    mark = next((mark for mark in reversed(marks) if mark < at), -1)
    if mark < 0 or at - mark > _REACH or bracket_closed(view, mark, at):
        return None
    opens = figures[0].number.start > mark
    listed = view.find(words.colon, mark, mark + _MARK + 1) >= 0
    return mark if opens or listed or view.find(";", mark, at) < 0 else None


def _open_at(view: str, start: int, at: int) -> bool:
    """Whether a figure at `start` stands before `at`, in no bracket that ends before it."""
    return start < at and not bracket_closed(view, start, at)


def _is_goal(view: str, frames: Sequence[Frame], readings: Sequence[Reading], index: int, words: PartWords) -> bool:
    """Whether a figure is only the whole of the share after it: 占全年任务|2355万元|的60%."""
    if index + 1 == len(frames) or readings[index + 1].measure != "share":
        return False
    return view[frames[index].number.end : frames[index + 1].number.start] == words.joiner


def _is_former(view: str, frame: Frame, words: PartWords) -> bool:
    """Whether a figure is that of an earlier time which another is compared with: 比上年同期|9000万元|减收."""
    start, end = frame.subject
    if not view.startswith(words.against, start, end):
        return False
    return end - start == 1 or leading_time(view, start, end, words.phrases) == end


def _bracketed(view: str, before: Figure, start: int, end: int, words: PartWords) -> bool:
    """Whether a figure with a short name stands in the bracket right behind another: 1200人|(女职工|360人)."""
    if not view.startswith("(", before.number.end) or start != before.number.end + 1:
        return False
    if not 0 < end - start <= _BRACKETED or words.dimensions.get(before.number.unit) not in ("people", "count"):
        return False
    return not view.startswith(words.outside, start) and words.time.match(view, start, end) is None


def _of_phase(view: str, before: Frame, frame: Frame, words: PartWords) -> bool:
    """Whether a clause goes on about the phase of the clause before (一期用地16亩,投资6000万元)."""
    start, end = before.subject
    phase = view.startswith(words.phase, clip_lead(view, start, end, words.phrases), end)
    return phase and frame.clause == before.clause + 1 and 0 < frame.subject[1] - frame.subject[0] <= _OF_PHASE


def _same(frames: Sequence[Frame], first: int, index: int) -> bool:
    """Whether the number at `index` counts what that at `first` does, in another unit (13件20人)."""
    return all(frame.paired for frame in frames[first + 1 : index + 1])


def _is_whole(parts: Sequence[Figure], totals: Sequence[Figure | None], total: Figure | None, words: PartWords) -> bool:
    """Whether parts already add up to a total, so that what follows is none; people may be counted twice."""
    if total is None or words.dimensions.get(total.number.unit) == "people":
        return False
    found = [amount(part.number) for part, of in zip(parts, totals, strict=True) if of is total]
    return len(found) >= _MIN_RUN and sum(found) == amount(total.number)


def _total(view: str, figure: Figure, frame: Frame, earlier: Sequence[Figure], words: PartWords) -> Figure | None:
    """The nearest earlier figure of the same kind of unit that is not smaller.

    One told with the same verb comes first: of 受理…,办结… the former is the total of 其中…受理.
    """
    totals = [
        other
        for other in reversed(earlier)
        if other.countable
        and _same_kind(figure.number, other.number, words)
        and amount(other.number) >= amount(figure.number)
    ]
    if len(totals) < 2:
        return totals[0] if totals else None
    verb = words.verbs.at_end(view, *frame.subject)
    told = view[frame.subject[1] - verb[0] : frame.subject[1]] if verb is not None else ""
    alike = [other for other in totals[:_ALIKE] if _told_with(view, other, told)] if len(told) > 1 else []
    return alike[0] if alike else totals[0]


def _told_with(view: str, figure: Figure, verb: str) -> bool:
    """Whether a verb stands before a figure in its clause."""
    at = figure.number.start
    left = max(0, at - _CLAUSE)
    return view.find(verb, max(left, *(view.rfind(mark, left, at) for mark in ",;。(")), at) >= 0


def _same_kind(a: Number, b: Number, words: PartWords) -> bool:
    if a.unit == b.unit:
        return True
    dimension = words.dimensions.get(a.unit, "")
    return dimension == "people" and words.dimensions.get(b.unit, "") == dimension


def _prove_by_sum(view: str, figures: Sequence[Figure], totals: list[Figure | None]) -> None:
    """Figures in the bracket or after the colon behind one that add up to it exactly are its parts."""
    for index, total in enumerate(figures):
        if not total.countable or totals[index] is not None or not view.startswith(("(", ":"), total.number.end):
            continue
        running = Decimal(0)
        for at in range(index + 1, min(len(figures), index + _NEAR)):
            if figures[at].number.unit != total.number.unit or not figures[at].countable:
                break
            running += amount(figures[at].number)
            if running >= amount(total.number):
                if running == amount(total.number) and at - index >= _MIN_RUN:
                    for part in range(index + 1, at + 1):
                        totals[part] = totals[part] or total
                break


def wholes_of(earlier: Iterable[tuple[Figure, str]], share: tuple[str, str], rules: RuleSet) -> tuple[int, int] | None:
    """The drafts of a part and its total told by a share (`part`, `whole`): 民营投资占总投资的49% after both.

    `earlier` are the figures before it with their names, in text order; the nearest that bear the names are meant.
    """
    words = rules.compiled(part_words)
    earlier = list(earlier)
    part_name, whole_name = (_head(name, words) for name in share)
    for at in range(len(earlier) - 1, 0, -1):
        part, name = earlier[at]
        if not part.countable or _head(name, words) != part_name:
            continue
        for total, named in reversed(earlier[:at]):
            told = named.endswith(share[1]) or _head(named, words) == whole_name
            larger = total.countable and amount(total.number) >= amount(part.number)
            if told and larger and _same_kind(part.number, total.number, words):
                return part.draft, total.draft
        return None
    return None


def _head(name: str, words: PartWords) -> str:
    """A name without the word for all at its head and that for number or sum at its end (全部旅客总数 → 旅客)."""
    name = name[len(next((w for w in words.all_of if name.startswith(w)), "")) :]
    return name[: len(name) - len(next((w for w in words.sums if name.endswith(w)), ""))] or name


def amount(number: Number) -> Decimal:
    """Value times multiplier."""
    return scaled(number.value, number.unit_mult) if number.value is not None else Decimal(0)
