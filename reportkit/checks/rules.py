"""The rule kind `checks`: which check is made, how bad a contradiction is, and what to say of it."""

from __future__ import annotations

import string
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

import msgspec

from reportkit.model import Measure, Severity
from reportkit.rulepack import Rule

CheckKind = Literal[
    "parts",
    "part-exceeds",
    "total-after",
    "divided",
    "plan",
    "share",
    "share-siblings",
    "shares-sum",
    "rate",
    "change",
    "change-exceeds",
    "from-to-change",
    "from-to-growth",
    "from-to-direction",
    "ratio",
    "average",
    "repeat",
    "ceiling",
    "unit",
    "year-inside",
    "late",
    "restore",
]

_FIELDS = {"sums", "stated", "what"}


class CheckRule(Rule, frozen=True):
    """A check. Its id is the code of the findings it makes.

    `message` may hold {sums} (the arithmetic written out), {stated} (the figure as printed) and {what} (its name).
    `explanation` is for the documentation. Which of `words` (named lists), `dimensions`, `ceiling` and `measures` a
    kind reads is said at its function. Examples are whole small texts: the tests parse them; loading does not.
    """

    check: CheckKind
    severity: Severity
    message: str
    explanation: str
    words: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    dimensions: tuple[str, ...] = ()
    ceiling: Decimal | None = None
    measures: tuple[Measure, ...] = ()

    def faults(self) -> Iterator[str]:
        if not self.reason.strip():
            yield "has no reason"
        if not self.examples.match or not self.examples.no_match:
            yield "needs an example that it finds and one that it leaves alone"
        unknown = {name for _, name, _, _ in string.Formatter().parse(self.message) if name} - _FIELDS
        if unknown:
            yield f"has unknown fields in its message: {', '.join(sorted(unknown))}"
