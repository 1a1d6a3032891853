"""Old and new level of one thing: 由 A 增加到 B, B 较去年的 A, or the same name in two successive years."""

from __future__ import annotations

from itertools import pairwise

from reportkit.checks.view import Figure, ReportView
from reportkit.stages import Draft

FROM, TO = "checks.from", "checks.to"
_LEVELS = ("level", "share")
_FAR = 24  # characters between 由 and A, and from A to B
_BREAKS = ",;。"


def pairs(view: ReportView) -> list[tuple[Figure, Figure]]:
    """Every A and B: neighbours of one scale and status."""
    lead, to = view.rules.words(FROM), view.rules.words(TO)
    found = []
    for sentence in view.sentences:
        for first, second in pairwise(sentence):
            if first.key != second.key or not _comparable(first, second):
                continue
            if _successive(first.draft, second.draft) or _spoken(view, lead, to, first, second):
                found.append((first, second))
            elif view.compared(second):
                found.append((second, first))
    return found


def _comparable(first: Figure, second: Figure) -> bool:
    """Whether both are plain levels or shares, both done or both planned."""
    levels = first.draft.measure in _LEVELS and second.draft.measure in _LEVELS
    return levels and first.draft.status == second.draft.status and first.exact and second.exact


def _spoken(view: ReportView, lead: tuple[str, ...], to: tuple[str, ...], old: Figure, new: Figure) -> bool:
    """由 A 增加到 B: 由 before A, 到 and at most a year before B."""
    between = view.between(old, new)
    at = max(between.rfind(word) for word in to)
    if at < 0 or len(between) > _FAR or not view.filler.cover(between[at + 1 :]):
        return False
    before = view.view[max(old.label_start, old.start - _FAR) : old.start]
    led = max(before.rfind(word) for word in lead)
    return led >= 0 and not any(mark in before[led:] for mark in _BREAKS)


def _successive(old: Draft, new: Draft) -> bool:
    """2019 年 A, 2020 年 B."""
    first, last = old.period, new.period
    if first == last or old.name != new.name or old.scope != new.scope or not first or not last:
        return False
    return first.isdigit() and last.isdigit() and int(last) - int(first) == 1
