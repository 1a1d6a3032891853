"""Whose figure it is, and the field a rank is among."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.context import Context
from reportkit.indicators.mentions import Mention, ScopeWords, mentions_in
from reportkit.indicators.sentences import Sentence
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

_MARK = regex("[,;:]")
_DIGIT = regex("[0-9](?![0-9]?[、.)])")  # not that of a marker
_UNDATED = regex("(?<![0-9])(?![0-9]{1,4}[xX]{0,3} ?[年月日届]|[0-9]{1,2}[、.)])[0-9]")  # nor that of a date
_BLANKS = " \u3000\n\t\r"
_QUOTES = '“”"‘’'
_OPENING_SENTENCES = 2  # the first may be a title that runs into its text
_REACH = 400  # characters before and behind a figure in which its sentence is searched
_LOOK = 24  # how many mentions back are looked at: a bound for texts made of nothing else
_RANK_VERB = 3  # characters at most between the field of a rank and the rank
_DEEPEST = 99  # deeper than any heading
_LEAD = 20  # characters of a sentence that may be the lead of a paragraph
_FIELD = 24  # characters before a rank in which its field stands


class PointScopes(msgspec.Struct, frozen=True, gc=False):
    """The mentions of one point, and whom each of its sentences (from `starts[i]` on) goes on about."""

    mentions: list[Mention]
    mention_ends: list[int]
    starts: list[int]
    topics: list[str | None]


def scope_of(context: Context, sentence: Sentence, number: Number, rules: RuleSet) -> str | None:
    """The place, body or group of a figure, if its sentence or an earlier one of the same point names it."""
    words = rules.compiled(ScopeWords)
    view = context.clean.view
    scopes, topic = context.once(_note, sentence, words)
    mention = _governing(view, scopes, sentence, number, words) if scopes.mentions else None
    if view.startswith("的", number.end) and _names_a_work(view, sentence, number, mention, words):
        mention = topic = None
    if mention is not None:
        known = topic is not None and words.area_kind(topic) != "place" and mention.name in words.whole
        return topic if known else mention.name or None
    if topic:
        return topic
    reached = context.once(_read_reached, sentence, words)
    found = next((name for at, name in reached if number.end <= at < number.end + _REACH), None)
    return found or context.once(_read_titles, sentence, words)


def _read_titles(context: Context, sentence: Sentence, words: ScopeWords) -> str | None:
    """Whose accounts the titles over a sentence say it tells of (中央政府总预算收入)."""
    level = _DEEPEST
    headings = context.report.headings
    for index in range(bisect_right(context.heading_starts, sentence.start) - 1, -1, -1):
        heading = headings[index]
        if heading.kind == "point" or heading.level >= level:
            continue
        level = heading.level
        found = words.titled(context.clean.view, heading.title_start, heading.title_end)
        if found is not None:
            return found["name"]
        if level == 1:
            break
    return None


def _note(context: Context, sentence: Sentence, words: ScopeWords) -> tuple[PointScopes, str | None]:
    """The mentions around a sentence, and whom it goes on about."""
    scopes = context.once(_read_point, context.block(sentence.start, points=True), words)
    return scopes, scopes.topics[max(bisect_right(scopes.starts, sentence.start) - 1, 0)]


def _read_reached(context: Context, sentence: Sentence, words: ScopeWords) -> list[tuple[int, str]]:
    """The places named behind the figures that are theirs (落户我县), with their offsets."""
    return [(match.start(), match[1]) for match in words.reached(context.clean.view, sentence.start, sentence.end)]


def _names_a_work(view: str, sentence: Sentence, number: Number, mention: Mention | None, words: ScopeWords) -> bool:
    """Whether the figure is what a work costs (投资3亿元的大桥), and its clause does not say whose work that is."""
    clause = sentence.clauses[max(bisect_right(sentence.clauses, (number.start, number.end)) - 1, 0)]
    start = max(clause[0], number.start - _REACH)
    if mention is not None and mention.start >= start:
        return False
    return words.investment(view, start, number.start) is not None


def _governing(view: str, scopes: PointScopes, sentence: Sentence, number: Number, words: ScopeWords) -> Mention | None:
    """The nearest mention before the figure in its sentence; past a semicolon only the report's own place.

    What follows 其中 is still part of what stood before the semicolon.
    """
    last = bisect_right(scopes.mention_ends, number.start)
    if last == 0 or scopes.mentions[last - 1].start < sentence.start:
        return None
    reach = max(sentence.start, number.start - _REACH)
    semicolon = view.rfind(";", reach, number.start)
    if semicolon >= 0 and view.startswith(words.part, semicolon + 1):
        semicolon = view.rfind(";", reach, semicolon)
    for index in range(last - 1, max(last - 1 - _LOOK, -1), -1):
        mention = scopes.mentions[index]
        if mention.start < sentence.start:
            return None
        if mention.reach < number.start or (number.claim == "rank" and number.start - mention.end <= _RANK_VERB):
            continue
        if mention.start > semicolon or (mention.topic and mention.kind == "place"):
            return mention
    return None


def _read_point(context: Context, point: Span, words: ScopeWords) -> PointScopes:
    view = context.clean.view
    mentions = mentions_in(context, *point, words)
    starts: list[int] = []
    topics: list[str | None] = []
    carrier = _Carrier(words, _listed_for(context, point[0], words))
    at, end = point
    first = 0
    while at < end:
        stop = view.find("。", at, end) + 1 or end
        last = first
        while last < len(mentions) and mentions[last].start < stop:
            mentions[last] = _limited(view, mentions[last], at, stop, words, first=last == first)
            last += 1
        starts.append(at)
        topics.append(carrier.enter(view, at, stop, [m for m in mentions[first:last] if m.topic]))
        at, first = stop, last
    context.latest[_listed_for] = (end, carrier.current or carrier.opener)
    return PointScopes(mentions, [m.end for m in mentions], starts, topics)


def _listed_for(context: Context, start: int, words: ScopeWords) -> str | None:
    """Whom a line of a list tells of: whom the line that opens it with a colon, or the line of it before, does."""
    view, stop = context.clean.view, start
    while stop > context.report.start and view[stop - 1] in _BLANKS:
        stop -= 1
    if not view.endswith((":", ";"), 0, stop) or "\n" not in view[stop:start]:
        return None
    end, name = context.latest.get(_listed_for, (-1, None))
    if end >= stop:
        return name if end <= start and name is not None and name.endswith(words.territory) else None
    line = max(view.rfind("\n", 0, stop) + 1, context.report.start)
    named = [m.name for m in mentions_in(context, line, stop, words) if m.topic and m.kind == "place"]
    return named[-1] if named and named[-1].endswith(words.territory) else None


def _limited(view: str, mention: Mention, start: int, end: int, words: ScopeWords, *, first: bool) -> Mention:
    """A body named in passing governs no more than its clause and the next one.

    It is not in passing at the start of a sentence or after a semicolon; as the `first` mention before all figures it
    governs up to a clause without any.
    """
    aside = view.rfind("(", start, mention.start)
    closed = view.find(")", aside, end) if aside >= 0 else -1
    if closed >= mention.end and view[aside + 1 : closed].strip(_QUOTES) != mention.name:
        return mention._replace(reach=closed)  # an aside; a bracket with nothing else gives a short name
    if mention.kind != "body" or not _in_passing(view, start, mention.start, words):
        return mention
    if view.startswith(";", mention.start - 1):
        return mention
    clause = view.find(",", mention.end, end)
    comma = view.find(",", clause + 1, end) if clause >= 0 else -1
    if first and _UNDATED.search(view, start, mention.start) is None:
        while comma >= 0 and _DIGIT.search(view, clause, comma) is not None:
            clause, comma = comma, view.find(",", comma + 1, end)
    return mention._replace(reach=comma) if comma >= 0 else mention


def _in_passing(view: str, start: int, at: int, words: ScopeWords) -> bool:
    """Whether a mark stands before a mention in its sentence, other than the comma after a time (2031年,)."""
    lead = words.own.lead.match(view, start, at)
    if lead is not None and view.startswith(",", lead.end()):
        start = lead.end() + 1
    return _MARK.search(view, start, at) is not None


def _leads(view: str, start: int, end: int) -> bool:
    """Whether a sentence is the lead of a paragraph whose line break was lost: short, of one clause, behind a blank."""
    if end - start > _LEAD or view[start] not in _BLANKS:
        return False
    return _MARK.search(view, start, end) is None and _DIGIT.search(view, start, end) is None


class _Carrier:
    """Sentence by sentence: whom a sentence goes on about that names nobody.

    An area that opens a point governs all of it. A body governs the sentence after its introduction (one without
    figures), and those that go on about it (其中, 该校).
    """

    def __init__(self, words: ScopeWords, opener: str | None) -> None:
        self.words = words
        self._begin(opener)

    def _begin(self, opener: str | None) -> None:
        self.opener = opener
        self.current: str | None = None
        self.introduced = False
        self.left = False  # the last subject was nobody whose report this is
        self.count = 0
        self.opening = True  # no sentence with figures yet, and no more than a title
        self.prelude = True  # so, but for dates

    def enter(self, view: str, start: int, end: int, topics: list[Mention]) -> str | None:
        if _leads(view, start, end):
            self._begin(None)
        goes_on = self.words.anaphor(view, start) is not None
        if not goes_on and not self.introduced:
            self.current = None
        self.left = self.left and goes_on
        inherited = self.current or (None if self.left else self.opener)
        figures = _DIGIT.search(view, start, end) is not None
        if topics:
            last = topics[-1]
            if last.kind == "body" and _in_passing(view, start, last.start, self.words):
                last = last._replace(name="")  # named in passing
            self.left = last.kind == "other" or last.name.startswith(self.words.nation)
            self.current = None if self.left else last.name or None
            opens = self.opening or (self.prelude and last.name.endswith(self.words.territory))
            if last.kind == "place" and self.opener is None and opens:
                self.opener = self.current
        bare = not figures or _UNDATED.search(view, start, end) is None
        self.introduced = (bool(topics) or goes_on) and bare
        self.count += 1
        self.prelude = self.count < _OPENING_SENTENCES and bare
        self.opening = self.prelude and not figures
        return inherited


def among_of(context: Context, sentence: Sentence, number: Number, rules: RuleSet) -> str | None:
    """The field a rank is in (全国, 全省); ranks told together (第二、第七) share it. None for other figures."""
    if number.claim != "rank":
        return None
    words = rules.compiled(ScopeWords)
    view = context.clean.view
    index = bisect_left(sentence.numbers, number.start, key=lambda n: n.start)
    while index and view[sentence.numbers[index - 1].end : sentence.numbers[index].start] == "、":
        index -= 1
    start = sentence.numbers[index].start
    found = words.among(view[max(sentence.start, start - _FIELD) : start])
    return found["field"] if found else None
