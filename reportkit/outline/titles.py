"""Where the title of a numbered heading or point ends, and whether it has one."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportkit.model import SectionKind
from reportkit.outline.styles import Marker
from reportkit.rulepack import RuleSet

MAX_TITLE = 40  # a longer opening is a sentence, not a title
MAX_POINT_TITLE = 30
MAX_COLON_TITLE = 15
MIN_BLANK_TITLE = 4  # a blank ends a title of at least so many characters
_STOP = re.compile("[。!?;\n]")
_BLANK_BEFORE_TEXT = re.compile(r"[ \u3000]+(?=[^ \u3000\n])")
_EDGE = " \t\u3000\xa0"
_LOOSE_END = " \t\u3000\xa0:;,。."


class Title(NamedTuple):
    """`text[start:end]` is the title; `kind` item and an empty span where there is none."""

    kind: SectionKind
    start: int
    end: int


class TitleReader:
    """Reads titles by the words of rules/outline.yaml."""

    def __init__(self, rules: RuleSet) -> None:
        ends = "|".join(map(re.escape, sorted(rules.words("outline.title-ends"), key=len, reverse=True)))
        openers = "|".join(map(re.escape, sorted(rules.words("outline.body-openers"), key=len, reverse=True)))
        copulas = "|".join(map(re.escape, sorted(rules.words("outline.copulas"), key=len, reverse=True)))
        self._opener = re.compile(f"(?:{ends})(?=(?:{openers}))")
        self._subject = re.compile(f"(?:{ends})(?=([^,。;:、“”的\n]{{2,6}})(?:{copulas}))")

    def heading(self, view: str, marker: Marker, limit: int) -> Title:
        """The title of a heading whose section's own text ends at `limit` (the next marker or the report's end)."""
        start = _skip(view, marker.end, limit)
        stop = _STOP.search(view, start, min(limit, start + MAX_TITLE + 1))
        end = stop.start() if stop else min(limit, start + MAX_TITLE + 1)
        whole = stop is not None or limit - start <= MAX_TITLE
        blank = _BLANK_BEFORE_TEXT.search(view, start + MIN_BLANK_TITLE, end)
        if blank is not None:
            return Title("heading", start, blank.start())
        if whole and end > start and not (stop and stop.group() in ";"):
            end = start + len(view[start:end].rstrip(_LOOSE_END))
            lone = stop is not None and stop.group() == "\n"
            return Title("heading", start, end if lone else self._unglue(view, start, end))
        colon = view.find(":", start, min(end, start + MAX_COLON_TITLE + 1))
        if colon > start:
            return Title("heading", start, colon)
        glued = self._unglue(view, start, end)
        return Title("heading", start, glued) if glued < end else Title("item", marker.end, marker.end)

    def point(self, view: str, marker: Marker, limit: int) -> Title:
        """The title of a point: up to the first 。 when that is near and more text follows in the point."""
        start = _skip(view, marker.end, limit)
        stop = view.find("。", start, min(limit, start + MAX_POINT_TITLE + 1))
        line = view.find("\n", start, limit)
        rest = view[stop + 1 : line if line >= 0 else limit].strip(_EDGE) if stop >= 0 else ""
        if stop > start and rest and (line < 0 or stop < line):
            return Title("point", start, stop)
        return Title("point", marker.end, marker.end)

    def _unglue(self, view: str, start: int, end: int) -> int:
        """The end of a title that runs into its text with nothing between (办学水平|教育事关…); `end` where it does not."""
        found = self._opener.search(view, start, min(len(view), end + 2))
        if found is not None and found.end() < end:
            return found.end()
        splits = [m for m in self._subject.finditer(view, start, min(len(view), end + 8)) if m.end() < end]
        for found in splits:
            subject = view[found.end() : found.end(1)]
            if view.endswith(subject, start, found.end()):
                return found.end()
        return splits[-1].end() if splits else end


def _skip(view: str, start: int, limit: int) -> int:
    while start < limit and view[start] in _EDGE:
        start += 1
    return start


def build_title_reader(rules: RuleSet) -> TitleReader:
    return TitleReader(rules)
