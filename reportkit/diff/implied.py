"""Earlier values that only the new report gives: 常住人口由上年的729万人增加到732万人, 教师547人,比上年增加27人."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from reportkit.diff.change import signed, since
from reportkit.diff.figures import Figure
from reportkit.diff.model import Change, Implied
from reportkit.diff.stated import Words
from reportkit.diff.units import Units


class Bases:
    """The values a new report gives for the year the old one is about, `lag` years before its own."""

    def __init__(self, figures: Sequence[Figure], *, words: Words, units: Units) -> None:
        self._words = words
        self._units = units
        self._earlier: dict[tuple[str, str | None, str], list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.when == (-1, "1") and figure.item.status == "actual" and figure.item.measure == "level":
                self._earlier[figure.name.plain, figure.scope, figure.item.unit].append(figure)

    def earlier(self, figure: Figure) -> Figure | None:
        """The figure of the new report for the same thing a year earlier."""
        found = self._earlier.get((figure.name.plain, figure.scope, figure.item.unit), ())
        return found[0] if found and figure.when == (0, "1") else None

    def implied(self, figure: Figure) -> Implied | None:
        """What the new report lets `figure` have been a year before; None where it says nothing exact."""
        if figure.item.measure not in ("level", "share") or figure.item.status != "actual":
            return None
        stated = self.earlier(figure)
        if stated is not None:
            item = stated.item
            return Implied(amount=item.amount, unit=item.unit, text=item.text, id=item.id, origin="stated")
        word = self._words.on(figure)
        if word is None or word.item.measure != "change" or figure.item.value_max is not None:
            return None
        step = signed(word.item)
        amount = figure.item.amount - step
        return Implied(amount=amount, unit=figure.item.unit, text=word.item.text, id=word.item.id, origin="computed")

    def change(self, base: Implied, figure: Figure) -> Change:
        """From the implied value to the new one."""
        return since(Fraction(base.amount), figure.item.amount - base.amount, figure.item, self._units)
