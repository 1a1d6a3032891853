"""Owners: whose figure a bare head or an attribute is, told before it (云溪水厂 … 占地, 参保人数)."""

from __future__ import annotations

from reportkit.indicators.borrowing import NEAR, Borrower
from reportkit.indicators.lexicon import ending
from reportkit.indicators.naming import Name
from reportkit.indicators.phrases import topic_of
from reportkit.indicators.pieces import Pieces, head_in, text_of

_BARE = 3  # characters up to which a head like 办结率 does not say whose it is
_PRODUCE = range(2, 5)  # characters of produce
_PROJECT = 4  # characters a project's name has at least
_CAPTION = 16  # characters of a caption and the mark before it
_LEAD = 80  # characters of the sentence before in which it may speak of a project


def owner_of(around: Borrower, index: int, start: int, end: int) -> Pieces:
    """Whose figure a bare head is: 上线率 after 本二上线人数 is 本二's; 参保人数 belongs to the topic before."""
    view = around.view
    if view[start:end] in around.words.dependent:
        return _institution(around)
    bracketed = view.startswith("(", around.frames[index].subject[0] - 1)
    if bracketed and around.names and view[start:end] in around.words.goals:
        return around.names[-1].base  # 造林2万亩(任务1.5万亩)
    if project := project_of(around, index, start, end):
        return project
    if (kin := kin_of(around, view[start:end])) is not None:
        return kin
    if planted := _planted(around, view[start:end]):
        return planted
    head = around.words.heads.at_end(view, start, end)
    opens = around.phrases.lead.at_start(view, *around.frames[index].subject)
    if head is None or (opens is not None and opens[1] == "scope-lead"):
        return ()
    prefix = view[start : end - head[0]]
    if prefix in around.words.produce or (end - start > _BARE and prefix not in around.words.bare_prefixes):
        return ()
    if view[start:end] in around.words.whole_rates:
        return ()
    if (former := _former_owner(around, view[start:end])) is not None:
        return former
    if label := _label(around, index):
        return label
    topic = around.topic(index, whole=True) or _caption(around, index)
    thing = around.topic(index) if view.endswith(around.words.rate, start, end) else ()
    if thing and around.words.joiner not in text_of(view, thing):
        topic = thing  # 排查隐患56处,整改率: that of 隐患; but 参加考试的学生
    return () if text_of(view, topic).endswith(around.words.relational) else topic


def _former_owner(around: Borrower, head: str) -> Pieces | None:
    """What the nearest name with the first words of a head says before them; None where the same head stood alone."""
    for name in reversed(around.names[-NEAR:]):
        for piece in name.base:
            if isinstance(piece, str) or (at := around.view.find(head[:2], *piece)) < 0:
                continue
            if at > piece[0]:
                return ((piece[0], at),)
            if name is not around.names[-1] and around.names[-1].noun:
                return None  # another thing was told since
            if name.opening:
                return name.noun
            return None if around.view.startswith(head, *piece) else ()
    return None


def _caption(around: Borrower, index: int) -> Pieces:
    """The noun that stands alone as the sentence before, as a caption does (夏收作物。总产150吨)."""
    view, stop = around.view, around.sentence.start - 1
    if index or not view.startswith("。", stop):
        return ()
    start = max(view.rfind(mark, max(0, stop - _CAPTION), stop) for mark in "。\n;:)、") + 1
    caption, text = (start, stop), view[start:stop]
    if not text.isalpha() or any(char.isnumeric() for char in text):
        return ()
    whole = start > 0 and topic_of(view, *caption, around.phrases) == caption
    return (caption,) if whole else ()


def _label(around: Borrower, index: int) -> Pieces:
    """What stands before the colon that opens a list of bare heads (地价收入:预算数3亿元,实收数2亿元)."""
    clause = around.frames[index].clause
    for at in range(clause - 1, max(-1, clause - NEAR), -1):
        start, end = around.sentence.clauses[at]
        if around.view.startswith(";", end):
            break
        if around.view.startswith(":", end):
            topic = topic_of(around.view, start, end, around.phrases)
            return (topic,) if topic is not None and at < around.frames[0].clause else ()
    return ()


def project_of(around: Borrower, index: int, start: int, end: int) -> Pieces:
    """Whose 占地 or 一期投资 it is, where `view[start:end]` is no more: the project told of before.

    That of the figure before, of a clause between, or of the sentence before where that one is about a project.
    """
    if not _is_attribute(around, start, end):
        return ()
    topic = around.topic(index)
    if _after_gap(around, index) and _is_project(around, topic):
        return topic
    for name in reversed(around.names[-NEAR:]):
        if ending(text_of(around.view, name.base), around.words.attribute_ends) == around.view[start:end]:
            break  # the same was told of another one
        if (owner := _without_attribute(around, name, start, end)) is not None:
            return owner
    if _is_project(around, topic):
        return topic
    told = text_of(around.view, topic)
    named = told.isalpha() and not told.endswith((*around.words.attribute_ends, *around.words.relational))
    return _lead(around) or (topic if named else ())


