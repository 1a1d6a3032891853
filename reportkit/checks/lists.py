"""Which figures stand as parts below which total.

The indicators say what is a part of what, but leave out a figure that would overshoot its total; here such figures are
kept where the text goes on with the list (by 、, by a label of the same division, or by 其中 before the first).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportkit.checks.interval import Interval
from reportkit.checks.pairs import FROM
from reportkit.checks.view import MOST, Figure, ReportView

OPENS = "checks.opens"
_FAR = 300  # characters: a part further from its total is not held against it


class PartList(NamedTuple):
    """A total and its parts, all exact levels of one scale; `whole` is false where a stated part can't be added."""

    total: Figure
    members: list[Figure]
    whole: bool


def part_lists(view: ReportView) -> list[PartList]:
    """Every list of parts, in order of its total."""
    stated = {index: list(parts) for index, parts in view.totals.items()}
    for total, figure in _left_out(view, view.rules.words(OPENS)):
        stated.setdefault(total.index, []).append(figure)
    found = []
    for index, parts in sorted(stated.items()):
        total = view.figures[index]
        if total.draft.measure != "level":
            continue
        # What something rose from is not what it is now.
        parts = [part for part in parts if not view.clause(part).endswith(view.rules.words(FROM))]
        members = sorted((p for p in parts[:MOST] if _addable(p, total)), key=lambda p: p.start)
        if members and total.start < members[0].start < total.end + _FAR:
            whole = len(members) == len(parts) and not view.damaged_within(total.end, members[-1].start)
            found.append(PartList(total, _outermost(members), whole))
    return found


def add(figures: Sequence[Figure]) -> Interval:
    """The interval of a sum."""
    summed = figures[0].interval
    for figure in figures[1:]:
        summed = summed.plus(figure.interval)
    return summed


def amounts(figures: Sequence[Figure]) -> Decimal:
    """The sum of the printed numbers, in the base of their scale."""
    return sum((f.amount for f in figures), Decimal(0))


def exceeds(member: Figure, total: Figure) -> bool:
    """Whether a part is larger than its total, however the two are rounded."""
    return member.interval.low > total.interval.high


def is_division(labels: Sequence[str], divisions: Sequence[Sequence[str]]) -> bool:
    """Whether each word of some division labels one member, and every member is labelled."""
    return any(
        len(words) == len(labels) and all(sum(word in label for label in labels) == 1 for word in words)
        for words in divisions
    )


def _addable(part: Figure, total: Figure) -> bool:
    draft = part.draft
    return (
        part.key == total.key
        and draft.measure == "level"
        and part.exact
        and draft.status == total.draft.status
        and draft.period == total.draft.period
    )


def _left_out(view: ReportView, opens: tuple[str, ...]) -> Iterator[tuple[Figure, Figure]]:
    """Figures that stand in a list of parts and are not said to be a part of its total."""
    for sentence in view.sentences:
        total: Figure | None = None  # of the list that is open
        before: Figure | None = None  # the level before
        for figure in sentence:
            draft = figure.draft
            if draft.measure != "level" or figure.key.startswith("ratio") or not figure.exact:
                continue
            near = before is not None and before.key == figure.key and "\n" not in view.label(figure)
            if draft.part_of is not None and (total is None or draft.part_of == total.index):
                total = view.figures[draft.part_of]
            elif total and before and near and _goes_on(view, before, figure):
                yield total, figure
            elif draft.part_of is not None:
                total = view.figures[draft.part_of]
            elif before and near and any(word in view.label(figure) for word in opens):
                total = before
                yield total, figure
            else:
                total = None
            before = figure


def _goes_on(view: ReportView, before: Figure, figure: Figure) -> bool:
    """Whether a list goes on from one part to the next figure: by 、 between them, or by labels of one division."""
    label = view.label(figure)
    if label.startswith("、"):
        return True
    first, second = view.clause(before), view.clause(figure)
    return ";" not in label and any(_labels_both(first, second, words) for words in view.divisions)


def _labels_both(first: str, second: str, words: Sequence[str]) -> bool:
    """Whether two different words of a division label two figures."""
    one = {word for word in words if word in first}
    return bool(one) and any(word in second for word in words if word not in one)


def _outermost(members: list[Figure]) -> list[Figure]:
    """Without parts of parts: a run of members that adds up to the one before it is a division of that one."""
    kept: list[Figure] = []
    at = 0
    while at < len(members):
        kept.append(members[at])
        at = _end_of_division(members, at)
    return kept


def _end_of_division(members: list[Figure], at: int) -> int:
    whole = members[at].interval
    summed: Interval | None = None
    for end in range(at + 1, len(members)):
        own = members[end].interval
        summed = own if summed is None else summed.plus(own)
        if end - at >= 2 and summed.meets(whole):
            return end + 1
        if summed.low > whole.high:
            break
    return at + 1
