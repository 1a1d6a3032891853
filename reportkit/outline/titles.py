"""Where the title of a numbered heading or point ends, and whether it has one."""

from __future__ import annotations

import msgspec

from reportkit.model import SectionKind
from reportkit.outline.styles import PARAGRAPHS, Boundary, Marker
from reportkit.outline.text import BLANKS, skip_blanks
from reportkit.regex import either, regex
from reportkit.rulepack import RuleSet

MAX_TITLE = 45  # a longer opening is a sentence, not a title
MAX_POINT_TITLE = 30
MAX_COLON_TITLE = 15
ITEM_TIER = 3  # from this tier on (1.) numbered paragraphs are as often items as sections
MAX_SUBJECT = 8  # of the first sentence of a glued text, with its verb
MIN_AFTER_COLON = 10  # a colon parts title and text when so much follows it
MAX_GLOSS = 120  # a gloss in Latin letters does not make a title long
MIN_ECHO = 4  # a body may open with so many first characters of the title it is glued to
MAX_LINE_TITLE = 100  # a title alone in its line may be so long
MAX_LONE_TITLE = 12  # a sentence that is all its section holds is a title only when so short
MIN_BLANK_TITLE = 2  # a blank ends a title of at least so many characters
MIN_AFTER_BLANK = 12  # in a line without 。 a shorter rest belongs to the title
_STOP = regex("[。!?;\n]")
_FIGURE = "[0-9](?![0-9]{3}年|[0-9]世纪)"
_FIGURE_NEXT = regex(rf"[^,。;\n0-9“”]{{0,4}}{_FIGURE}")
_FIGURE_SAID = regex(rf"(?:[^。;\n0-9]|(?:19|20)[0-9]{{2}} ?年){{0,60}}{_FIGURE}")
_TERM = regex(rf"[^:。!?;\n]{{1,{MAX_COLON_TITLE}}}:")
_TITLE_BLANK = regex(r"(?<![ \u3000A-Za-z0-9,、;])[ \u3000]+(?=[^ \u3000\nA-Za-z])")
_GLOSS = regex(r"\([A-Za-z][A-Za-z ,'-]{7,118}\)")
_YEAR = "(?: ?20[0-9xX_*]{2}| ?[xX_*]{2}) ?年"
_HAN = "[\u4e00-\u9fff]"
_ECHO = regex(rf"({_HAN}{{4,8}})(?=\1)")
_JOINTS = "、,和与及的"
_OPEN_ENDS = ",、"
_LOOSE_END = "| \t\u3000\xa0:;,。."


class Title(msgspec.Struct, frozen=True, gc=False):
    """`text[start:end]` is the title; an empty span where there is none (then a heading is an item)."""

    kind: SectionKind
    start: int
    end: int