def sibling_of(around: Borrower, index: int, start: int, end: int) -> Pieces:
    """Whose attribute it is, where the figure right before is another one of the same project."""
    if not around.names or _after_gap(around, index) or not _is_attribute(around, start, end):
        return ()
    return _without_attribute(around, around.names[-1], start, end) or ()


def _after_gap(around: Borrower, index: int) -> bool:
    """Whether a clause without figures stands between a figure and the one before it."""
    return index > 0 and around.frames[index].clause > around.frames[index - 1].clause + 1


def _is_attribute(around: Borrower, start: int, end: int) -> bool:
    phase = around.words.phase.at_start(around.view, start, end)
    return around.view[start + (phase[0] if phase is not None else 0) : end] in around.words.attributes


def _without_attribute(around: Borrower, name: Name, start: int, end: int) -> Pieces | None:
    """What a name says before an attribute (云桥水厂|一期|用地); a phase goes where the next one has its own."""
    last = name.base[-1] if name.base else ""
    if isinstance(last, str):
        return None
    attribute = ending(around.view, around.words.attribute_ends, *last)
    stop = last[1] - len(attribute)
    if around.words.phase.at_start(around.view, start, end) is not None:
        while (former := around.words.phase.at_end(around.view, last[0], stop)) is not None:
            stop -= former[0]
    owner = (*name.base[:-1], (last[0], stop)) if stop > last[0] else name.base[:-1]
    return owner if attribute and len(text_of(around.view, owner)) >= _PROJECT else None


def _is_project(around: Borrower, topic: Pieces) -> bool:
    text = text_of(around.view, topic)
    return len(text) >= _PROJECT and text.endswith(around.words.projects)


def _lead(around: Borrower) -> Pieces:
    """The project that the sentence or the title right before this sentence speaks of."""
    view, at = around.view, around.sentence.start
    stop = at - 1
    while stop > 0 and view[stop - 1] in " \u3000\n。:":
        stop -= 1
    start = max(view.rfind(mark, max(0, stop - _LEAD), stop) for mark in "。\n;") + 1
    while start < stop:
        comma = view.find(",", start, stop)
        end = comma if comma >= 0 else stop
        topic = topic_of(view, start, end, around.phrases)
        if topic is not None and _is_project(around, (topic,)):
            return (topic,)
        start = end + 1
    return ()


def kin_of(around: Borrower, head: str) -> Pieces | None:
    """Whose 产量 it is right after a 种植面积: what stands before that."""
    if head not in around.words.kin or not around.names:
        return None
    before = around.names[-1].noun if around.names[-1].opening else around.names[-1].base
    last = before[-1] if before else ""
    if isinstance(last, str):
        return None
    start, end = last
    sibling = ending(around.view, around.words.kin[head], start, end)
    end -= len(sibling)
    while sibling and (prefix := around.words.bare.at_end(around.view, start, end)) is not None:
        end -= prefix[0]
    if sibling and end == start:
        return before[:-1] or None
    named = end - start > 1 or around.view[start:end] in around.phrases.single
    return (*before[:-1], (start, end)) if sibling and named else None


def _planted(around: Borrower, head: str) -> Pieces:
    """Whose 产量 it is right behind what was planted or bred, of whatever sort (种植|夏玉米|2万亩,平均单产)."""
    if head not in around.words.kin or not around.names or not around.names[-1].opening:
        return ()
    noun = around.names[-1].noun
    text = text_of(around.view, noun)
    return noun if any(text[-size:] in around.words.produce for size in _PRODUCE) else ()


def produce_of(around: Borrower, index: int, start: int, end: int) -> tuple[Pieces, Pieces]:
    """The verb and the head of produce listed right before, where `view[start:end]` only names further produce.

    出栏|生猪3000头,|牛|500头; 水稻|播种面积|3万亩,|玉米|2万亩.
    """
    if not index or around.view[start:end] not in around.words.produce:
        return (), ()
    before, frame, name = around.frames[index - 1], around.frames[index], around.names[-1]
    dimension = around.words.dimensions.get
    if frame.clause > before.clause + 1 or dimension(before.number.unit) != dimension(frame.number.unit):
        return (), ()
    head = head_in(around.view, name.base, around.words.kin_heads)
    verb = name.opening if text_of(around.view, name.noun) in around.words.produce else ()
    return verb, head


def _institution(around: Borrower) -> Pieces:
    """Whose 在校生 are meant: the institutions counted last, or those whose 招生 were told before."""
    if around.is_listed_part():
        return ()
    for name in reversed(around.names[-NEAR:]):
        last = name.base[-1] if name.base else ""
        if isinstance(last, str):
            continue
        word = next((w for w in around.words.dependent if around.view.endswith(w, *last)), None)
        if word is not None:
            stop = last[1] - len(word)
            return (*name.base[:-1], (last[0], stop)) if stop > last[0] else name.base[:-1]
        if text_of(around.view, name.noun).endswith(around.words.institutions):
            return name.noun
    return ()
