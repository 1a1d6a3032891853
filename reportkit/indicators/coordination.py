"""Coordinated subjects: 城镇、农村居民收入 before two numbers names 城镇居民收入 and 农村居民收入."""

from __future__ import annotations

from reportkit.alignment import Span
from reportkit.indicators.phrases import PhraseWords
from reportkit.indicators.pieces import Pieces

_MODIFIER = 2  # characters of a subject that only tells two of one kind apart


def items_for(view: str, start: int, end: int, count: int, words: PhraseWords, *, alike: bool) -> list[Pieces]:
    """`view[start:end]` as exactly `count` subjects, else empty; `alike` ones (of one unit) share an end."""
    items = split_items(view, start, end, words)
    if len(items) != count:
        return []
    tail = _shared_tail(view, items, words)
    shared: Pieces = (tail,) if alike and tail[1] > tail[0] else ()
    return [*((item, *shared) for item in items[:-1]), (items[-1],)]


def split_items(view: str, start: int, end: int, words: PhraseWords) -> list[Span]:
    """The members of a list joined by 、 和 与 及."""
    items: list[Span] = []
    at = left = start
    while at < end:
        separator = words.separators.at_start(view, at, end)
        if separator and at > left + 1 and not words.separators.held(view, at):
            items.append((left, at))
            left = at = at + separator
        elif at > left and view[at] == "“" and view[at - 1] == "”":
            items.append((left, at))
            left = at
            at += 1
        else:
            at += 1
    items.append((left, end))
    return items


def _shared_tail(view: str, items: list[Span], words: PhraseWords) -> Span:
    """The end of the last item that belongs to all.

    It follows the part the last has in common with the first, or its first two characters where the first has two
    (城镇、农村居民收入); where the last ends in a word like 产量 it is that word rather than more (工业、制造业、
    工业技改投资) or less (器材、电器、汽车零售额).
    """
    (a, b), (c, d) = items[0], items[-1]
    head = max((len(word) for word in words.heads if view.endswith(word, c, d)), default=0)
    if head and view.endswith(view[d - head : d], a, b):
        return (d, d)
    for length in range(min(b - a, d - c), 0, -1):
        at = view.find(view[b - length : b], c, d)
        if at >= 0:
            return (max(at + length, d - head) if head else at + length, d)
    return (min(c + _MODIFIER, d - head) if b - a == _MODIFIER else d - head, d)
