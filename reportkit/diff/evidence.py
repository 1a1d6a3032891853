"""The sentences and sections behind the rows of a comparison."""

from __future__ import annotations

import msgspec

from reportkit.diff.documents import Document
from reportkit.diff.model import Comparison, Row, Sentence, Target
from reportkit.model import Indicator
from reportkit.select import walk

_REACH = 200  # characters shown on either side of a number at most


class _Side:
    """One of the two documents."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._titles = {
            section.id: section.title for report in document.parsed.reports for section in walk(report.sections)
        }

    def sentence(self, item: Indicator | None) -> Sentence | None:
        """The sentence of `item`, or the part of it around the number."""
        if item is None or self._text is None:
            return None
        start = max(item.sentence[0], item.span[0] - _REACH)
        end = min(item.sentence[1], item.span[1] + _REACH)
        return Sentence(text=self._text[start:end], mark=(item.span[0] - start, item.span[1] - start))

    def section(self, item: Indicator | None) -> str | None:
        return self._titles.get(item.section) if item is not None and item.section is not None else None


def with_evidence(comparison: Comparison, old: Document, new: Document) -> Comparison:
    """The same comparison with the sentences and section titles of its rows and targets."""
    before, after = _Side(old), _Side(new)

    def row(row: Row) -> Row:
        earlier = row.old or row.near
        return msgspec.structs.replace(
            row,
            section=after.section(row.new) or before.section(row.old),
            old_sentence=before.sentence(earlier),
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
