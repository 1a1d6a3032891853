"""The sentences and sections behind the rows of a comparison."""

from __future__ import annotations

import re

import msgspec

from reportkit.diff.documents import Document
from reportkit.diff.model import Comparison, Row, Sentence, Stated, Target
from reportkit.model import Indicator
from reportkit.regex import either, regex
from reportkit.rulepack import RuleSet
from reportkit.select import walk

_REACH = 200  # characters shown on either side of a number at most
_VERB = 12  # characters before a number in which the verb of its change is looked for


def with_evidence(comparison: Comparison, old: Document, new: Document, *, rules: RuleSet) -> Comparison:
    """The same comparison with the sentences, section titles and verbs of its rows and targets."""
    before, after = _Side(old, rules), _Side(new, rules)

    def row(row: Row) -> Row:
        return msgspec.structs.replace(
            row,
            stated=after.stated(row.stated),
            section=after.section(row.new) or before.section(row.old),
            old_sentence=before.sentence(row.old or row.near),
            new_sentence=after.sentence(row.new),
        )

    def target(target: Target) -> Target:
        return msgspec.structs.replace(
            target, target_sentence=before.sentence(target.target), result_sentence=after.sentence(target.result)
        )

    targets = comparison.targets
    return msgspec.structs.replace(
        comparison,
        rows=tuple(map(row, comparison.rows)),
        targets=None if targets is None else tuple(map(target, targets)),
    )


class _Side:
    """One of the two documents."""

    def __init__(self, document: Document, rules: RuleSet) -> None:
        reports = document.parsed.reports
        self._text = document.text
        self._titles = {section.id: section.title for report in reports for section in walk(report.sections)}
        self._items = {item.id: item for report in reports for item in report.indicators}
        self._verb = rules.compiled(_verb)

    def sentence(self, item: Indicator | None) -> Sentence | None:
        """The sentence of `item`, or the part of it around the number."""
        if item is None or self._text is None:
            return None
        start = max(item.sentence[0], item.span[0] - _REACH)
        end = min(item.sentence[1], item.span[1] + _REACH)
        return Sentence(text=self._text[start:end], mark=(item.span[0] - start, item.span[1] - start))

    def section(self, item: Indicator | None) -> str | None:
        """The title of the section `item` stands in."""
        return self._titles.get(item.section) if item is not None and item.section is not None else None

    def stated(self, word: Stated | None) -> Stated | None:
        """`word` with the verb before its number: 增加27人."""
        if word is None or self._text is None or word.id not in self._items:
            return word
        start = self._items[word.id].span[0]
        verb = self._verb.search(self._text[max(0, start - _VERB) : start])
        return msgspec.structs.replace(word, text=f"{verb[0]}{word.text}") if verb else word


def _verb(rules: RuleSet) -> re.Pattern[str]:
    """The verb of a rise or fall that ends right before a number, with a word or two between."""
    verbs = either({*rules.words("measure.up"), *rules.words("measure.down")})
    return regex(f"{verbs}[^0-9,，、。;；]{{0,3}}$")
