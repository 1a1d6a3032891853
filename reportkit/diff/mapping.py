"""The analyst's own word on pairs: a YAML file of names or ids that belong together, or must stay apart.

    pairs:
      - {old: 农民人均纯收入, new: 农村常住居民人均可支配收入, comparable: false}
      - {old: r1.i12, new: r1.i40}
    apart:
      - {old: 新建学校, new: 改建学校}

An id names one indicator, a name all of that name: they pair off in text order where measure and status agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from reportkit.diff.figures import Figure
from reportkit.diff.likeness import measure_kind
from reportkit.diff.model import Comparison, Row
from reportkit.diff.pair import Pair
from reportkit.errors import ReportkitError
from reportkit.model import Indicator


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two indicators, by name or id; `comparable` overrules the verdict."""

    old: str
    new: str
    comparable: bool | None = None

    def holds(self, old: Figure, new: Figure) -> bool:
        """Whether the two figures are those it names, by id or by name."""
        return self.old in (old.item.id, old.item.name) and self.new in (new.item.id, new.item.name)


class Mapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that an analyst has fixed."""

    pairs: tuple[Entry, ...] = ()
    apart: tuple[Entry, ...] = ()

    def fixed(self, old: Sequence[Figure], new: Sequence[Figure]) -> list[Pair]:
        """The pairs it names, each figure in one at most. An entry that names nothing here is passed over."""
        taken: set[int] = set()
        found = []
        for entry in self.pairs:
            for one, other in _matching(entry, old, new):
                if not {id(one), id(other)} & taken:
                    taken |= {id(one), id(other)}
                    found.append(Pair(one, other, 1.0))
        return found

    def apart_from(self, old: Figure, new: Figure) -> bool:
        """Whether it says that the two must not be paired."""
        return any(entry.holds(old, new) for entry in self.apart)

    def idle(self, comparisons: Iterable[Comparison]) -> list[Entry]:
        """The entries that name no two indicators of any comparison: words spelt wrong, or gone from the reports."""
        sides = [(_names(row.old for row in one.rows), _names(row.new for row in one.rows)) for one in comparisons]
        return [
            entry
            for entry in (*self.pairs, *self.apart)
            if not any(entry.old in old and entry.new in new for old, new in sides)
        ]

    def comparable(self, old: Figure, new: Figure) -> bool | None:
        """Its word on whether the two can be compared; None where it has none."""
        return next((entry.comparable for entry in self.pairs if entry.holds(old, new)), None)


def _names(items: Iterable[Indicator | None]) -> set[str]:
    """The names and ids of indicators."""
    return {word for item in items if item is not None for word in (item.id, item.name)}


def _matching(entry: Entry, old: Iterable[Figure], new: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    news = [figure for figure in new if entry.new in (figure.item.id, figure.item.name)]
    for one in old:
        if entry.old == one.item.id:
            yield from ((one, other) for other in news)
        elif entry.old == one.item.name:
            yield from ((one, other) for other in news if _same_kind(one, other) or entry.new == other.item.id)


def _same_kind(old: Figure, new: Figure) -> bool:
    one, other = old.item, new.item
    return (
        measure_kind(one.measure) == measure_kind(other.measure) and one.status == other.status and old.when == new.when
    )


def read_mapping(path: str) -> Mapping:
    """The mapping of a file. Raises ReportkitError RK101 (unreadable), RK301 (not plain YAML), RK206 (wrong shape)."""
    from reportkit.rulepack.strict_yaml import read_yaml

    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8"
        raise ReportkitError("RK101", f"can't be read: {reason}", hint="Check the name.", where=path) from error
    data, _ = read_yaml(text, where=path)
    try:
        return msgspec.convert(data if data is not None else {}, Mapping)
    except msgspec.ValidationError as error:
        raise ReportkitError("RK206", str(error), hint="docs/diff.md shows the form of a map.", where=path) from error


def suggestion(comparisons: Iterable[Comparison]) -> bytes:
    """The pairs that were found under two names, as a map to edit, each with what it was found for."""
    entries: dict[tuple[str, str], str] = {}
    for row in (row for comparison in comparisons for row in comparison.rows):
        if row.old is not None and row.new is not None and row.old.name != row.new.name:
            entries.setdefault((row.old.name, row.new.name), f"{row.old.text} → {row.new.text}; {_why(row)}")
    lines = ["# Pairs found under two names. Mend what is wrong, or move it to `apart`; what is right may stay or go."]
    lines.append("pairs:" if entries else "pairs: []")
    for (old, new), why in entries.items():
        lines += [f"  # {' '.join(why.split())}", f"  - {{old: {_quoted(old)}, new: {_quoted(new)}}}"]
    return "\n".join([*lines, "apart: []", ""]).encode("utf-8")


def _why(row: Row) -> str:
    return row.reason or f"likeness {row.likeness}"


def _quoted(text: str) -> str:
    return msgspec.json.encode(text).decode("utf-8")  # a JSON string is a YAML string
