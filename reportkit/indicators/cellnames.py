"""Names of figures in tables: the label of the row with what the heads over the column or the title add."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.columns import Heads
from reportkit.indicators.pieces import Pieces
from reportkit.indicators.rows import Line
from reportkit.indicators.tableheads import Unit, moving_thing, plain, says_more, title_unit
from reportkit.indicators.tablewords import HeadWords
from reportkit.stages import Number


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row under its heads. `label` is None where only a time stands there, `corner` the head over the labels;
    `carried` is the unit of the row its figures are parts of, `whole` that row's label."""

    line: Line
    heads: dict[int, Heads]
    data: dict[int, Number]
    label: Span | None
    corner: Span | None
    unit: Unit | None
    period: str | None
    marked: bool
    carried: Unit | None = None
    whole: Span | None = None


class Titles(NamedTuple):
    """The title over a row and what it says is measured; over places what it is about, for heads that don't say it."""

    whole: Span | None
    subject: Span | None
    topic: Span | None


def level_name(view: str, row: Row, heads: Heads, titles: Titles, words: HeadWords, *, place: bool) -> Pieces:
    """The label with what the heads add, else with the title's subject; `place`: the label is whose figure it is."""
    told = [more for more in (says_more(view, head, words) for head in heads) if more]
    told = [more for more in told if not title_unit(view, more, words)]
    label = row.label
    if label is None or (place and (told or titles.subject or titles.topic)):
        about = titles.subject or titles.topic
        if told and titles.topic and plain(view, told[-1]) in words.bare_rates:
            return (titles.topic, told[-1])
        named = told[-1:] or ([about] if about else [])
        return tuple(named) or _words_of(view, label or titles.whole or row.line.cells[0])
    own = _words_of(view, label)
    if told:
        return own if view[label[1] - 1] == view[told[-1][1] - 1] else (*own, told[-1])
    return (*own, *_subject_piece(view, label, titles.subject, words))


def moved_name(
    view: str, row: Row, heads: Heads, titles: Titles, level: Pieces | None, words: HeadWords, *, place: bool
) -> Pieces:
    """The name of what a growth, share or rank is told of: its head says so, else the level before it (`level`)."""
    thing = moving_thing(view, heads[-1], words) if heads else None
    if level is not None and (thing is None or _says(view, level, view[slice(*thing)])):
        return level
    if row.label is None or place:
        named = thing or titles.subject or titles.topic
        return (named,) if named else _words_of(view, row.label or row.line.cells[0])
    own = _words_of(view, row.label)
    return (*own, thing) if thing else (*own, *_subject_piece(view, row.label, titles.subject, words))


def _says(view: str, name: Pieces, thing: str) -> bool:
    return any(not isinstance(piece, str) and view[slice(*piece)].endswith(thing) for piece in name)


def _subject_piece(view: str, label: Span, subject: Span | None, words: HeadWords) -> Pieces:
    """What the title adds to a label that does not say what is measured."""
    if subject is None or view.endswith(words.measured, *without_aside(view, label)):
        return ()
    text, name = view[slice(*subject)], view[slice(*label)]
    if name in text or text[-2:] in name:
        return ()
    if text.endswith(words.products):
        return (words.added_value,) if name.endswith(words.trades) else ()
    shared = next((size for size in (4, 3, 2) if name.endswith(text[:size])), 0)  # 轻工业 and 工业增加值
    return ((subject[0] + shared, subject[1]),)


def without_aside(view: str, label: Span) -> Span:
    """A label without the brackets it ends with: 增值税(现税)."""
    start, end = label
    aside = view.rfind("(", start, end) if view.endswith(")", start, end) else -1
    return (start, aside) if aside > start else label


def _words_of(view: str, label: Span) -> Pieces:
    """A label without the blanks it is set wide with."""
    start, end = label
    pieces: list[Span] = []
    for at in range(start, end + 1):
        if at == end or view[at] in " \u3000":
            if at > start:
                pieces.append((start, at))
            start = at + 1
    return tuple(pieces) or (label,)
