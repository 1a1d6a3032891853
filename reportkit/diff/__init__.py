"""Comparing: (Parsed, Parsed) → Comparison."""

from __future__ import annotations

from reportkit.diff.compare import change, incomparable, verdict
from reportkit.diff.model import Comparison, Row
from reportkit.diff.pair import pairs
from reportkit.diff.stated import stated, stated_changes
from reportkit.model import SCHEMA_VERSION, Indicator, Parsed

__all__ = ["Comparison", "Row", "compare"]


def compare(old: Parsed, new: Parsed) -> Comparison:
    """A row for each thing measured, in the order of the new document, what only the old one has at the end."""
    said = stated_changes(new)
    rows = tuple(_row(before, after, said) for before, after in pairs(old, new))
    return Comparison(schema_version=SCHEMA_VERSION, old=old.source, new=new.source, rows=rows)


def _row(
    old: Indicator | None, new: Indicator | None, said: dict[tuple[str, str | None, tuple[int, int]], Indicator]
) -> Row:
    item = new or old
    assert item is not None
    if old is None or new is None:
        return Row(name=item.name, verdict="added" if old is None else "removed", reason=None, old=old, new=new)
    reason = incomparable(old, new)
    if reason is not None:
        return Row(name=item.name, verdict="incomparable", reason=reason, old=old, new=new)
    difference = change(old, new)
    word = said.get((new.name, new.scope, new.sentence))
    return Row(
        name=item.name,
        verdict=verdict(difference),
        reason=None,
        old=old,
        new=new,
        change=difference,
        stated=stated(word, old, new) if word else None,
    )
