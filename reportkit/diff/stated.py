"""The new report's own word on a change (增加27人, 增长5.3%) against the two figures."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from reportkit.diff.figures import Figure
from reportkit.diff.model import Explanation, Stated
from reportkit.diff.rounding import interval
from reportkit.diff.units import Units
from reportkit.model import Indicator

_PERCENT = 100
_RESTATED = Fraction(15)  # points between the growth stated and computed beyond which prices explain nothing
_RESTATED_AGAINST = Fraction(5)  # the same where one is a rise and the other a fall
_TRIED = 20  # words on either side of a figure that are looked at

Key = tuple[str, str | None, str | None]


class Words:
    """The changes and growth rates of a document that are counted from the year before, by what they are of."""

    def __init__(self, figures: Iterable[Figure], *, units: Units, real: tuple[str, ...]) -> None:
        self._units = units
        self._real = real
        self._said: dict[Key, list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.item.measure in ("change", "growth") and figure.since is None:
                self._said[_key(figure)].append(figure)

    def on(self, figure: Figure) -> Figure | None:
        """What is said of the change of `figure` since the year before; in its own sentence before another."""
        if figure.item.measure in ("change", "growth") or figure.item.status == "target":
            return None  # what is aimed at is counted from a result, not from what was aimed at before
        said = self._said.get(_key(figure), [])
        at = bisect_left(said, figure.item.span, key=lambda word: word.item.span)
        found = [word for word in said[max(0, at - _TRIED) : at + _TRIED] if self._fits(word, figure)]
        return min(found, key=lambda word: _distance(word, figure), default=None)

    def check(self, word: Figure, old: Figure, new: Figure) -> Stated:
        """Whether the two figures bear the word out, within the rounding of all three."""
        gap = self._gap(word.item, old.item, new.item)
        return Stated(text=word.item.text, id=word.item.id, agrees=gap == 0)

    def explanation(self, word: Figure, old: Figure, new: Figure) -> Explanation | None:
        """What may be behind a growth that the figures do not bear out."""
        gap = self._gap(word.item, old.item, new.item)
        if not gap or word.item.measure != "growth":
            return None
        after = Fraction(new.item.amount)
        before = Fraction(old.item.amount) * (self._units.factor(old.item.unit, new.item.unit) or 1)
        against = (after < before) != (word.item.direction == "down")
        if gap > (_RESTATED_AGAINST if against else _RESTATED):
            return "restated base"
        return "real growth" if any(name in new.name.plain for name in self._real) else None

    def _fits(self, word: Figure, figure: Figure) -> bool:
        if word.when != figure.when:
            return False
        if word.item.measure == "growth":
            return self._units.is_rate(word.item.unit)
        points = self._units.points(figure.item.unit)
        return word.item.unit == points or (points is None and word.item.unit == figure.item.unit)

    def _gap(self, word: Indicator, old: Indicator, new: Indicator) -> Fraction:
        """How far the stated change lies outside what the figures, rounded as they are, leave open."""
        factor = self._units.factor(old.unit, new.unit) or Fraction(1)
        before = [value * factor for value in interval(old)]
        after = interval(new)
        low, high = after[0] - before[1], after[1] - before[0]
        if word.measure == "growth":
            if before[0] <= 0:
                return Fraction(0)
            low, high = (after[0] / before[1] - 1) * _PERCENT, (after[1] / before[0] - 1) * _PERCENT
        sign = -1 if word.direction == "down" else 1
        said = sorted(sign * abs(value) for value in interval(word))
        return max(Fraction(0), low - said[1], said[0] - high)


def _key(figure: Figure) -> Key:
    return (figure.name.plain, figure.scope, figure.item.status)


def _distance(word: Figure, figure: Figure) -> tuple[bool, int]:
    return (word.item.sentence != figure.item.sentence, abs(word.item.span[0] - figure.item.span[0]))
