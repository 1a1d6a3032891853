"""Structures written as a:b:c, whose terms are percentages of one whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportkit.checks.interval import Interval
from reportkit.checks.rules import CheckRule
from reportkit.checks.view import ReportView, Verdict, plain
from reportkit.numeric import last_place
from reportkit.regex import regex

_CHAIN = regex(r"\d{1,3}(?:\.\d{1,4})?(?: ?[:∶] ?\d{1,3}(?:\.\d{1,4})?){2,9}")
_HUNDRED = Decimal(100)
_NEAR = range(95, 106)
_NAMED_NEAR = range(70, 201)  # with 结构 and the like before it


def ratio(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """Three or more terms that come near 100, or are said to be a structure (words: structure)."""
    for figure in view.of("ratio"):
        chain = _CHAIN.match(view.view, figure.start)
        if chain is None:
            continue
        terms = [Decimal(term) for term in re.split(r" ?[:∶] ?", chain.group())]
        slack = sum((Decimal(1).scaleb(last_place(t)) / 2 for t in terms), Decimal(0))
        summed = sum(terms, Decimal(0))
        sums = f"{' + '.join(map(str, terms))} = {plain(summed)}"
        if Interval(summed - slack, summed + slack).meets(Interval(_HUNDRED, _HUNDRED)):
            yield Verdict(True, (figure,), sums, "100", span=chain.span())
            continue
        named = any(word in view.label(figure) for word in rule.words["structure"])
        if round(summed) in (_NAMED_NEAR if named else _NEAR):
            yield Verdict(False, (figure,), sums, "100", figure.draft.name, span=chain.span())
