"""Hard wraps that are line breaks: text set in lines of one width, as in mails, PDF and old word processors.

The width of the page is the commonest width of its lines. A full line runs on in the next one unless that opens a
paragraph (indented, or a numbered heading after a full stop); so does a line whose next word would not have fitted.
Widths are in half columns: ideographs and full-width signs 2, others 1; programs that cut lines count characters, so
the measure that finds more full lines is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import msgspec

from reportkit.clean.characters import is_ideograph
from reportkit.clean.lines import Line
from reportkit.clean.markers import opens_numbered
from reportkit.clean.working import CleanChange
from reportkit.regex import regex

RULE = "wrap.line"

_SENTENCE_ENDS = "。！？；：!?;:”」』）)"
_OPEN_ENDS = "，,、0123456789"  # no paragraph ends so
_BULLETS = frozenset("-—•●·◆*")
_WORD = regex(r"[0-9A-Za-z.,%+-]{1,40}[^\s]?|[“‘（《〈【\"(]?[^\s]")
_FOLDED_SIGNS = ",;:!?()"
_LATIN_END = regex(r"[A-Za-z,.;:]\Z")
_LATIN_START = regex(r"[A-Za-z]")
_CELLS = regex(r"[ \u3000][+-]?[0-9][0-9,.]{0,20}%?[ \u3000]{1,40}[+-]?[0-9][0-9,.]{0,20}%?\Z")
_NARROWEST, _WIDEST = 24, 160
_FEWEST = 8  # full lines
_FULL = 3  # a line this much narrower than the page still is full
_LOST_INDENT = 4  # of a first line whose blanks were stripped
_MARGIN = 8  # one line in so many stands at the margin
_ROW_END = 64  # characters at a line's end in which its last two cells stand
_FIGURE_ENDS = frozenset("0123456789%")
_HANGING = 2  # punctuation may hang over the edge


class _Page(msgspec.Struct, frozen=True, gc=False):
    """How the text is set: its width, the usual indentation and the usual number of line breaks between lines.

    `full` counts its full lines. `flush`: no line is indented, so first lines fall short of the page by the indent they
    lost.
    """

    width: int
    indent: int
    breaks: int
    flush: bool
    full: int


class _Set(msgspec.Struct, frozen=True, gc=False):
    """A line as it is set: `indent` and `width` in half columns, `breaks` line breaks before it."""

    line: Line
    indent: int
    width: int
    breaks: int


def line_wraps(text: str, plain: list[Line]) -> list[CleanChange]:
    """Changes that join the lines of wrapped paragraphs."""
    if 2 * sum(len(line.text) <= _WIDEST for line in plain) < len(plain):
        return []
    plain = [line for line in plain if not _is_row(line.text)]
    measured = [(lines, _page(lines)) for lines in (_set_lines(text, plain, by) for by in (_width, _by_count))]
    lines, page = max(measured, key=lambda found: found[1].full if found[1] else 0)
    if page is None:
        return []
    changes: list[CleanChange] = []
    for upper, lower in pairwise(lines):
        if _runs_on(upper, lower, page) and not text[upper.line.end : lower.line.start].strip():
            latin = _LATIN_END.search(upper.line.text) and _LATIN_START.match(lower.line.text)
            changes.append(CleanChange(upper.line.end, lower.line.start, " " if latin else "", RULE, "unwrap"))
    return changes


def _is_row(text: str) -> bool:
    """Whether a line is a row of a table: cells divided by tabs or bars, or two figures apart at its end."""
    if "\t" in text or text.count("|") > 1:
        return True
    return text[-1] in _FIGURE_ENDS and _CELLS.search(text[-_ROW_END:]) is not None


def _set_lines(text: str, plain: list[Line], width: Callable[[str], int]) -> list[_Set]:
    lines: list[_Set] = []
    at = 0
    for line in plain:
        gap = text[at : line.start]
        breaks = gap.count("\n")
        indent = width(gap.rpartition("\n")[2])
        lines.append(_Set(line, indent, width(line.text[: 2 * _WIDEST]), breaks))
        at = line.end
    return lines


def _width(text: str) -> int:
    """Half columns: what takes three bytes in UTF-8 is full-width, what takes one is not.

    In Chinese text a half-width sign was full-width when the page was set, and a blank is the thin space beside digits.
    """
    width = (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2
    if width == len(text):
        return width
    return width + sum(map(text.count, _FOLDED_SIGNS)) - text.count(" ") // 2


def _by_count(text: str) -> int:
    """Half columns of a text cut by the number of its characters, as programs do."""
    return 2 * len(text)


def _page(lines: list[_Set]) -> _Page | None:
    """The page; None where the lines are no wrapped text: full ones hold less than half of it, or end in full stops."""
    if len(lines) < _FEWEST:
        return None
    widths = Counter(_even(line.indent + line.width) for line in lines)
    width = max(widths, key=lambda w: (widths[w] + widths[w - 2], w))
    is_full = [abs(line.indent + line.width - width + 1) <= _FULL for line in lines]
    full = [line for line, yes in zip(lines, is_full, strict=True) if yes]
    if len(full) < _FEWEST:
        return None
    lines = lines[is_full.index(True) : len(is_full) - is_full[::-1].index(True)]  # what stands around is a site's
    wider = sum(line.indent + line.width > width + _HANGING for line in lines)
    open_ended = sum(line.line.text[-1] not in _SENTENCE_ENDS for line in full)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    most_text = 2 * sum(line.width for line in full) >= sum(line.width for line in lines)
    if not most_text or 10 * wider > len(lines) or 3 * open_ended < 2 * len(full):
        return None
    indents = Counter(line.indent for line in lines)
    indent = min(indent for indent, count in indents.items() if _MARGIN * count >= len(lines))
    breaks = Counter(lower.breaks for lower, yes in zip(lines[1:], is_full, strict=False) if yes).most_common(1)
    flush = sum(count for other, count in indents.items() if other > indent + 1) * 50 <= len(lines)
    return _Page(width, indent, breaks[0][0] if breaks else 1, flush, len(full))


def _even(width: int) -> int:
    return width + width % 2


def _runs_on(upper: _Set, lower: _Set, page: _Page) -> bool:
    missing = page.width - upper.indent - upper.width
    stops = upper.line.text[-1] in _SENTENCE_ENDS
    if lower.indent > page.indent + 1 or (lower.breaks > page.breaks and stops):
        return False
    if (stops or lower.breaks > page.breaks) and _is_title(lower, page):
        return False
    opens = lower.line.text[0] in _BULLETS or opens_numbered(lower.line.text)
    if opens and stops:
        return False
    if missing <= _FULL:
        return True
    if stops or opens:
        return False
    if upper.line.text[-1] in _OPEN_ENDS and 2 * missing < page.width:
        return True
    word = _WORD.match(lower.line.text)
    if word is not None and _width(word[0]) > missing:
        return True
    return page.flush and missing <= _FULL + _LOST_INDENT and not opens_numbered(upper.line.text)


def _is_title(line: _Set, page: _Page) -> bool:
    """Whether a line neither fills the page nor ends a sentence, as no line of a wrapped paragraph does."""
    return 2 * (line.indent + line.width) < page.width and is_ideograph(line.line.text[-1])
