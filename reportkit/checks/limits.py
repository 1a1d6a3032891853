"""Figures that can't be, whatever the rest of the report says."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.checks.rules import CheckRule
from reportkit.checks.view import ReportView, Verdict


def ceiling(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """A figure above `ceiling`.

    Words: ends (of the name), lead (needed in the clause), except (in the name or the clause).
    """
    assert rule.ceiling is not None
    ends, lead = rule.words.get("ends", ()), rule.words.get("lead", ())
    for measure in rule.measures:
        for figure in view.of(measure):
            if figure.key != "ratio" or figure.interval.low <= rule.ceiling:
                continue
            name, clause = figure.draft.name, view.clause(figure)
            if ends and not name.endswith(ends):
                continue
            if lead and not any(word in clause for word in lead):
                continue
            if any(word in name or word in clause for word in rule.words["except"]):
                continue
            yield Verdict(False, (figure,), f"{view.shown(figure)} > 100%", view.shown(figure), name)


def year_inside(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """A number claimed as damaged for the year in its digits; those the cleaner found it has told of itself."""
    for number in view.numbers:
        if number.rule == "damaged.year-inside" and number.reason:
            stated = view.text[number.start : number.end]
            yield Verdict(False, (), "", stated, span=(number.start, number.end))


def unit(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """A quantity in a unit of the wrong dimension (`dimensions`: those it may have).

    Words: ends (of the name and of the text before the figure), wrong (dimensions that tell of a slip).
    """
    ends, allowed = rule.words["ends"], rule.dimensions
    for figure in view.of("level"):
        dimension = figure.scale.dimension
        if not dimension or dimension.startswith(allowed) or not figure.draft.name.endswith(ends):
            continue
        said = view.filler.strip_end(view.clause(figure))
        if dimension.partition(".")[0] in rule.words["wrong"] and said.endswith(ends):
            yield Verdict(False, (figure,), view.shown(figure), figure.draft.number.unit, figure.draft.name)
