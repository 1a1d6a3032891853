"""The rules that say what furniture looks like, ready for use on lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from reportkit.clean.markers import opens_heading
from reportkit.regex import regex
from reportkit.rulepack import Rule, RuleSet
from reportkit.search import longest_first

_HALF_WIDTH = {ord(a): ord(b) for a, b in zip("，；：（）％！？．～＞｜／［］＜", ",;:()%!?.~>|/[]<", strict=True)}
_INLINE = 60  # characters around a cue that an inline pattern is tried on
_REMEMBERED = 500  # lines; the edges of a page are looked at several times
_LONGEST = 400  # characters of a line that a pattern is tried on
_SHORT = 40  # characters; up to here two words are enough to tell a site's line, above three
_FEWEST_SHORT, _FEWEST_LONG = 2, 4
_SUREST = 3  # words only sites use, with as many others of theirs: no neighbours need agree
_OPEN_ENDS = ("，", ",", "：", ":", "；", ";", "、")  # no title ends so
_BULLETS = "·•*-–—●■◆|>"
_BAR = "|"  # of a page set as a table
_DECORATION = "()[]【】 "
_SENTENCE = regex(r"[。；！]")
_SENTENCE_LENGTH = 8  # characters; a shorter line with a full stop is a button or a call
_PROSE = 80  # characters; a longer line is text even without a full stop
_MENU_BREAKS = regex(r"[\s|/>›»·]+")
_MENU_ENTRY = regex(r"[\u4e00-\u9fffA-Za-z]{2,12}")
_FEWEST_ENTRIES = 4  # of a menu in one line
_TOKEN_BREAKS = regex(r"[\s|/>›»·:：,，.…?？!！【】\[\]()（）«<_、↑↓→←▲▼-]+")
_GLUED = 24  # characters of buttons run together


class NoiseRule(Rule, frozen=True):
    """A kind of furniture line. `pattern` is for the whole line, blanks left out and punctuation half-width.

    `zone`: `edge` above or below the body only, `beside` there next to other furniture only, `collection` only where
    the body opens with the marker of a part (【篇一】), `any` anywhere. `cues`: one of them stands in every such line.
    An `inline` rule's pattern is for a stretch inside a line that holds the cue, in the text as it stands.
    `takes`: `line` only itself; `next` also the line below when the line is a bare label (`来源：`); `rest` all lines
    below it, down to the end of the page.
    """

    zone: Literal["edge", "beside", "collection", "any", "inline"]
    cues: tuple[str, ...]
    pattern: str
    takes: Literal["line", "next", "rest"] = "line"

    def matches(self, text: str) -> bool:
        if self.zone == "inline":
            return next(self.find_inline(text, self.cues), None) is not None
        compact = compact_line(text)
        return any(cue in compact for cue in self.cues) and regex(self.pattern).fullmatch(compact) is not None

    def find_inline(self, text: str, cues: Iterable[str]) -> Iterator[re.Match[str]]:
        """Where an inline rule finds noise: its pattern around those of its cues that the text may hold."""
        pattern = regex(self.pattern)
        for cue in cues:
            at = text.find(cue)
            while at >= 0:
                window = pattern.finditer(text, max(0, at - _INLINE), at + _INLINE)
                found = next((match for match in window if match.start() <= at < match.end()), None)
                if found:
                    yield found
                at = text.find(cue, max(at + len(cue), found.end() if found else 0))

    def faults(self) -> Iterator[str]:
        try:
            regex(self.pattern)
        except re.error as error:
            yield f"has a broken pattern: {error}"
            return
        yield from super().faults()


def compact_line(text: str) -> str:
    """A line as patterns see it: no blanks, half-width punctuation."""
    return "".join(text.split()).translate(_HALF_WIDTH)


class _Zone:
    """The rules that hold in one part of the page; `signs` are the characters one of which every line they take has."""

    def __init__(self, rules: tuple[NoiseRule, ...]) -> None:
        self._rules = rules
        self._signs = frozenset(cue[0] for rule in rules for cue in rule.cues)

    def rule_for(self, text: str) -> NoiseRule | None:
        if len(text) > _LONGEST:
            return None
        compact = compact_line(text)
        if self._signs.isdisjoint(compact):
            return None
        bare = compact.lstrip(_BULLETS).rstrip(_BAR)
        return (
            self._rule_of(compact)
            or (self._rule_of(bare) if bare and bare != compact else None)
            or next((rule for rule in map(self.rule_for, _labels(text)) if rule and rule.takes == "next"), None)
        )

    def _rule_of(self, compact: str) -> NoiseRule | None:
        for rule in self._rules:
            if any(map(compact.__contains__, rule.cues)) and regex(rule.pattern).fullmatch(compact):
                return rule
        return None


def _labels(text: str) -> list[str]:
    """The cells of a card of facts that may hold a bare label: any in a row with tabs, the first in one with bars."""
    if "\t" in text:
        return [cell for cell in text.split("\t") if cell.strip() and ":" not in compact_line(cell)]
    if text.startswith("|"):
        return [cell for cell in text.split("|")[1:2] if compact_line(cell).endswith(":")]
    return []


def _label_of(cell: str) -> str:
    """A cell's label without the brackets or the colon around it."""
    return compact_line(cell).rstrip(":").strip(_DECORATION).rstrip(":")


