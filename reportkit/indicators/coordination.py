"""Coordinated subjects: 城镇、农村居民收入 before two numbers names 城镇居民收入 and 农村居民收入."""

from __future__ import annotations

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.phrasewords import PhraseWords
from reportkit.indicators.pieces import Pieces

_PAIR = 2  # members of a word that names two (城乡)
_MODIFIER = 2  # characters of a subject that only tells two of one kind apart


class Item(msgspec.Struct, frozen=True, gc=False):
    """One of several coordinated subjects: what it names, and the place it is said of, where places are listed."""

    name: Pieces
    owner: Span | None = None


def items_for(view: str, start: int, end: int, count: int, words: PhraseWords, *, alike: bool) -> list[Item]:
    """`view[start:end]` as exactly `count` subjects, else empty; `alike` ones (of one unit) share an end."""
    each = view.rfind(words.each, start, end)
    if each > start:
        return _of_owners(view, (start, each), (each + len(words.each), end), count, words)
    joined = _joined_head(view, start, end, words) if alike else None
    if joined is not None:
        members, head = joined
        return [Item((item, head)) for item in split_into(view, *members, count, words)]
    items = split_into(view, start, end, count, words)
    if not items:
        pair = words.pairs.at_start(view, start, end)
        return [] if pair is None or count != _PAIR else [Item((of, (start + pair[0], end))) for of in pair[1].split()]
    tail = _shared_tail(view, items, words)
    shared: Pieces = (tail,) if alike and tail[1] > tail[0] else ()
    return [*(Item((item, *shared)) for item in items[:-1]), Item((items[-1],))]


def _of_owners(view: str, listed: Span, head: Span, count: int, words: PhraseWords) -> list[Item]:
    """云桥、枫林两个区|分别|实现生产总值: the head of each; places are its scope, other things part of its name."""
    verb = words.light.at_start(view, *head)
    head = (head[0] + verb[0], head[1]) if verb is not None and head[1] - head[0] > verb[0] + 1 else head
    group = words.group.search(view, *listed)
    stop = group.start() if group is not None else listed[1]
    items = split_into(view, listed[0], stop, count, words)
    if head[1] <= head[0]:
        return [Item((item,)) for item in items]
    places = group is not None and group.group("places") is not None
    return [Item((head,), item) if places else Item((item, head)) for item in items]


def _joined_head(view: str, start: int, end: int, words: PhraseWords) -> tuple[Span, Span] | None:
    """食品、烟酒、居住|的|价格 as the members and the head they share."""
    at = view.rfind(words.joiner, start, end)
    if at <= start or view[at + len(words.joiner) : end] not in words.heads or view.find("、", start, at) < 0:
        return None
    if any(view.find(word, start, at) >= 0 for word in (words.joiner, *words.shares)):
        return None  # each member has its own, or the head is that of a share
    return ((start, at), (at + len(words.joiner), end))


def split_into(view: str, start: int, end: int, count: int, words: PhraseWords) -> list[Span]:
    """The members of a list if they are exactly `count`, else none.

    A 和 or 及 may stand inside a member (用品及服务); then only 、 divides, and the last 和 where one is missing.
    """
    items = split_items(view, start, end, words)
    if len(items) == count:
        return items
    items = _split_at_commas(view, start, end)
    if len(items) == count - 1:
        *first, last = items
        pair = split_items(view, *last, words)
        items = [*first, (pair[0][0], pair[-2][1]), pair[-1]] if len(pair) > 1 else items
    return items if len(items) == count else []


def _split_at_commas(view: str, start: int, end: int) -> list[Span]:
    items: list[Span] = []
    while (cut := view.find("、", start, end)) >= 0:
        items.append((start, cut))
        start = cut + 1
    return [*items, (start, end)]


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


def _each_headed(view: str, first: Span, last: Span, words: PhraseWords) -> bool:
    """Whether the first item has a head of its own (固定资产投资和工业产值); 外贸进口、出口增速 share the second's."""
    head = max((len(word) for word in words.heads if view.endswith(word, *first)), default=0)
    return 0 < head < first[1] - first[0] and not view.endswith(words.heads, *last)


def _shared_tail(view: str, items: list[Span], words: PhraseWords) -> Span:
    """The end of the last item that belongs to all.

    It follows the part the last has in common with the first, or its first one or two characters where the first has
    no more (城镇、农村居民收入); where the last ends in a word like 产量 it is that word rather than more (工业、
    制造业、工业技改投资) or less (器材、电器、汽车零售额).
    """
    (a, b), (c, d) = items[0], items[-1]
    if view[b - 1] == "”" and (closed := view.rfind("”", c, d)) >= 0:
        return (closed + 1, d)
    head = max((len(word) for word in words.heads if view.endswith(word, c, d)), default=0)
    if head and (view.endswith(view[d - head : d], a, b) or _each_headed(view, (a, b), (c, d - head), words)):
        return (d, d)
    for length in range(min(b - a, d - c), 0, -1):
        at = view.find(view[b - length : b], c, d)
        if at >= 0:
            return (max(at + length, d - head) if head else at + length, d)
    return (min(c + b - a, d - head) if b - a <= _MODIFIER else d - head, d)
