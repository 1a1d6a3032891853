"""The words of a sentence that rules of one stage read: what there is to say why a status or a time came out."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.explain.trace import Trace
from reportkit.model import Indicator
from reportkit.regex import regex
from reportkit.rulepack import RuleSet
from reportkit.rulepack.kinds import PatternRule

_LEAST = 2  # characters; what single ones say depends on what stands around them
_MOST = 4  # shown


def cues(found: Trace, item: Indicator, stage: str) -> str:
    """` (read: '力争' [status.cue])`: the longest words that rules with ids of `stage` find in the sentence of `item`.

    They are what the stage has read, not all of them decide. "" where there are none.
    """
    start, end = found.text.alignment.to_target(*item.sentence)
    sentence = found.text.view[start:end]
    read: dict[str, list[str]] = {}
    for words, id in dict.fromkeys(_matches(found.rules, stage, sentence)):
        read.setdefault(words, []).append(f"[{id}]")
    longest = sorted(read, key=lambda words: (-len(words), words))[:_MOST]
    shown = ", ".join(f"{words!r} {' '.join(read[words])}" for words in longest)
    return f" (read: {shown})" if shown else ""


def _matches(rules: RuleSet, stage: str, sentence: str) -> Iterator[tuple[str, str]]:
    for rule in rules.of(PatternRule):
        if rule.id.startswith(f"{stage}."):
            words = (match[0].strip() for match in regex(rule.pattern).finditer(sentence))
            yield from ((word, rule.id) for word in words if len(word) >= _LEAST)
