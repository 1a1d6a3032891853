"""Comparisons as Markdown: a table, then what does not agree with its own words, each with both sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportkit.diff.model import Comparison, Row, Sentence, Target
from reportkit.diff.write import cells
from reportkit.regex import regex

_SPECIAL = regex(r"([\\`*_\[\]<>|#~!$])")


def document(comparisons: Sequence[Comparison]) -> bytes:
    """One section for each comparison. Everything from the source is escaped."""
    return "\n".join(line for comparison in comparisons for line in _comparison(comparison)).encode("utf-8")


def _comparison(comparison: Comparison) -> Iterator[str]:
    yield from (f"# {_escape(cells.title(comparison))}", "")
    yield from (", ".join(f"{count} {verdict}" for verdict, count in cells.counts(comparison).items()), "")
    yield from _table(
        ("Indicator", "Kind", "Scope", "Verdict", "Old", "New", "Change", "%", "Stated", "Remark"),
        map(_row, comparison.rows),
    )
    unlike = [row for row in comparison.rows if row.stated is not None and not row.stated.agrees]
    if unlike:
        yield from ("## Stated and computed changes that differ", "")
        for row in unlike:
            yield from _sentences(f"{row.name}: {cells.stated(row)}", row.old_sentence, row.new_sentence)
    if comparison.targets is not None:
        yield from ("## Targets", "")
        yield from _table(
            ("Target of", "Outcome", "Target", "Result", "Gap", "Remark"), map(_target, comparison.targets)
        )


def _row(row: Row) -> tuple[str, ...]:
    return (
        row.name, cells.kind(row), cells.scope(row), row.verdict, cells.earlier(row), cells.figure(row.new),
        row.change_text or "", cells.relative(row.change), cells.stated(row), cells.remark(row),
    )  # fmt: skip


def _target(target: Target) -> tuple[str, ...]:
    gap = target.gap_text or ""
    return (
        target.name,
        target.outcome,
        cells.figure(target.target),
        cells.figure(target.result),
        gap,
        target.reason or "",
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(map(_escape, row))} |"
    yield ""


def _sentences(head: str, *sentences: Sentence | None) -> Iterator[str]:
    yield f"- {_escape(head)}"
    for sentence in sentences:
        if sentence is not None:
            start, end = sentence.mark
            before, number, after = sentence.text[:start], sentence.text[start:end], sentence.text[end:]
            yield f"  > {_escape(before)}**{_escape(number)}**{_escape(after)}"
            yield "  >"
    yield ""


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", cells.one_line(text))
