"""Names: what each number measures, as a noun phrase that can be understood outside its sentence."""

from __future__ import annotations

import re

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.frames import Frame
from reportkit.indicators.lexicon import WordTable, word_table
from reportkit.indicators.measure import Reading, measure_words
from reportkit.indicators.sentences import Sentence
from reportkit.rulepack import RuleSet

_TIME = re.compile(
    r"(?:截至|截止|截止到|到|至|自|从|在)?(?:20)?(?:[0-9]{2,4}|[一二三四五六七八九〇零]{2,4}|[0-9xX_]{1,4}|今|去|上|本|前|当|明|全|年)?年"
    r"(?:度|底|末|初|来|内|共|中|间|前)?(?:[0-9xX_]{1,2}月(?:底|末|份)?)?|(?:上|下)半年|(?:第?[一二三四1-4]|前三|上)季度"
)


class Name(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A name as spans of the text and words added after them; `base` is the measured thing itself, inherited by 同比增长 etc."""

    base: tuple[Span, ...]
    suffix: str = ""


class NameWords(msgspec.Struct, frozen=True):
    lead: WordTable[str]
    verbs: WordTable[str]
    predicates: WordTable[str]
    money_verbs: frozenset[str]
    relational: tuple[str, ...]
    list_end: tuple[str, ...]
    people: frozenset[str]


def name_words(rules: RuleSet) -> NameWords:
    return NameWords(
        lead=word_table(rules, "names.lead", "names.scope-lead", "frame.part"),
        verbs=word_table(rules, "names.verbs"),
        predicates=word_table(rules, "names.predicates"),
        money_verbs=frozenset(rules.words("names.money-verbs")),
        relational=rules.words("names.relational"),
        list_end=rules.words("frame.list-end"),
        people=frozenset(rules.words("names.people-units")),
    )


def clip_lead(view: str, start: int, end: int, words: NameWords) -> int:
    """Where the phrase `view[start:end]` begins once time, scope, adverbs and connectives before it are left out."""
    while start < end:
        time = _TIME.match(view, start, end)
        if time is not None and time.end() > start:
            start = time.end()
            continue
        found = words.lead.at_start(view, start, end)
        if found is None or found[0] >= end - start:
            break
        start += found[0]
    return start


def name_sentence(
    view: str, sentence: Sentence, frames: list[Frame], readings: list[Reading], rules: RuleSet
) -> list[Name]:
    """The names of the frames of one sentence."""
    words = rules.compiled(name_words)
    measures = rules.compiled(measure_words)
    names: list[Name] = []
    for index, (frame, reading) in enumerate(zip(frames, readings, strict=True)):
        names.append(_name(view, sentence, frames, index, reading, names, words, measures.dimensions))
    return names


def _name(
    view: str,
    sentence: Sentence,
    frames: list[Frame],
    index: int,
    reading: Reading,
    names: list[Name],
    words: NameWords,
    dimensions: dict[str, str],
) -> Name:
    frame = frames[index]
    start, end = frame.subject
    start = clip_lead(view, start, end, words)
    previous = names[-1].base if names else ()
    dimension = dimensions.get(frame.number.unit, "")
    after = _after(view, frame, words) if dimension in _COUNTED else (0, 0)
    if reading.measure == "rank":
        base: tuple[Span, ...] = ((start, end),) if end > start else previous
        return Name(base=base, suffix="排名")
    if reading.measure == "share" and end > start and previous and frame.verb == "share":
        return Name(base=(*previous, (start, end)))
    if end <= start:
        if after[1] > after[0]:
            return Name(base=(after,))
        if previous:
            return Name(base=previous)
        back = frame.clause
        return Name(base=((max(sentence.start, back[0] - 12), back[0]),))
    if after[1] > after[0]:
        subject = _drop_list(view, start, end, words)
        return Name(base=(*subject, after))
    return Name(base=((start, end),))


_COUNTED = frozenset({"count", "people", "person-times", "events", "none", ""})


def _after(view: str, frame: Frame, words: NameWords) -> Span:
    start, end = frame.after
    if view.startswith("的", start, end):
        start += 1
    return (start, min(end, start + 24))


def _drop_list(view: str, start: int, end: int, words: NameWords) -> tuple[Span, ...]:
    """The subject without a list of examples: its verb stays."""
    if not view.endswith(words.list_end, start, end) and "、" not in view[start:end]:
        return ((start, end),)
    verb = words.verbs.at_start(view, start, end)
    return ((start, start + verb[0]),) if verb is not None else ()
