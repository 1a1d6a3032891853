"""Names of shares: the part, the verb and the whole; and of sums set against an aim."""

from __future__ import annotations

from reportkit.alignment import Span
from reportkit.indicators.borrowing import Borrower
from reportkit.indicators.naming import Name
from reportkit.indicators.ownwords import attributive, plain
from reportkit.indicators.phrases import clip_lead, only_verbs
from reportkit.indicators.pieces import Pieces, text_of

_VERBAL = 2  # characters of a deed that a plan is named by
_PLAN = 4  # characters up to which a plan does not say what it is for


def name_share(around: Borrower, index: int, start: int, end: int) -> Name | None:
    """The name of a share whose own words are `view[start:end]`, or of the aim a figure is compared with.

    None where the words name the figure as they name a level.
    """
    share = around.readings[index].measure == "share"
    if share and around.frames[index].tail.verb == "share":
        return _part_of_whole(around, index, start, end)
    if share and start < end and around.view[slice(*around.frames[index].tail.word)] in around.words.progress:
        work = plain(around, start, end)
        return Name(pieces=(*work, around.frames[index].tail.word, around.words.fulfilled), base=work, noun=work)
    if (goal := _goal(around, index)) is not None:
        return goal
    if start == end and (aim := _aim(around, index)):
        suffix: Pieces = (around.words.share,) if share else ()
        base = around.names[-1].base
        return Name(pieces=(*base, *aim, *suffix), base=base, own=False)
    if share and around.view.startswith(around.words.whole, start, end):
        base = around.inherited(index)
        return Name(pieces=(*base, (start, end)), base=base, own=False)
    if share and (stop := _plan_end(around, start, end)) is not None:
        return _fulfilled(around, index, start, stop)
    return None


def _plan_end(around: Borrower, start: int, end: int) -> int | None:
    """Where a plan or another whole ends that stands right before a share, with or without 的; None for other words."""
    if attributive(around, start, end):
        return end - len(around.words.joiner)
    return end if around.view.endswith(around.words.goals, start, end) else None


def _aim(around: Borrower, index: int) -> Pieces:
    """The aim a figure is compared with: of 占全年任务900万元的60% the sum is 全年任务, the share 占全年任务."""
    frame, names = around.frames[index], around.names
    if not names or around.words.dimensions.get(frame.number.unit, "").startswith("ratio"):
        before = around.frames[index - 1] if names else frame
        between = around.view[before.number.end : frame.number.start]
        told = before.tail.verb == "share" and between == around.words.joiner
        return (before.tail.word,) if told and before.tail.word[1] - before.tail.word[0] > 1 else ()
    first, stop = frame.tail.word
    return ((first + 1, stop),) if frame.tail.verb == "share" and stop - first > 1 else ()


def _goal(around: Borrower, index: int) -> Name | None:
    """The names of a goal and of how far it was reached: 收入|完成|年初预算|9000万元|的60%; None for other figures."""
    if index + 1 < len(around.frames) and _reached_by(around, index + 1):
        parts = _goal_parts(around, index)
        return None if parts is None else Name(pieces=(*parts[0], parts[2]), base=parts[0], own=False)
    if index and _reached_by(around, index):
        parts = _goal_parts(around, index - 1)
        if parts is not None:
            thing, verb, plan = parts
            return Name(pieces=(*thing, verb, plan, around.words.fulfilled), base=thing, own=False)
    return None


def _reached_by(around: Borrower, index: int) -> bool:
    """Whether a percentage is one of the sum of money or the amount right before it (9000万元|的60%)."""
    between = around.view[around.frames[index - 1].number.end : around.frames[index].number.start]
    return between == around.words.joiner and around.words.dimensions.get(around.frames[index].number.unit) == "ratio"


def _goal_parts(around: Borrower, index: int) -> tuple[Pieces, Span, Span] | None:
    """What a goal is for, the verb of reaching it and the goal itself; what it is for may stand before the verb."""
    view, words = around.view, around.words
    start, end = around.frames[index].subject
    if not view.endswith(words.goals, start, end):
        return None
    verb, stop = max(((at := view.rfind(word, start, end)), at + len(word)) for word in words.goal_verbs)
    if verb < 0:
        return None
    opening = clip_lead(view, start, verb, around.phrases)
    thing = plain(around, opening, verb) if verb > opening + 1 else around.inherited(index)
    return thing, (verb, stop), (stop, end)


def _part_of_whole(around: Borrower, index: int, start: int, end: int) -> Name:
    """The part, the verb and the whole: 民生投入|占财政支出."""
    view, frame, words = around.view, around.frames[index], around.words
    base = plain(around, start, end) or around.inherited(index)
    after: Pieces = ()
    if view.startswith(words.joiner, *frame.after):
        after = ((frame.after[0] + len(words.joiner), frame.after[1]),)
    bare = frame.tail.word[1] - frame.tail.word[0] == 1 and not after
    pieces: Pieces = base if bare else (*base, frame.tail.word, *after)
    if not text_of(view, pieces).endswith(words.share_heads):
        pieces = (*pieces, words.share)
    return Name(pieces=pieces, base=base, own=end > start)


def _fulfilled(around: Borrower, index: int, start: int, end: int) -> Name:
    """A share of a whole that stands right before it: 完成年计划的118%."""
    view, words = around.view, around.words
    opening = around.frames[index].subject[0]
    verb = max((view.rfind(word, opening, end) for word in words.fulfil), default=-1)
    if verb < 0:
        return _set_against(around, index, start, end)
    plan = next(verb + len(word) for word in words.fulfil if view.startswith(word, verb))
    thing: Pieces = plain(around, start, verb) if verb > start + 1 else ()
    nobody = not thing or only_verbs(view, start, verb, around.phrases)
    if nobody and (end - plan <= _PLAN or words.bare_plan.fullmatch(view, plan, end)):
        thing = around.planned(index)
        thing = () if text_of(view, thing).endswith(view[plan : plan + _VERBAL]) else thing  # 造林 of 造林任务
    pieces: Pieces = (*thing, (verb, end), words.fulfilled)
    return Name(pieces=pieces, base=thing or pieces)


def plan_before(around: Borrower, index: int, start: int, end: int) -> Span | None:
    """The plan a share is of and the verb of reaching it, where they end its own words (分别|完成年计划|的113%)."""
    view, words = around.view, around.words
    stop = _plan_end(around, start, end)
    if stop is None:
        return None
    verb = max(view.rfind(word, around.frames[index].subject[0], stop) for word in words.goal_verbs)
    return (verb, stop) if verb >= 0 and view.endswith(words.goals, verb, stop) else None


def _set_against(around: Borrower, index: int, start: int, end: int) -> Name:
    """A share of a plan the figure before is only set against: 收入8亿元,为|预算的98%."""
    view, words = around.view, around.words
    thing = around.planned(index) if view.endswith(words.goals, start, end) else ()
    if not thing or not view.startswith(words.goal_verbs, around.frames[index].subject[0]):
        return Name(pieces=((start, end),), base=((start, end),))
    return Name(pieces=(*thing, (around.frames[index].subject[0], end), words.fulfilled), base=thing, own=False)