class TitleReader:
    """Reads titles; the words that part a title from a text glued to it come from rules/outline.yaml."""

    def __init__(self, rules: RuleSet) -> None:
        ends = either(rules.words("outline.title-ends"))
        openers = either(rules.words("outline.body-openers"))
        predicates = either(rules.words("outline.predicate-ends"))
        verbs = either(rules.words("outline.body-verbs"))
        ways = (
            f"(?:{ends})(?={openers}|{_YEAR})",  # …办学水平|目前
            f"(?<={_HAN}{{4}})(?={openers},|{_YEAR},)",  # …稳中有升|今年,
            f"(?<={_HAN}{{2}}){predicates}(?={verbs})",  # …取得突破|新建
        )
        self._opener = regex("|".join(ways))
        self._figures = regex(rules.pattern("noise.report-figures"))
        copulas = either(rules.words("outline.copulas"))
        self._subject = regex(f"(?:{ends})(?=([^,。;:、“”的\n]{{2,6}}){copulas})")

    def read(self, view: str, marker: Marker, after: Marker | None, limit: int) -> Title:
        """The title of a marker whose own text ends at `limit`, where `after` stands (None for an unnumbered title)."""
        if marker.style.section == "point":
            return self._point(view, marker, after, limit)
        if marker.number >= PARAGRAPHS:
            return Title("item", marker.end, marker.end)
        start = skip_blanks(view, marker.end, limit)
        if marker.boundary == Boundary.LINE and view.startswith("\n", start):
            start = skip_blanks(view, start + 1, limit)  # the title stands in a line of its own
        nothing = Title("item", marker.end, marker.end)
        reach = min(limit, start + MAX_TITLE + 1)
        gloss = _GLOSS.search(view, start, min(limit, reach + MAX_GLOSS))
        if gloss is not None and gloss.start() < reach:
            reach = min(limit, reach + len(gloss.group()))
        stop = _STOP.search(view, start, reach)
        end = stop.start() if stop else reach
        mark = stop.group() if stop else ""
        if mark == "\n" and view[end - 1] in _OPEN_ENDS and (after is None or after.start > end + 1):
            end = _second_line(view, end)
        blank = _TITLE_BLANK.search(view, start + MIN_BLANK_TITLE, end)
        if blank is not None and (mark != "\n" or end - blank.end() >= MIN_AFTER_BLANK):
            return Title("heading", start, blank.start())
        term = _before_colon(view, start, end, marker)
        whole = mark == "\n" or ":" in view[start : min(end, start + MAX_COLON_TITLE + 1)]
        glued = end if whole else self._unglued(view, start, end, end if mark else min(limit, end + MAX_SUBJECT))
        if glued < end:
            return Title("heading", start, glued)
        if stop is None and limit > reach and _fills_line(view, start, limit):
            return Title("heading", start, view.find("\n", start))
        if (stop is None and limit > reach) or mark == ";":
            return term or nothing
        if mark == "。" and end - start > MAX_LONE_TITLE and _is_lone(view, end + 1, limit, marker, after):
            return term or nothing
        if mark == "。" and self._figures.search(view, start, end):  # a sentence of results
            return term or nothing
        end = start + len(view[start:end].rstrip(_LOOSE_END))
        return term if term is not None and end - term.end > MIN_AFTER_COLON else Title("heading", start, end)

    def _point(self, view: str, marker: Marker, after: Marker | None, limit: int) -> Title:
        """A point's title: up to the first 。 when that is near and more follows in its paragraph, text or a list."""
        start = skip_blanks(view, marker.end, limit)
        stop = view.find("。", start, min(limit, start + MAX_POINT_TITLE + 1))
        line = view.find("\n", start, limit)
        if line < 0:
            line = limit
        nested = after is not None and after.number == 1 and after.style.chain != marker.style.chain
        if start < stop < line and (view[stop + 1 : line].strip(BLANKS) or (nested and line == limit)):
            return Title("point", start, stop)
        return Title("point", marker.end, marker.end)

    def _unglued(self, view: str, start: int, end: int, reach: int) -> int:
        """The end of a title whose text follows with nothing between (办学水平|教育事关…); `end` where it does not.

        The text after `reach` is not looked at.
        """
        found = self._opener.search(view, start, reach)
        opened = found.end() if found is not None and found.end() < end else end
        within = min(opened, start + MAX_TITLE)
        echo = view.find(view[start : start + MIN_ECHO], start + MIN_ECHO, within)
        if echo > start + MIN_ECHO and view[echo - 1] not in _JOINTS:  # 五年计划回顾|五年计划是…
            return echo
        last_words = _ECHO.search(view, start, within)
        if last_words is not None:  # 推进结构调整|结构调整是…
            return last_words.end()
        if opened < end:
            return opened
        splits = [m for m in self._subject.finditer(view, start, reach) if m.end() < end]
        for split in splits:
            if view.endswith(split[1], start, split.end()):  # …均衡发展|均衡发展是…
                return split.end()
        return splits[-1].end() if splits else end


def _before_colon(view: str, start: int, end: int, marker: Marker) -> Title | None:
    """What stands before a colon near the start; none where it says what the figures behind it are of.

    A heading of a high rank says that only of a figure that follows at once; an item of its whole first sentence.
    """
    colon = term_end(view, start, end)
    figure = _FIGURE_SAID if marker.style.tier >= ITEM_TIER else _FIGURE_NEXT
    if colon == start or figure.match(view, colon + 1):
        return None
    return Title("heading", start, colon)


def term_end(view: str, start: int, end: int) -> int:
    """Where a term ends that a colon parts from its text; `start` where there is none."""
    term = _TERM.match(view, start, min(end, start + MAX_COLON_TITLE + 1))
    return start if term is None else term.end() - 1


def _second_line(view: str, end: int) -> int:
    """The end of a title that breaks at a comma at `end` and goes on in the next line; `end` where that is text."""
    stop = view.find("\n", end + 1, end + MAX_TITLE)
    goes_on = stop > end + 1 and not any(mark in view[end + 1 : stop] for mark in "。:;!?")
    return stop if goes_on and view[stop - 1] not in _OPEN_ENDS else end


def _fills_line(view: str, start: int, limit: int) -> bool:
    """Whether a long line is a title: no sentence, no clauses, a paragraph below it."""
    end = view.find("\n", start, min(limit, start + MAX_LINE_TITLE))
    if end < 0 or any(mark in view[start:end] for mark in ",。:;!?"):
        return False
    return view[start:end].rstrip()[-1:].isalnum() and bool(view[end:limit].strip(BLANKS + "\n"))


def _is_lone(view: str, start: int, limit: int, marker: Marker, after: Marker | None) -> bool:
    """Whether a sentence is all its section holds: neither text nor a deeper list follows it."""
    if view[start:limit].strip(BLANKS + "\n"):
        return False
    return after is None or after.style.chain == marker.style.chain or after.number != 1
