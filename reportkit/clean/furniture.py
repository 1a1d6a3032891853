"""Furniture: what a site puts around a report (breadcrumbs, buttons, counters, links, licences, repeated titles).

Known furniture is found by the rules of kind `noise`. Unknown furniture is found by where it stands: short lines
without a sentence, between two known ones or below the buttons at the foot. Lines of the body are never touched
except by rules that hold anywhere: losing one sentence is worse than leaving ten lines of furniture.
"""

from __future__ import annotations

from itertools import pairwise

from reportkit.clean.cards import RULE as CARD
from reportkit.clean.cards import cards, without_cards
from reportkit.clean.contents import contents
from reportkit.clean.lines import Line
from reportkit.clean.markers import opens_heading, opens_numbered
from reportkit.clean.menus import BUTTONS, mark_menus
from reportkit.clean.noise_rules import NoiseBook, compact_line
from reportkit.clean.site_talk import RULE as TALK
from reportkit.clean.site_talk import is_hint, is_site_talk
from reportkit.clean.titles import glued_copies, mark_repeated_titles
from reportkit.clean.working import CleanChange
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

BETWEEN = "noise.between-buttons"
BELOW = "noise.below-buttons"
KEYWORDS = "noise.keywords"
LINKS = "noise.related"
EXCERPT = "noise.excerpt"
RULE_LINE = "noise.rule-line"

_EDGE_LINES = 80  # how far from the edges of the page furniture is looked for
_STOPS = regex(r"[。；！：:!;]")
_FIGURE_CELL = regex(
    r"(?:^|[\t|]) ?[+\-−]?[0-9][0-9,]{0,15}(?:\.[0-9]{1,4})?%? ?[\t|]|[\t|] ?[+\-−]?[0-9][0-9,.]{0,15}%?$"
)
_CELL_END = "|"  # a table set with a cell a line leaves it behind each
_ROW = 4  # lines of a row with a cell a line, at most
_OPEN_ENDS = ":：>＞»›"  # what a label or a crumb ends in when its value stands on the next line
_BLANKS = " \t\u3000\xa0"
_EXCERPT_ENDS = ("…", "...")
_EXCERPT = 20  # characters; a shorter line is no paragraph
_SHORT = 40  # characters of a line inside the body that is looked at
_UNKNOWN = 20  # characters of an unknown line between two known ones
_GAP = 3  # unknown lines in a row


def furniture(text: str, lines: list[Line], rules: RuleSet) -> list[CleanChange]:
    """Changes that remove the furniture of the page `text`."""
    book = rules.compiled(NoiseBook)
    carded = cards(lines, book)
    found = contents(lines, rules) | {index: CARD for index, title in carded.items() if title is None}
    head = _mark_head(text, lines, book, found)
    tail = _mark_tail(text, lines, book, found, head)
    for index in range(head, tail):
        if len(lines[index].text) <= _SHORT:
            rule = book.rule_for(lines[index].text, edge=False)
            if rule is not None:
                found[index] = rule.id
    opening = lines[head : head + 1] if head not in found else []
    return [*_removals(lines, found), *without_cards(lines, carded), *glued_copies(opening, book)]


def _removals(lines: list[Line], found: dict[int, str]) -> list[CleanChange]:
    """One change for each run of lines that one rule takes."""
    changes: list[CleanChange] = []
    last = -2
    for index in sorted(found):
        line, rule = lines[index], found[index]
        if index == last + 1 and changes[-1].rule == rule:
            changes[-1] = changes[-1]._replace(end=line.end)
        else:
            changes.append(CleanChange(line.start, line.end, "", rule, "noise"))
        last = index
    return changes


def _mark_known(lines: list[Line], indexes: range, book: NoiseBook, found: dict[int, str], *, title: int = -1) -> None:
    """Mark what a rule or the words of buttons take, and the values of bare labels, but not the line `title`."""
    label: str | None = None
    for index in indexes:
        text = lines[index].text
        rule = book.rule_for(text, edge=True)
        if rule is not None:
            found[index] = rule.id
            label = rule.id if rule.takes == "next" and _is_bare_label(text) else None
            continue
        if book.is_chrome(text):
            found[index] = BUTTONS
        elif is_site_talk(lines, index, book):
            found[index] = TALK
        elif label is not None and _is_value(text, label, book, may_be_title=index == title):
            found[index] = label
        label = None


