"""The times a sentence names, the part each plays in it, and the time its paragraph opened with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.context import Context
from reportkit.indicators.lexicon import ending
from reportkit.indicators.roles import Zone
from reportkit.indicators.sentences import Sentence
from reportkit.indicators.times import RETURNS, STRETCHES, Reference, Time, TimeReader, spans_years
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

_BREAKS = ",;:。!?\n)、."
_OPENERS = STRETCHES | RETURNS | {"year", "as-of", "school", "years", "part", "quarters", "months", "hidden", "before"}
_DATED = frozenset({"year", "years", "school"})  # times that can name a document
_COMPARED = 8  # characters before a time in which 较 or 比 makes it what is compared with
_DAYS = frozenset("日号")
_LOOK = 24  # how many times back or ahead are looked at: a bound for texts made of nothing else
_CLAUSE = 240  # characters of a clause on either side of a figure that can govern it
_OPENER_REACH = 400  # characters of a paragraph in which its opening time is looked for


class TimingWords:
    """The cues around a time, from rules/period-words.yaml."""

    def __init__(self, rules: RuleSet) -> None:
        self.times = rules.compiled(TimeReader)
        self.compared_before = rules.words("period.compared-before")
        self.compared_after = rules.words("period.compared-after")
        self.multiple_before = rules.words("period.multiple-before")
        self.multiple = regex(rules.pattern("period.multiple")).match
        self.from_words = rules.words("period.from")
        self.figure = regex(rules.pattern("time.figure")).search
        self.due = rules.words("period.due")
        self.among = rules.words("period.among")
        self.before_topic = rules.words("period.before-topic")
        self.compared_with = regex(rules.pattern("period.compared-with")).search
        self.event_before = rules.words("period.event-before")
        self.based = regex(rules.pattern("period.based")).match
        self.carried = regex(rules.pattern("period.carried")).match
        self.event = regex(rules.pattern("period.event")).match
        self.document = regex(rules.pattern("period.document")).match
        self.task = regex(rules.pattern("period.task")).match
        self.founded = regex(rules.pattern("period.founded")).match
        self.founded_before = rules.words("period.founded-before")
        self.task_before = rules.words("period.task-before")
        self.reckoned_before = rules.words("period.reckoned-before")
        self.until = rules.words("period.until")
        self.attribute = regex(rules.pattern("period.attribute")).match
        self.reckoned = regex(rules.pattern("period.reckoned")).match
        self.heads_list = regex(rules.pattern("period.heads-list")).match


class Noted(msgspec.Struct, frozen=True, gc=False):
    """A time and its part in its sentence.

    `compared` (比去年), `origin` (由2010年), `due` (将于2030年), `document` (审核2030年度决算: it names one), `label`
    (完成2030年造林任务, 按2030年可比价格, 始建于2010年: it tells a task, prices, or an age); `topic` says that it
    opens a clause, or heads a list. `day`: it is a day, or a month, on which something happened. `until`: it is a term
    set in the middle of a sentence (…,到2030年达到).
    """

    time: Time
    compared: bool
    origin: bool
    due: bool
    topic: bool
    document: bool
    label: bool
    day: bool
    until: bool

    @property
    def aside(self) -> bool:
        """Whether it is not the time of what is told around it."""
        return self.compared or self.document or self.label

    @property
    def starts_only(self) -> bool:
        """Whether it only says where a development starts (由2010年的5个), not that all since is meant."""
        return self.origin and self.time.means != "since"


class SentenceTimes(msgspec.Struct, frozen=True, gc=False):
    """What a sentence says of time.

    `opener` is the time its paragraph opened with, `origin` the last year before it that a development starts from.
    `silent`: nothing but the section says when (no time in the sentence or its paragraph's opening, no stretch);
    `develops`: it may tell of a development from an old value to a new one.
    """

    noted: list[Noted]
    starts: list[int]
    opener: Time | None
    origin: Time | None
    zone: Zone
    clause_starts: list[int]
    number_starts: list[int]
    silent: bool
    develops: bool

    def before(self, offset: int) -> list[Noted]:
        """The times that end by `offset`, in order; of a very long list the last ones."""
        if not self.noted:
            return []
        index = bisect_left(self.starts, offset)
        return [n for n in self.noted[max(0, index - _LOOK) : index] if n.time.end <= offset]

    def between(self, start: int, end: int) -> list[Noted]:
        """The times that start in `[start, end)`; of a very long list the first ones."""
        if not self.noted:
            return []
        index = bisect_left(self.starts, start)
        return self.noted[index : min(bisect_left(self.starts, end), index + _LOOK)]

    def clause_of(self, sentence: Sentence, number: Number) -> Span:
        """The clause of a figure, as far as it is near enough to govern it."""
        start, end = sentence.clauses[max(bisect_right(self.clause_starts, number.start) - 1, 0)]
        return (max(start, number.start - _CLAUSE), min(end, number.end + _CLAUSE))


def times_of(context: Context, sentence: Sentence, rules: RuleSet) -> SentenceTimes:
    """The times of a sentence; made once for the figures in it."""
    words = rules.compiled(TimingWords)
    return context.once(_note, sentence, words)


def turns_ahead(view: str, time: Time, number: Number, zone: Zone, turns: tuple[str, ...]) -> bool:
    """Whether a plan turns from today to what is to come before the figure (目前120家,力争150家)."""
    return zone.role == "plan" and any(word in view[time.end : number.start] for word in turns)


class _BlockTimes(msgspec.Struct, frozen=True, gc=False):
    """The times of a paragraph, where they start, and the one it opens with; `long`: it tells of a stretch of years."""

    noted: list[Noted]
    starts: list[int]
    opener: Time | None
    zone: Zone
    long: bool


def _note(context: Context, sentence: Sentence, words: TimingWords) -> SentenceTimes:
    view, start = context.clean.view, sentence.start
    block = context.block(start, points=False)
    times = context.once(_read_block, block, words)
    if view.startswith(words.among, start):
        start = max(block[0], view.rfind("。", block[0], max(block[0], start - 2)) + 1)
    first, last = bisect_left(times.starts, start), bisect_left(times.starts, sentence.end)
    opener = times.opener if times.opener and times.opener.end <= sentence.start else None
    if opener is not None and first:
        opener = _turned_to(view, times.noted[max(0, first - _LOOK) : first], opener, times.zone) or opener
    if first and "-" in ((opener.period if opener else times.zone.reference.period) or ""):
        opener = _part_told(view, times.noted[max(0, first - _LOOK) : first]) or opener
    origin = _origin(times.noted[max(0, first - _LOOK) : first]) if first else None
    text = view[sentence.start : sentence.end]
    return SentenceTimes(
        times.noted[first:last],
        times.starts[first:last],
        opener,
        origin,
        times.zone,
        [clause[0] for clause in sentence.clauses],
        [number.start for number in sentence.numbers],
        silent=first == last and opener is None and origin is None and not times.long,
        develops=any(word in text for word in words.from_words),
    )


def _turned_to(view: str, noted: list[Noted], opener: Time, zone: Zone) -> Time | None:
    """The time by which a sentence after the opening one turned to the section's own, or to other years (十四五期间…
    十五五期间… 全年…)."""
    after = (n.time for n in reversed(noted) if n.time.start > opener.end and not n.aside)
    turned = (time for time in after if _turns_from(time, opener, zone.reference.period))
    return next((time for time in turned if _starts_sentence(view, time.start)), None)


def _turns_from(time: Time, opener: Time, own: str | None) -> bool:
    if time.period is None or time.period == opener.period:
        return False
    if time.means == "plan":
        return opener.means in STRETCHES and spans_years(time.period)
    return time.means in RETURNS and time.period == own


def _starts_sentence(view: str, at: int) -> bool:
    lead = view[max(0, at - 2) : at].rstrip(" \u3000")
    return not lead or lead[-1] in "。\n"


def _part_told(view: str, noted: list[Noted]) -> Time | None:
    """The part of a year that last opened a sentence, where a paragraph goes from part to part (10月… 1-10月…)."""
    for n in reversed(noted):
        if n.topic and not (n.aside or n.day) and "-" in (n.time.period or "") and _starts_sentence(view, n.time.start):
            return n.time
    return None


def _origin(noted: list[Noted]) -> Time | None:
    return next((n.time for n in reversed(noted) if n.origin and n.time.means == "year"), None)


def _read_block(context: Context, block: Span, words: TimingWords) -> _BlockTimes:
    view, zone = context.clean.view, context.zone_at(block[0])
    found = words.times.read(view, *block, zone.reference)
    title_end = context.title_end_in(*block) if found else None
    noted = [_noted(view, time, block[0], title_end, words) for time in found]
    long = zone.span is not None or spans_years(zone.reference.period)
    return _BlockTimes(
        noted, [time.start for time in found], _opener(view, block, noted, zone.reference, words), zone, long
    )


def _opener(view: str, block: Span, noted: list[Noted], reference: Reference, words: TimingWords) -> Time | None:
    """The first time that opens a clause in the first two sentences of a paragraph (one may be its title).

    One told behind the first figure of its sentence speaks of what follows it there and no more (…2亿元,明年底通车).
    In a report on a part of a year its bare year (2031年是…) is no more than where that part lies.
    """
    if not noted:
        return None
    first = view.find("。", *block)
    second = view.find("。", first + 1, block[1]) if first >= 0 else -1
    stop = min(second if second >= 0 else block[1], block[0] + _OPENER_REACH)
    for n in noted:
        if n.time.start >= stop:
            return None
        if n.topic and not (n.aside or n.starts_only or n.until) and n.time.means in _OPENERS:
            began = max(view.rfind("。", block[0], n.time.start) + 1, block[0])
            if words.figure(view, began, n.time.start) is not None:
                continue
            return None if _is_year_of_part(n.time, reference) else n.time
    return None


def _is_year_of_part(time: Time, reference: Reference) -> bool:
    part = reference.period or ""
    return time.means in ("year", "since") and part.startswith(f"{time.period}-")


def _is_base(view: str, time: Time, before: str, words: TimingWords) -> bool:
    return before.endswith(words.event_before) and words.based(view, time.end) is not None


def _noted(view: str, time: Time, start: int, title_end: int | None, words: TimingWords) -> Noted:
    before = view[max(start, time.start - 3) : time.start]
    compared = (
        before.endswith(words.compared_before)
        or words.compared_with(view[max(start, time.start - _COMPARED) : time.start]) is not None
        or view.startswith(words.compared_after, time.end)
        or (before.endswith(words.multiple_before) and words.multiple(view, time.end) is not None)
    )
    origin = before.endswith(words.from_words)
    opening = (*words.from_words, *words.before_topic) if time.means == "since" else words.before_topic
    lead = before.removesuffix(ending(before, opening, 0, len(before))).rstrip(" \u3000“-—")
    topic = not lead or lead[-1] in _BREAKS or time.start == title_end or words.heads_list(view, time.end) is not None
    if topic and (_is_base(view, time, before, words) or words.carried(view, time.end) is not None):
        topic = False
    document = not topic and time.means in _DATED and words.document(view, time.end) is not None
    label = words.reckoned(view, time.end) is not None and before.endswith(words.reckoned_before)
    label = label or (before.endswith(words.task_before) and words.task(view, time.end) is not None)
    label = label or words.attribute(view, time.end) is not None
    label = label or before.endswith(words.founded_before) or words.founded(view, time.end) is not None
    led = len(ending(before, words.until, 0, len(before)))
    until = led > 0 and not _starts_sentence(view, time.start - led)
    month = before.endswith(words.event_before) and words.event(view, time.end) is not None
    day = month or view[time.end - 1] in _DAYS
    return Noted(time, compared, origin, before.endswith(words.due), topic, document, label, day, until)
