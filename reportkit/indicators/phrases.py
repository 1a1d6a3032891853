"""Phrases: stretches of text cut down to what names a thing."""

from __future__ import annotations

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.lexicon import ending
from reportkit.indicators.phrasewords import PhraseWords
from reportkit.indicators.pieces import Pieces
from reportkit.indicators.tails import past_blanks

_VERB = 2  # characters of a verb before what leads the things counted (营造|以松树为主的林带)
_HEAD = 2  # characters of a head that says little without the examples before it (等活动)
_EXAMPLES = 24  # characters of examples that are kept whole before such a head
_TOPIC = 80  # characters of a clause that are looked at for what it speaks of
_PREDICATE = 24  # characters of what a counted thing did that are kept


def leading_time(view: str, start: int, end: int, words: PhraseWords) -> int:
    """Where the time at the head of `view[start:end]` ends; `start` where there is none."""
    if start >= end or view[start] not in words.time_opens:
        return start
    time = words.time.match(view, start, end)
    return time.end() if time is not None else start


def clip_lead(view: str, start: int, end: int, words: PhraseWords) -> int:
    """Where `view[start:end]` begins once time, scope, adverbs and connectives at its head are left out."""
    while (start := past_blanks(view, start, end)) < end:
        time = leading_time(view, start, end, words)
        if time > start:
            start = time
            continue
        if view[start] in words.reckoned and (how := words.reckoning.match(view, start, end)) is not None:
            start = how.end()
            continue
        found = words.lead.at_start(view, start, end)
        if found is None or found[1] == "keep":
            break
        if end - start - found[0] == 1 and view[end - 1] not in words.single:
            break
        start += found[0]
    return start


def verb_run(view: str, start: int, end: int, words: PhraseWords) -> int:
    """Where the verbs that open `view[start:end]` end (新建、改造 …); `start` where none does."""
    at = start
    while (found := words.verbs.at_start(view, at, end)) is not None:
        if view.startswith(words.not_verb, at, end):
            break
        at += found[0]
        start = at
        separator = words.separators.at_start(view, at, end)
        if not separator:
            break
        at += separator
    return start


def only_verbs(view: str, start: int, end: int, words: PhraseWords) -> bool:
    """Whether `view[start:end]` holds nothing but verbs and adverbs (建成投用, 正在办理)."""
    while start < end:
        found = words.verbs.at_start(view, start, end) or words.weak.at_start(view, start, end)
        if found is None:
            return view.startswith(words.particles, start, end) and end - start == 1
        start += found[0]
    return True


def skip_particle(view: str, start: int, end: int, words: PhraseWords) -> int:
    """Where `view[start:end]` begins after a particle (了), if one opens it."""
    held = view.startswith(words.not_particle, start, end)
    return start + 1 if not held and view.startswith(words.particles, start, end) else start


def past_light(view: str, start: int, end: int, words: PhraseWords) -> int:
    """Where `view[start:end]` begins after the verbs that say nothing of what was done (实施了|管网改造)."""
    while (light := words.light.at_start(view, start, end)) is not None and end - start > light[0] + 1:
        start = skip_particle(view, start + light[0], end, words)
    return start


def without_examples(view: str, start: int, end: int, words: PhraseWords, *, counted: bool) -> tuple[Span, ...]:
    """`view[start:end]` without a list of examples (A、B等X, 以A、B为主的X → X); the verbs that open it stay.

    With `counted` the head follows the number, so a list right before it goes too (A、B等2个X, A、B2个X).
    """
    start = _after_closed(view, start, end, words)
    verbs = verb_run(view, start, end, words)
    body = skip_particle(view, verbs, end, words) if verbs > start else start
    by = view.find(words.led_by, body, min(end, body + _VERB + 1))
    if by >= 0 and (led := words.led.match(view, by, end)) is not None:
        verbs, body = by, led.end()
    opening = ((start, verbs),) if verbs > start else ()
    mark = _list_end(view, body, end, words)
    head = mark + len(words.list_end)
    if mark >= 0 and end > head:
        borne = not counted and view.startswith(words.borne, head, end)
        brief = borne or (end - head <= _HEAD and (not opening or view[head:end] in words.generic))
        first = view.find("、", body, mark)
        if counted or not brief:
            kind = view.rfind(words.joiner, body, first) + 1 if first >= 0 else 0
            if counted and view[head:end] in words.list_places:
                return opening
            return (*opening, *(((body, kind),) if kind > body + 2 else ()), (head, end))
        if mark - body <= _EXAMPLES or first < 0:
            return (*opening, (body, end))
        return (*opening, (body, first), (mark, end))
    if mark >= 0 and (told := words.examples.first_in(view, body + _HEAD, mark, "not-predicate")) is not None:
        return (*opening, (body, told[0]))  # 县府补助工程|有甲工程、乙工程等|4项
    if mark >= 0 or (counted and view.find("、", body, end) >= 0):
        return opening if counted else (*opening, (body, end))
    return (*opening, (body, end)) if end > body else opening


