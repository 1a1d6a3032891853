"""Spun text: a machine swapped words for near-synonyms to make a copy look new (科学进展观 for 科学发展观).

A text is spun when it holds enough phrases no writer produces; then each such phrase is remarked with the likely
original (`spun.word`), and the text as a whole once (`spun.text`). Nothing is changed unless `unspin` is asked to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import structs

from reportkit.alignment import Change, rewrite
from reportkit.clean.characters import spelt
from reportkit.model import Edit
from reportkit.rulepack import Rule, RuleSet
from reportkit.stages import CleanText, Remark

WORD = "spun.word"
TEXT = "spun.text"

_FEWEST_SURE = 3  # different phrases of a rule with full weight
_SHOWN = 4  # phrases named in the message about the text
_SAMPLE = 10_000  # characters from the start that are searched for them


class SpunRule(Rule, frozen=True):
    """Spun phrases with their likely originals, as long as they; `weight` 2 for phrases never right, 1 for others."""

    weight: int
    pairs: dict[str, str]

    def matches(self, text: str) -> bool:
        return any(phrase in text for phrase in self.pairs)

    def faults(self) -> Iterator[str]:
        yield from super().faults()
        for phrase, original in self.pairs.items():
            if phrase == original:
                yield f"gives {phrase!r} as its own original"
            if len(phrase) != len(original):
                yield f"gives {phrase!r} an original of another length"


def spun_words(text: str, characters: frozenset[str], rules: RuleSet) -> list[Remark]:
    """Remarks on the spun phrases of a text that holds enough of them to be sure."""
    sure = _sure_phrases(text, characters, rules.compiled(_by_cue))
    if len(sure) < _FEWEST_SURE:
        return []
    found = sorted(
        (remark for rule in rules.of(SpunRule) for pair in rule.pairs.items() for remark in _occurrences(text, *pair)),
        key=lambda remark: (remark.span[0], -remark.span[1]),
    )
    words: list[Remark] = []
    for remark in found:
        if not words or remark.span[0] >= words[-1].span[1]:
            words.append(remark)
    shown = ", ".join(sure[:_SHOWN])
    whole = Remark(
        code=TEXT,
        severity="warning",
        message=f"the wording was spun by a machine ({shown} … {len(sure)} such phrases); names may differ",
        span=words[0].span,
    )
    return [whole, *words]


def unspin(clean: CleanText) -> CleanText:
    """The clean text with the likely originals in place of its spun words, listed as edits of kind `repair`."""
    changes = [
        Change(*remark.span, remark.proposed)
        for remark in clean.remarks
        if remark.code == WORD and remark.proposed is not None
    ]
    edits = [
        Edit(
            rule=WORD,
            kind="repair",
            span=clean.alignment.to_source(change.start, change.end),
            before=clean.text[change.start : change.end],
            after=change.after,
        )
        for change in changes
    ]
    return structs.replace(
        clean,
        text=rewrite(clean.text, changes),
        view=rewrite(clean.view, changes),
        edits=tuple(sorted([*clean.edits, *edits], key=lambda edit: edit.span)),
        remarks=tuple(remark for remark in clean.remarks if remark.code != WORD),
    )


def _by_cue(rules: RuleSet) -> dict[str, list[str]]:
    """The phrases of full weight by two characters they share with as many others as possible: few searches do."""
    phrases = [phrase for rule in rules.of(SpunRule) if rule.weight > 1 for phrase in rule.pairs]
    shared = Counter(pair for phrase in phrases for pair in _pairs(phrase))
    by_cue: dict[str, list[str]] = {}
    for phrase in phrases:
        by_cue.setdefault(max(_pairs(phrase), key=lambda pair: shared[pair]), []).append(phrase)
    return by_cue


def _pairs(phrase: str) -> list[str]:
    return [phrase[at : at + 2] for at in range(len(phrase) - 1)]


def _sure_phrases(text: str, characters: frozenset[str], by_cue: dict[str, list[str]]) -> list[str]:
    sample = text[:_SAMPLE]
    return [phrase for cue in spelt(by_cue, characters) if cue in sample for phrase in by_cue[cue] if phrase in sample]


def _occurrences(text: str, phrase: str, original: str) -> Iterator[Remark]:
    at = text.find(phrase)
    while at >= 0:
        yield Remark(
            code=WORD,
            severity="info",
            message=f"{phrase} probably stands for {original}",
            span=(at, at + len(phrase)),
            proposed=original,
        )
        at = text.find(phrase, at + len(phrase))
