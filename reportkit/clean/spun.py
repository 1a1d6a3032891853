"""Spun text: a machine swapped words for near-synonyms to make a copy look new (科学进展观 for 科学发展观).

A text is spun when it holds enough phrases no writer produces; then each such phrase is remarked with the likely
original (`spun.word`), and the text as a whole once (`spun.text`). Nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportkit.rulepack import Rule, RuleSet
from reportkit.stages import Remark

_FEWEST_SURE = 3  # different phrases of a rule with full weight
_SHOWN = 4  # phrases named in the message about the text
_SAMPLE = 20_000  # characters from the start that are searched for them


class SpunRule(Rule, frozen=True):
    """Spun phrases with their likely originals; `weight` 2 for phrases never right, 1 for those that may be."""

    weight: int
    pairs: dict[str, str]

    def matches(self, text: str) -> bool:
        return any(phrase in text for phrase in self.pairs)

    def faults(self) -> Iterator[str]:
        yield from super().faults()
        for phrase, original in self.pairs.items():
            if phrase == original:
                yield f"gives {phrase!r} as its own original"


def spun_words(text: str, rules: RuleSet) -> list[Remark]:
    """Remarks on the spun phrases of a text that holds enough of them to be sure."""
    packs = rules.of(SpunRule)
    sure = [phrase for rule in packs if rule.weight > 1 for phrase in rule.pairs if text.find(phrase, 0, _SAMPLE) >= 0]
    if len(sure) < _FEWEST_SURE:
        return []
    found = sorted(
        (remark for rule in packs for pair in rule.pairs.items() for remark in _occurrences(text, *pair)),
        key=lambda remark: remark.span,
    )
    words = [found[0]]
    words += [lower for upper, lower in pairwise(found) if lower.span[0] >= upper.span[1]]
    shown = ", ".join(sure[:_SHOWN])
    whole = Remark(
        code="spun.text",
        severity="warning",
        message=f"the wording was spun by a machine ({shown} … {len(sure)} such phrases); names may differ",
        span=words[0].span,
    )
    return [whole, *words]


def _occurrences(text: str, phrase: str, original: str) -> Iterator[Remark]:
    at = text.find(phrase)
    while at >= 0:
        yield Remark(
            code="spun.word",
            severity="info",
            message=f"{phrase} probably stands for {original}",
            span=(at, at + len(phrase)),
            proposed=original,
        )
        at = text.find(phrase, at + len(phrase))