def without_inner(view: str, span: Span, words: PhraseWords) -> tuple[Span, ...]:
    """A phrase without the adverb or auxiliary inside it: 管网|进行|改造."""
    start, end = span
    since = words.since.search(view, start + 1, end)
    if since is not None:
        return ((start, since.start()), *((since.end(), end),) * (since.end() < end))
    inner = words.inner.first_in(view, start + 1, end, "inner-keep")
    if inner is None or inner[1] >= end:
        return (span,)
    return ((start, inner[0]), (inner[1], end))


def _after_closed(view: str, start: int, end: int, words: PhraseWords) -> int:
    """Where the last member of a list begins if those before it are clauses of their own (A顺利推进、B)."""
    cut = view.rfind("、", start, end)
    if cut < 0 or end - cut < 3:
        return start
    if view.endswith(words.closed, start, cut):
        return cut + 1
    lead = clip_lead(view, cut + 1, end, words)
    if lead > cut + 2:
        return lead
    verb = words.verbs.at_end(view, start, cut)
    if verb is None or cut - verb[0] - start < 2:
        return start
    before = cut - verb[0]
    moved = words.verbs.at_end(view, start, before) or words.weak.at_end(view, start, before)
    return cut + 1 if moved is not None and before - moved[0] > start else start


def _list_end(view: str, start: int, end: int, words: PhraseWords) -> int:
    at = view.rfind(words.list_end, start, end)
    while at >= 0 and (
        view.startswith(words.not_list_end, at, end) or view.endswith(words.not_list_end, start, at + 1)
    ):
        at = view.rfind(words.list_end, start, at)
    return at


class Counted(msgspec.Struct, frozen=True, gc=False):
    """What stands after a number: the thing it counts and what that did."""

    noun: Pieces
    predicate: Pieces


def counted_after(view: str, start: int, end: int, words: PhraseWords) -> Counted:
    """`view[start:end]` as noun and predicate: 小学|提供托管服务, 项目|全部|开工, 被清华录取."""
    if view.startswith(words.joiner, start, end):
        start += len(words.joiner)
    elif (copula := words.copula.at_start(view, start, end)) is not None and end - start > copula[0] + 1:
        start += copula[0]  # 44例|为|外来病例
    end -= len(ending(view, words.led_end, start, end))
    split = _predicate_start(view, start, end, words)
    if split < end and view.find(words.joiner, split, end - 1) > 0 and view.endswith(words.attributes, start, split):
        split = end  # 2个|投资额在500万元以上的项目: the attribute opens what only tells which are counted
    stop = split - len(words.joiner) if view.endswith(words.joiner, start, split) else split
    manner = words.weak.at_end(view, start, stop) if split < end else None
    stop -= manner[0] if manner is not None and 1 < manner[0] < stop - start - 1 else 0
    pace = words.pace.at_end(view, start, stop)
    stop -= pace[0] if pace is not None and stop - start > pace[0] else 0
    if view[stop - 1 : stop] in words.months and (span := words.months_end.search(view, start + 1, stop)) is not None:
        stop = span.start()
    noun: Pieces = ((start, stop),) if stop > start else ()
    while (weak := words.weak.at_start(view, split, end)) is not None:
        split = leading_time(view, skip_particle(view, split + weak[0], end, words), end, words)
    mark = _list_end(view, split, end, words)
    if mark >= 0 and end - split > _PREDICATE:
        split = mark + 1
    end = min(end, split + _PREDICATE)
    if noun and (view[split:end] in words.progress or view.startswith(words.not_deed, split, end)):
        return Counted(noun, ())
    return Counted(noun, _without_particle(view, split, end, words) if end > split + 1 else ())


def _without_particle(view: str, start: int, end: int, words: PhraseWords) -> Pieces:
    """A verb phrase without the particle after its verb: 参加|了|测试, 送去|了."""
    verb = words.predicates.at_start(view, start, end)
    stop = start + verb[0] if verb is not None else start
    after = skip_particle(view, stop, end, words)
    if not start < stop < after:
        return ((start, end),)
    return ((start, stop), (after, end)) if after < end else ((start, stop),)


def _predicate_start(view: str, start: int, end: int, words: PhraseWords) -> int:
    """Where the first verb of `view[start:end]` begins; a doubtful one only after a noun of two characters."""
    at = start
    opens = words.predicates.opens
    while at < end:
        found = words.predicates.at_start(view, at, end) if opens(view[at]) else None
        if found is not None:
            sure = found[1] == "predicates" and (at == start or found[0] > 1)
            if found[1] != "not-predicate" and (at > start + 1 or sure):
                return at
            at += found[0] - 1
        at += 1
    return end


def topic_of(view: str, start: int, end: int, words: PhraseWords) -> Span | None:
    """The subject of a clause without numbers, before the words for what became of it: 养老保险|工作全面开展."""
    if view.count("“", start, end) != view.count("”", start, end):
        return None  # a stretch of a quotation
    start = clip_lead(view, start, min(end, start + _TOPIC), words)
    end = min(end, start + _TOPIC)
    while (after := past_light(view, start, end, words)) > start:
        start = clip_lead(view, after, end, words)
    found = None if view.endswith(words.heads, start, end) else words.stops.first_in(view, start + 2, end, "topic-keep")
    if found is not None:
        end = found[0]
    end -= view.endswith(words.among_end, start, end)
    return (start, end) if end - start >= 2 else None