def _is_value(text: str, label: str, book: NoiseBook, *, may_be_title: bool) -> bool:
    """Whether a line is the value of a bare label of the rule `label`: short, or a number; search words stand apart."""
    if may_be_title and not (label == KEYWORDS and any(blank in text for blank in _BLANKS)):
        return False
    return len(text) <= (_SHORT if text.isascii() else _UNKNOWN) and not book.is_body(text)


def _is_bare_label(text: str) -> bool:
    return text[-1] in _OPEN_ENDS or (text[-1].isalnum() and ":" not in compact_line(text))


def _mark_head(text: str, lines: list[Line], book: NoiseBook, found: dict[int, str]) -> int:
    """Mark the furniture above the body; returns the index of the body's first line."""
    head = 0
    limit = min(len(lines), _EDGE_LINES)
    while head < limit:
        if head in found:
            pass
        elif _is_excerpt(text, lines, head, book):
            found[head] = EXCERPT
        elif _opens_body(lines, head, book):
            break
        head += 1
    last_title = max((index for index in range(head) if book.is_title(lines[index].text)), default=-1)
    _mark_known(lines, range(head), book, found, title=last_title)
    mark_menus(lines, head, book, found)
    _mark_between(lines, range(head), book, found)
    _mark_beside(lines, range(head), book, found)
    _mark_collection(lines, head, book, found)
    mark_repeated_titles(lines, head, book, found)
    _mark_between(lines, range(head), book, found)
    _mark_above_title(lines, head, book, found)
    return head


def _opens_body(lines: list[Line], index: int, book: NoiseBook) -> bool:
    text = lines[index].text
    return (book.is_body(text) or opens_numbered(text)) and not _is_sites(lines, index, book)


def _is_sites(lines: list[Line], index: int, book: NoiseBook) -> bool:
    """Whether a line that reads like text is known to be the site's."""
    return book.is_known(lines[index].text) or is_site_talk(lines, index, book)


def _is_excerpt(text: str, lines: list[Line], index: int, book: NoiseBook) -> bool:
    """Whether a paragraph above the title or the buttons says no more than the body's opening."""
    line = lines[index]
    said = book.excerpt(line.text)
    if len(said) < _EXCERPT or not (book.is_body(line.text) or line.text.endswith(_EXCERPT_ENDS)):
        return False
    below = [lower.text for lower in lines[index + 1 : index + 1 + _GAP]]
    if not line.text.startswith(said) and any(map(book.is_title, below)):
        return True  # a label, and the title below
    if any(compact_line(lower).startswith(compact_line(said)) for lower in below):
        return True
    at = text.find(said, line.end)
    if at < 0 or text[:at].rstrip(_BLANKS)[-1:] not in ("\n", "\r"):
        return False
    return any(book.is_title(lower) or book.is_known(lower) for lower in below)


def _mark_beside(lines: list[Line], indexes: range, book: NoiseBook, found: dict[int, str]) -> None:
    """Mark lines that are furniture beside other furniture only, from above and from below."""
    for index in (*indexes, *reversed(indexes)):
        if index not in found and (index - 1 in found or index + 1 in found or _beside_title(lines, index, book)):
            text = lines[index].text
            rule = None if book.is_title(text) else book.rule_beside(text)
            if rule is not None:
                found[index] = rule.id


def _beside_title(lines: list[Line], index: int, book: NoiseBook) -> bool:
    """Whether a line stands over the title as the first of the page, or between the title and the text."""
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    if index == 0:
        return book.is_title(below)
    return book.is_title(lines[index - 1].text) and book.is_body(below)


def _mark_collection(lines: list[Line], head: int, book: NoiseBook, found: dict[int, str]) -> None:
    """Mark the title of a collection, which stands over the marker or the title of its first part."""
    shown = range(min(head + 1, len(lines)))
    part = max((index for index in shown if index not in found and _opens_sample(lines[index].text, book)), default=0)
    for index in range(part):
        rule = book.rule_over_parts(lines[index].text) if index not in found else None
        if rule is not None:
            found[index] = rule.id


