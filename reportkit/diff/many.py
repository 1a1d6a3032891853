"""Folders and sets of reports: which of the old ones goes with which of the new."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Literal, NamedTuple

from reportkit.diff.documents import Document
from reportkit.model import Parsed
from reportkit.regex import regex

By = Literal["place", "name"]

_DIGITS = regex(r"[0-9]+")
_EDGES = " -_.()（）"


class Matched(NamedTuple):
    """Pairs of one key, and what found no partner."""

    pairs: tuple[tuple[Document, Document], ...]
    alone: tuple[Document, ...]


def match(old: Iterable[Document], new: Iterable[Document], *, by: By) -> Matched:
    """Pair documents of the same key, in the order of `new`; the first of a key goes with the first of the other."""
    waiting: dict[str, list[Document]] = {}
    for document in old:
        waiting.setdefault(key(document.parsed, by=by), []).append(document)
    pairs, alone = [], []
    for document in new:
        same = waiting.get(key(document.parsed, by=by))
        if same:
            pairs.append((same.pop(0), document))
        else:
            alone.append(document)
    alone += [document for documents in waiting.values() for document in documents]
    return Matched(tuple(pairs), tuple(alone))


def key(parsed: Parsed, *, by: By) -> str:
    """The place a document speaks for, where it says; or its file name without years and other digits."""
    if by == "place":
        place = next((report.place for report in parsed.reports if report.place), None)
        if place:
            return place
    stem = os.path.basename(parsed.source.uri).partition(".")[0]
    return _DIGITS.sub("", stem).strip(_EDGES)
