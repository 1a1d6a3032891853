"""What the two kinds of database have in common: the view `figures`, in which amounts are numbers to reckon with."""

from __future__ import annotations

FIGURES = """CREATE VIEW figures AS
SELECT r.place, r.issuer, r.title AS report_title, i.*, {number} AS number
FROM indicators i JOIN reports r ON r.uri = i.uri AND r.id = i.report"""


def figures(number: str) -> str:
    """The statement that makes the view; `number` is the amount `i.amount` as a number, in SQL."""
    return FIGURES.format(number=number)
