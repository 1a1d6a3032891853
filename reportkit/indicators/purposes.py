"""Purposes: what a sum of money was spent on."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.indicators.borrowing import NEAR, Borrower
from reportkit.indicators.frames import Frame
from reportkit.indicators.phrases import (
    clip_lead,
    counted_after,
    past_light,
    verb_run,
    without_examples,
    without_inner,
)
from reportkit.indicators.pieces import Pieces, is_brief

_DEED = 24  # characters of a verb phrase that are kept


def purpose_of(around: Borrower, index: int) -> Pieces:
    """What money was spent on: the noun it is joined to, the verb phrase after it, or the next clause."""
    view, frame = around.view, around.frames[index]
    start, end = frame.after
    if view.startswith(around.words.joiner, start, end):
        noun = counted_after(view, start, end, around.phrases).noun
        if not noun and index + 1 < len(around.frames):
            noun = counted_after(view, *around.frames[index + 1].after, around.phrases).noun
        return noun
    following = around.frames[index + 1 : index + NEAR]
    same = [other for other in following if other.clause == frame.clause]
    if same and same[0].number.start > frame.number.end:
        return _counted_deed(around, same, start)
    if end - start > 1:
        return _deed(around, start, end)
    if frame.clause + 1 == len(around.sentence.clauses) or _set_aside(around, frame.clause):
        return ()
    if view.startswith(";", around.sentence.clauses[frame.clause][1]):
        return ()
    start, end = around.sentence.clauses[frame.clause + 1]
    counted = [other for other in following if other.clause == frame.clause + 1]
    if counted:
        return _counted_deed(around, counted, start)
    opens = around.phrases.light.at_start(view, start, end) or around.phrases.verbs.at_start(view, start, end)
    return _deed(around, start, end) if opens else ()


def _set_aside(around: Borrower, clause: int) -> bool:
    """Whether the clause before sets money aside (设立专项经费)."""
    return clause > 0 and around.view.endswith(around.words.money_nouns, *around.sentence.clauses[clause - 1])


def _counted_deed(around: Borrower, counted: Sequence[Frame], start: int) -> Pieces:
    """建成A等31条公路 in the clause after the money: 建成公路; the last of several things counted has the head."""
    view, end = around.view, counted[0].subject[1]
    if around.is_ratio(counted[0]) or view.startswith(around.words.reach, start, end):
        return ()
    opening, done = start, verb_run(view, start, end, around.phrases) > start
    start = clip_lead(view, start, end, around.phrases)
    if view.endswith(around.words.relational, start, end):
        return ()
    if start < end and not done and verb_run(view, start, end, around.phrases) == start:
        return ()
    start = past_light(view, start, end, around.phrases)
    last = counted_after(view, *counted[-1].after, around.phrases)
    noun = last.noun
    if opening < end <= start and last.predicate:
        return (*noun, *last.predicate)
    return (*without_examples(view, start, end, around.phrases, counted=bool(noun) and not is_brief(noun)), *noun)


def _deed(around: Borrower, start: int, end: int) -> Pieces:
    """A verb phrase without its light verbs: 实施了管网改造 → 管网改造."""
    start = past_light(around.view, clip_lead(around.view, start, end, around.phrases), end, around.phrases)
    return without_inner(around.view, (start, min(end, start + _DEED)), around.phrases)
