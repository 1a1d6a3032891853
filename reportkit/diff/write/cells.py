"""Rows of a comparison in words, the same for every form that people read."""

from __future__ import annotations

from collections import Counter

from reportkit.diff.change import is_fall
from reportkit.diff.model import Change, Comparison, Row
from reportkit.model import Indicator
from reportkit.write.figure import figure as written

VERDICTS = ("changed", "unchanged", "added", "removed", "incomparable")


def title(comparison: Comparison) -> str:
    """The two documents by their places."""
    return f"{comparison.old.uri} → {comparison.new.uri}"


def short_title(comparison: Comparison) -> str:
    """The same without folders."""
    return " → ".join(side.uri.replace("\\", "/").rpartition("/")[2] for side in (comparison.old, comparison.new))


def counts(comparison: Comparison) -> dict[str, int]:
    """How many rows there are of each verdict."""
    found = Counter(row.verdict for row in comparison.rows)
    return {verdict: found[verdict] for verdict in VERDICTS}  # type: ignore[index]


def figure(item: Indicator | None) -> str:
    """The figure as it stands in the text, a fall without a sign called so (down at least 3%); nothing for None."""
    return f"down {written(item)}" if item is not None and is_fall(item) and item.amount >= 0 else written(item)


def earlier(row: Row) -> str:
    """The old figure; in brackets where the old report is silent or speaks of another span of years."""
    if row.implied is not None:
        return (
            f"[{row.implied.amount}{row.implied.unit}]" if row.implied.origin == "computed" else f"[{row.implied.text}]"
        )
    if row.near is not None:
        return f"[{figure(row.near)}, {row.near.period}]"
    return figure(row.old)


def kind(row: Row) -> str:
    """What is measured where it is no level, and that it is aimed at: "growth", "target"."""
    item = row.new or row.old
    if item is None:
        return ""
    words = ("" if item.measure == "level" else item.measure, "target" if item.status == "target" else "")
    return " ".join(word for word in words if word)


def scope(row: Row) -> str:
    """Whose figure it is by the new report, or else the old; nothing where neither says."""
    item = row.new or row.old
    return (item.scope if item is not None else None) or ""


def relative(change: Change | None) -> str:
    """The relative change in per cent (+4.92%); nothing where there is none."""
    if change is None or not change.relative:
        return ""
    return f"{change.relative.scaleb(2):+.2f}%"


def stated(row: Row) -> str:
    """The report's own word, and whether it agrees."""
    if row.stated is None:
        return ""
    if row.stated.agrees:
        return f"{row.stated.text} ✓"
    return f"{row.stated.text} ≠" + (f" ({row.explanation})" if row.explanation else "")


def remark(row: Row) -> str:
    """Why it can't be compared, or what makes the comparison loose."""
    words = [row.reason, row.note]
    if row.implied is not None:
        words.append(f"old value {row.implied.origin} by the new report")
    return "; ".join(word for word in words if word)


def one_line(text: str) -> str:
    """Source text on one line."""
    return " ".join(text.split())
