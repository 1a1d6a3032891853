"""Own words: what stands before a number in its clause, cut down to the name they give it."""

from __future__ import annotations

from reportkit.indicators.borrowing import Borrower
from reportkit.indicators.lexicon import ending
from reportkit.indicators.naming import Name
from reportkit.indicators.phrases import clip_lead, without_examples, without_inner
from reportkit.indicators.pieces import Pieces, text_of

_GLUED = 10  # characters before whose figure it is; so many are of a title that lost its mark


def own_words(around: Borrower, index: int, scope: str | None) -> tuple[int, int]:
    """What stands before a number, without the words and the scope that open its clause; empty if it says nothing."""
    view, words = around.view, around.words
    frame = around.frames[index]
    opening, end = frame.subject
    start = clip_lead(view, opening, end, around.phrases)
    if scope:
        named = view.rfind(scope, opening, min(start + len(scope), end))  # 全市 of 全市法院 may be cut off already
        if named < 0 and around.readings[index].measure == "level":
            glued = view.rfind(scope, start, end)
            named = glued if glued - start >= _GLUED and view[glued - 1] != "”" else named
        if named >= 0 and named + len(scope) >= start:
            start = clip_lead(view, named + len(scope), end, around.phrases)
    if around.is_compared(index) and start == opening:
        start = clip_lead(view, start + 1, end, around.phrases)
    start = _after_contents(around, start, end)
    end -= len(ending(view, words.each, start, end))
    if view[start:end] in words.relational:
        end += len(next((w for w in words.grand if view[end : frame.number.start] == w), ""))
    if view.endswith(around.phrases.led_end, start, end) and not view.startswith(around.phrases.led_by, start):
        return end, end
    if view.startswith(around.phrases.led_by, start, end) and view.endswith(around.phrases.led_end, *frame.after):
        start += len(around.phrases.led_by)
    single = view[start:end] in around.phrases.single and opening == around.sentence.clauses[frame.clause][0]
    if (end - start < 2 and not single) or view[start:end] in words.empty:
        return end, end
    return start, end


def _after_contents(around: Borrower, start: int, end: int) -> int:
    """Where the thing begins behind what a work holds or a task is (建设内容包括|干渠, 任务是|新增床位)."""
    told = around.words.contents.first_in(around.view, start, end - 1)
    if told is None:
        return start
    holds = around.words.contents.at_start(around.view, *told) == (told[1] - told[0], "contents")
    deed = around.phrases.verbs.at_start(around.view, told[1], end)
    return told[1] if holds or deed is not None else start


def plain(around: Borrower, start: int, end: int, *, counted: bool = False) -> Pieces:
    """A subject without examples and without the adverbs inside it; `counted` as in `without_examples`."""
    if end <= start:
        return ()
    spans = without_examples(around.view, start, end, around.phrases, counted=counted)
    return tuple(piece for span in spans for piece in without_inner(around.view, span, around.phrases))


def attributive(around: Borrower, start: int, end: int) -> bool:
    """Whether a subject is joined to what the number counts (用于学校的|300万元)."""
    return around.view.endswith(around.words.joiner, start, end)


def follows(around: Borrower, index: int) -> bool:
    """Whether a number stands in the clause of the one before it."""
    return index > 0 and around.frames[index - 1].clause == around.frames[index].clause


def finished(around: Borrower, index: int, base: Pieces, *, own: bool = True) -> Name:
    """A name from its base, or from what it inherits where the base is empty; a rank is told by its last word."""
    own = own and bool(base)
    base = base or around.inherited(index)
    if around.readings[index].measure != "rank" or text_of(around.view, base).endswith(around.words.rank_heads):
        return Name(pieces=base, base=base, own=own)
    suffix = around.words.growth_rank if not own and _placed_growth(around, index) else around.words.rank
    return Name(pieces=(*base, suffix), base=base, own=own)


def _placed_growth(around: Borrower, index: int) -> bool:
    """Whether a rank without a subject follows a growth."""
    while index >= 0 and around.readings[index].measure == "rank":
        index -= 1
    return index >= 0 and around.readings[index].measure == "growth"
