"""The rules that say what furniture looks like, ready for use on lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from reportkit.rulepack import Rule, RuleSet

_HALF_WIDTH = {ord(a): ord(b) for a, b in zip("，；：（）％！？．～＞｜／［］＜", ",;:()%!?.~>|/[]<", strict=True)}
_INLINE = 60  # characters around a cue that an inline pattern is tried on
_LONGEST = 400  # characters of a line that a pattern is tried on
_TOKEN_BREAKS = re.compile(r"[\s|/>›»·:：,，【】\[\]()（）«<_、-]+")


class NoiseRule(Rule, frozen=True):
    """A kind of furniture line. `pattern` is for the whole line, blanks left out and punctuation half-width.

    `zone`: `edge` above or below the body only, `any` anywhere. `cues`: one of them stands in every such line.
    An `inline` rule's pattern is for a stretch inside a line that holds the cue, in the text as it stands.
    `takes`: `line` only itself; `next` also the line below when the line is a bare label (`来源：`); `rest` all lines
    below it, down to the end of the page.
    """

    zone: Literal["edge", "any", "inline"]
    cues: tuple[str, ...]
    pattern: str
    takes: Literal["line", "next", "rest"] = "line"

    def matches(self, text: str) -> bool:
        if self.zone == "inline":
            return next(self.find_inline(text), None) is not None
        compact = compact_line(text)
        return any(cue in compact for cue in self.cues) and re.fullmatch(self.pattern, compact) is not None

    def find_inline(self, text: str) -> Iterator[re.Match[str]]:
        """Where an inline rule finds noise: its pattern around each of its cues."""
        pattern = re.compile(self.pattern)
        for cue in self.cues:
            at = text.find(cue)
            while at >= 0:
                window = pattern.finditer(text, max(0, at - _INLINE), at + _INLINE)
                found = next((match for match in window if match.start() <= at < match.end()), None)
                if found:
                    yield found
                at = text.find(cue, max(at + len(cue), found.end() if found else 0))

    def faults(self) -> Iterator[str]:
        try:
            re.compile(self.pattern)
        except re.error as error:
            yield f"has a broken pattern: {error}"
            return
        yield from super().faults()


def compact_line(text: str) -> str:
    """A line as patterns see it: no blanks, half-width punctuation."""
    return "".join(text.split()).translate(_HALF_WIDTH)


def _first_characters(rules: tuple[NoiseRule, ...]) -> frozenset[str]:
    return frozenset(cue[0] for rule in rules for cue in rule.cues)


class NoiseBook:
    """All noise rules and word lists of a rule set. Patterns are compiled when first needed."""

    def __init__(self, rules: RuleSet) -> None:
        self._edge = tuple(rule for rule in rules.of(NoiseRule) if rule.zone != "inline")
        self._any = tuple(rule for rule in self._edge if rule.zone == "any")
        self._edge_signs, self._any_signs = _first_characters(self._edge), _first_characters(self._any)
        self.inline = tuple(rule for rule in rules.of(NoiseRule) if rule.zone == "inline")
        self._chrome = frozenset(rules.words("noise.chrome"))
        self._title = rules.words("noise.title")
        self._front = rules.words("noise.front-matter")
        self._salutations = rules.words("noise.salutations")

    def rule_for(self, text: str, *, edge: bool) -> NoiseRule | None:
        """The first rule that takes the line for furniture, at the edge of the page or inside it."""
        if len(text) > _LONGEST:
            return None
        compact = compact_line(text)
        if (self._edge_signs if edge else self._any_signs).isdisjoint(compact):
            return None
        for rule in self._edge if edge else self._any:
            if any(cue in compact for cue in rule.cues) and re.fullmatch(rule.pattern, compact):
                return rule
        return None

    def opens_links(self, text: str) -> bool:
        """Whether a line opens a list of links that takes the rest of the page."""
        rule = self.rule_for(text, edge=True)
        return rule is not None and rule.takes == "rest"

    def is_chrome(self, text: str) -> bool:
        """Whether the line is made of words on buttons and menus."""
        if len(text) > _LONGEST:
            return False
        words = [word for word in _TOKEN_BREAKS.split(text) if word]
        return bool(words) and self._chrome.issuperset(words)

    def is_title(self, text: str) -> bool:
        """Whether a short line may be a report's title."""
        return len(text) <= 60 and any(word in text[-12:] for word in self._title)

    def opens_text(self, text: str) -> bool:
        """Whether a text may begin so right after a title: with a salutation, a marker, or no word at all."""
        return text.startswith(self._salutations) or not text[:1].isalpha() or text[1:2] == "、"

    def is_front_matter(self, text: str) -> bool:
        """Whether a line looks like what stands between a title and its text: meeting, speaker, issuer."""
        return self.is_title(text) or any(word in text for word in self._front)
