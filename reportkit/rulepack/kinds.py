"""The kinds of rule. Word lists and plain patterns are defined here; a stage defines its own kinds beside its code.

Every rule has an `id` (unique over all packs), a `reason` in one sentence, and `examples` that must match and must not.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator

import msgspec


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Texts the rule must find something in, and look-alikes it must leave alone."""

    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all rules. A kind overrides `matches` (what its examples are tested with)."""

    id: str
    reason: str
    examples: Examples = Examples()

    def matches(self, text: str) -> bool:
        """Whether the rule finds something in `text`; kinds without such a test leave it out."""
        raise NotImplementedError

    def faults(self) -> Iterator[str]:
        """What is wrong with the rule itself, one sentence each."""
        if not self.reason.strip():
            yield "has no reason"
        for text in self.examples.match:
            if not self.matches(text):
                yield f"does not match its example {text!r}"
        for text in self.examples.no_match:
            if self.matches(text):
                yield f"matches its negative example {text!r}"


class WordsRule(Rule, frozen=True):
    """A list of words with one use; matches a text that contains one of them."""

    words: tuple[str, ...]

    def matches(self, text: str) -> bool:
        return any(word in text for word in self.words)

    def faults(self) -> Iterator[str]:
        yield from super().faults()
        seen: set[str] = set()
        for word in self.words:
            if not word:
                yield "has an empty word"
            if word in seen:
                yield f"lists {word!r} twice"
            seen.add(word)


class PatternRule(Rule, frozen=True):
    """A regular expression (Python syntax, linear time on any input); matches where it is found."""

    pattern: str

    def matches(self, text: str) -> bool:
        return re.search(self.pattern, text) is not None

    def faults(self) -> Iterator[str]:
        try:
            re.compile(self.pattern)
        except re.error as error:
            yield f"has a broken pattern: {error}"
            return
        yield from super().faults()


# kind → where its struct is defined; imported only when a pack of that kind is used.
KINDS: dict[str, str] = {
    "words": "reportkit.rulepack.kinds:WordsRule",
    "patterns": "reportkit.rulepack.kinds:PatternRule",
    "numerals": "reportkit.numbers.kinds:NumeralRule",
    "units": "reportkit.numbers.kinds:UnitRule",
    "modifiers": "reportkit.numbers.kinds:ModifierRule",
    "numbering": "reportkit.outline.styles:NumberingStyle",
    "list-formats": "reportkit.read.list_formats:ListFormatRule",
    "noise": "reportkit.clean.noise_rules:NoiseRule",
    "spun": "reportkit.clean.spun:SpunRule",
    "true-years": "reportkit.clean.years:TrueYearRule",
    "script": "reportkit.clean.script:ScriptRule",
    "codes": "reportkit.codes:CodeRule",
    "times": "reportkit.indicators.times:TimeRule",
    "checks": "reportkit.checks.rules:CheckRule",
    "families": "reportkit.diff.rules:FamilyRule",
    "wordings": "reportkit.diff.rules:WordingRule",
    "contrasts": "reportkit.diff.rules:ContrastRule",
}


def kind_type(kind: str) -> type[Rule]:
    """The struct of a kind; KeyError for an unknown one."""
    module, _, name = KINDS[kind].partition(":")
    found: type[Rule] = getattr(importlib.import_module(module), name)
    return found