def _opens_sample(text: str, book: NoiseBook) -> bool:
    return book.opens_part(text) or book.is_title(text)


def _mark_between(lines: list[Line], indexes: range, book: NoiseBook, found: dict[int, str]) -> None:
    """Mark short unknown lines between two known ones."""
    known = [i for i in indexes if i in found and (len(lines[i].text) <= _SHORT or found[i] == TALK)]
    known = [i for i in known if found[i] != RULE_LINE]  # it may stand below a title
    for left, right in pairwise(known):
        gap = range(left + 1, right)
        if len(gap) <= _GAP and all(_is_unknown(lines[index].text, book) for index in gap if index not in found):
            for index in gap:
                found.setdefault(index, BETWEEN)


def _mark_above_title(lines: list[Line], head: int, book: NoiseBook, found: dict[int, str]) -> None:
    """Mark short unknown lines between known ones and the title below them (the buttons of a viewer)."""
    title = next((index for index in range(head) if index not in found and book.is_title(lines[index].text)), 0)
    known = max((index for index in found if index < title), default=title)
    gap = range(known + 1, title)
    if len(gap) <= _GAP and all(_is_unknown(lines[index].text, book) for index in gap):
        found.update(dict.fromkeys(gap, BETWEEN))


def _is_unknown(text: str, book: NoiseBook) -> bool:
    kept = book.is_front_matter(text) or book.may_open_title(text) or book.is_body(text) or opens_heading(text)
    return len(text) <= _UNKNOWN and not kept and not text.endswith(_CELL_END)


def _mark_tail(text: str, lines: list[Line], book: NoiseBook, found: dict[int, str], head: int) -> int:
    """Mark the furniture below the body; returns the index after the body's last line."""
    foot = len(lines)
    limit = max(head, len(lines) - _EDGE_LINES)
    while foot > limit and not _closes_body(text, lines, foot - 1, book):
        foot -= 1
    zone = range(foot, len(lines))
    _mark_known(lines, zone, book, found)
    _mark_between(lines, zone, book, found)
    _mark_beside(lines, zone, book, found)
    first = next((index for index in zone if index in found), len(lines))
    links = next((index for index in zone if book.opens_links(lines[index].text)), len(lines))
    for index in range(first, len(lines)):
        if index >= links or _is_left_over(text, lines[index], book):
            found.setdefault(index, LINKS if index >= links else BELOW)
    return foot


def _closes_body(text: str, lines: list[Line], index: int, book: NoiseBook) -> bool:
    line = lines[index]
    if opens_heading(line.text) or _ends_table(lines, index):
        return not _is_sites(lines, index, book)
    return (
        book.is_body(line.text)
        and not line.text.endswith(_EXCERPT_ENDS)
        and not _is_sites(lines, index, book)
        and not is_hint(lines, index, book)
        and not _stands_above(text, line)
    )


def _ends_table(lines: list[Line], index: int) -> bool:
    """Whether a line holds figures in cells, and another one close above it too."""
    above = lines[max(0, index - _ROW) : index]
    return _FIGURE_CELL.search(lines[index].text) is not None and any(_FIGURE_CELL.search(line.text) for line in above)


def _stands_above(text: str, line: Line) -> bool:
    """Whether all sentences of a line were said before (a page's description repeats its opening)."""
    sentences = [sentence for sentence in _STOPS.split(line.text) if len(sentence) >= 6]
    return bool(sentences) and all(text.find(sentence, 0, line.start) >= 0 for sentence in sentences)


def _is_left_over(text: str, line: Line, book: NoiseBook) -> bool:
    """Whether a line below known furniture is furniture too: short, with no figures of a report, or said before."""
    kept = book.is_front_matter(line.text) or book.has_figures(line.text) or line.text.endswith(_CELL_END)
    return (len(line.text) <= _SHORT and not kept) or _stands_above(text, line)