class NoiseBook:
    """All noise rules and word lists of a rule set. Patterns are compiled when first needed."""

    def __init__(self, rules: RuleSet) -> None:
        by_zone: defaultdict[str, tuple[NoiseRule, ...]] = defaultdict(tuple)
        for rule in rules.of(NoiseRule):
            by_zone[rule.zone] += (rule,)
        self._any_rule = lru_cache(_REMEMBERED)(_Zone(by_zone["any"]).rule_for)
        self._edge_rule = lru_cache(_REMEMBERED)(_Zone(by_zone["edge"] + by_zone["any"]).rule_for)
        self._beside, self._collection = _Zone(by_zone["beside"]), _Zone(by_zone["collection"])
        self.inline = by_zone["inline"]
        self._chrome = frozenset(rules.words("noise.chrome"))
        self._chrome_starts = frozenset(word[:2] for word in self._chrome)
        self._longest_chrome = max(map(len, self._chrome), default=0)
        self._menu = self._chrome.union(rules.words("noise.menu"))
        self._card_labels = frozenset(rules.words("noise.card-labels"))
        self._card_titles = frozenset(rules.words("noise.card-titles"))
        self._title = rules.words("noise.title")
        self._title_ends = self._title + rules.words("noise.title-ends")
        self._front = rules.words("noise.front-matter")
        self._salutations = rules.words("noise.salutations")
        self._sure, self._sites = rules.words("noise.site-sure"), rules.words("noise.site-words")
        self._suffixes = longest_first(rules.words("noise.title-suffixes"))
        self._openings = rules.words("noise.title-openings")
        self._part = regex(rules.pattern("outline.serial-word"))
        self._counted = regex(rules.pattern("noise.counted-title"))
        self._excerpt = regex(rules.pattern("noise.excerpt-label"))
        self._figures = regex(rules.pattern("noise.report-figures"))

    def rule_for(self, text: str, *, edge: bool) -> NoiseRule | None:
        """The first rule that takes the line for furniture, at the edge of the page or inside it."""
        return (self._edge_rule if edge else self._any_rule)(text)

    def rule_beside(self, text: str) -> NoiseRule | None:
        """The rule that takes the line for furniture if other furniture stands next to it."""
        return self._beside.rule_for(text)

    def rule_over_parts(self, text: str) -> NoiseRule | None:
        """The rule that takes the line for furniture if it stands over the marker of a first part."""
        return self._collection.rule_for(text)

    def is_known(self, text: str) -> bool:
        """Whether a rule or the words of buttons take the line at the edge of a page."""
        return self.rule_for(text, edge=True) is not None or self.is_chrome(text)

    def is_body(self, text: str) -> bool:
        """Whether the line reads like text: a sentence, or long."""
        return len(text) >= _PROSE or (len(text) >= _SENTENCE_LENGTH and _SENTENCE.search(text) is not None)

    def site_weight(self, text: str) -> int:
        """How much the line speaks of a site and its texts.

        3 beyond doubt, 2 as only sites do, 1 as reports may too, 0 not at all.
        """
        if len(text) > _LONGEST or self.has_figures(text) or opens_heading(text) or self.is_title(text):
            return 0
        sure = sum(map(text.__contains__, self._sure))
        words = sure + sum(map(text.__contains__, self._sites))
        enough = _FEWEST_SHORT if len(text) <= _SHORT else _FEWEST_LONG
        if sure >= _SUREST and words >= 2 * _SUREST:
            return 3
        return 2 if sure and words >= enough else 1 if words else 0

    def has_figures(self, text: str) -> bool:
        """Whether a report's figures stand in the line."""
        return self._figures.search(text) is not None

    def opens_part(self, text: str) -> bool:
        """Whether the line opens a part of a collection (【篇一】, 第1篇, 某局工作总结篇1)."""
        return self._part.match(text) is not None or self._counted.search(text) is not None

    def excerpt(self, text: str) -> str:
        """What a page's abstract says, without its label and the dots where it breaks off."""
        return self._excerpt.sub("", text).rstrip("….").strip()

    def bare_title(self, text: str) -> str:
        """A title without what sites set behind it."""
        while text.endswith(self._suffixes) or text[-1:] in _DECORATION:
            before = text
            text = text.rstrip(_DECORATION)
            for suffix in self._suffixes:
                text = text.removesuffix(suffix)
            if text == before:
                break
        return text

    def opens_links(self, text: str) -> bool:
        """Whether a line opens a list of links that takes the rest of the page."""
        rule = self.rule_for(text, edge=True)
        return rule is not None and rule.takes == "rest"

    def is_chrome(self, text: str) -> bool:
        """Whether the line is made of words on buttons and menus, and their counters, or is a menu."""
        if len(text) > _LONGEST:
            return False
        words = {word for word in _TOKEN_BREAKS.split(text) if word and not word.isdigit()}
        if not words:
            return False
        unknown = words - self._chrome
        return all(map(self._is_glued, unknown)) or self.is_menu(_MENU_BREAKS.split(text.strip("|> ")))

    def _is_glued(self, text: str) -> bool:
        """Whether a stretch is made of the words on several buttons run together."""
        if len(text) > _GLUED or text[:2] not in self._chrome_starts:
            return False
        reached = [True] + [False] * len(text)
        for start in range(len(text) - 1):
            if reached[start]:
                for end in range(start + 2, min(len(text), start + self._longest_chrome) + 1):
                    reached[end] = reached[end] or text[start:end] in self._chrome
        return reached[-1]

    def is_menu(self, entries: list[str]) -> bool:
        """Whether short names are those of a portal's pages: several, and enough of them known."""
        if len(entries) < _FEWEST_ENTRIES or not all(map(_MENU_ENTRY.fullmatch, entries)):
            return False
        known = sum(entry in self._menu for entry in entries)
        return known > 1 and 3 * known >= len(entries)

    def is_entry(self, text: str) -> bool:
        """Whether a line may be an entry of a menu: a short name."""
        return _MENU_ENTRY.fullmatch(text) is not None

    def is_card_label(self, cell: str) -> bool:
        """Whether a cell holds a label of the table of facts that a government site sets over a document."""
        return _label_of(cell) in self._card_labels

    def is_card_title(self, cell: str) -> bool:
        """Whether such a label stands before the document's title."""
        return _label_of(cell) in self._card_titles

    def is_title(self, text: str) -> bool:
        """Whether a short line may be a report's title."""
        return len(text) <= 60 and text[-1:] not in _OPEN_ENDS and any(word in text[-12:] for word in self._title)

    def ends_title(self, text: str) -> bool:
        """Whether a text ends in a word that a report's title ends in."""
        return text.endswith(self._title_ends)

    def opens_text(self, text: str) -> bool:
        """Whether a text may begin so right after a title: with a salutation, a marker, or no word at all."""
        return text.startswith(self._salutations) or not text[:1].isalpha() or text[1:2] == "、"

    def may_open_title(self, text: str) -> bool:
        """Whether a line may be the first half of a title set in two lines."""
        return text not in self._menu and any(word in text for word in self._openings)

    def is_front_matter(self, text: str) -> bool:
        """Whether a line looks like what stands between a title and its text: meeting, speaker, issuer."""
        return self.is_title(text) or any(word in text for word in self._front)
