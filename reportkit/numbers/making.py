"""Making Numbers out of readings."""

from __future__ import annotations

from reportkit.model import Modifier
from reportkit.numbers.reading import Reading
from reportkit.numbers.units import Unit
from reportkit.stages import Number

DOUBLING = "numeral.in-words"  # the rule by which 翻一番 and 一半 are read
INDICATOR_CLAIMS = frozenset({"quantity", "rank"})


def may_be_indicator(number: Number) -> bool:
    """Whether a number is a quantity or a rank that can be read."""
    return number.claim in INDICATOR_CLAIMS and number.value is not None


def is_hidden(number: Number) -> bool:
    """Whether it is a quantity with digits that are masked or damaged: no figure, but one stood there."""
    return number.claim == "damaged" and number.dimension != ""


def claimed(
    reading: Reading,
    claim: str,
    rule: str,
    *,
    start: int | None = None,
    end: int | None = None,
    period: str | None = None,
    reason: str = "",
) -> Number:
    """A number that is no figure of the report; `start` and `end` widen or narrow the reading's span."""
    return Number(
        start=reading.start if start is None else start,
        end=reading.end if end is None else end,
        claim=claim,
        rule=rule,
        reason=reason,
        value=reading.value,
        unit_mult=reading.mult,
        value_end=reading.value_end,
        period=period,
    )


def hidden(start: int, rule: str, mult: int, unit: Unit) -> Number:
    """A quantity with a unit that can't be read."""
    return Number(
        start=start,
        end=unit.end,
        claim="damaged",
        rule=rule,
        unit_mult=mult,
        unit=unit.text,
        value_end=unit.end - len(unit.text),
        dimension=unit.dimension,
    )


def quantity(reading: Reading, modifier: Modifier, *, flags: tuple[str, ...] = ()) -> Number:
    """A number that may become an indicator."""
    return Number(
        start=reading.start,
        end=reading.end,
        claim="quantity",
        rule="quantity",
        value=reading.value,
        value_max=reading.value_max,
        per=reading.per,
        unit_mult=reading.mult,
        unit=reading.unit,
        value_end=reading.value_end,
        modifier=modifier,
        dimension=reading.dimension,
        flags=flags,
    )


def rank(reading: Reading, rule: str, *, start: int, end: int, unit: str) -> Number:
    """A place in an order."""
    return Number(
        start=start,
        end=end,
        claim="rank",
        rule=rule,
        value=reading.value,
        unit_mult=reading.mult,
        unit=unit,
        value_end=reading.value_end,
        dimension="rank",
    )
