"""Making Numbers out of readings."""

from __future__ import annotations

from reportkit.model import Modifier
from reportkit.numbers.reading import Reading
from reportkit.stages import Number

INDICATOR_CLAIMS = frozenset({"quantity", "rank"})


def may_be_indicator(number: Number) -> bool:
    """Whether a number is a quantity or a rank that can be read."""
    return number.claim in INDICATOR_CLAIMS and number.value is not None


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
