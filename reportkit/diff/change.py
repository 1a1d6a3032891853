"""How far two figures are apart, exactly."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from reportkit.diff.model import Change
from reportkit.diff.units import Units
from reportkit.model import Indicator

_PLACES = 4  # of relative changes: hundredths of a per cent
_MOST_DIGITS = 12  # after the point, where a conversion does not come out even


def change(old: Indicator, new: Indicator, units: Units) -> Change:
    """New minus old in the new unit. Rates are subtracted in points, ranks in places; neither has a relative change."""
    factor = units.factor(old.unit, new.unit)
    assert factor is not None
    before, after = Fraction(signed(old)) * factor, Fraction(signed(new))
    absolute = signed(new) - signed(old) if factor == 1 else to_decimal(after - before)
    return since(before, absolute, new, units)


def since(before: Fraction, absolute: Decimal, new: Indicator, units: Units) -> Change:
    """The change by `absolute` that led from `before` to the figure `new`."""
    unit, relative = new.unit, None
    if units.is_rate(unit):
        unit = units.points(unit) or unit
    elif new.measure != "rank" and before:
        relative = to_decimal(Fraction(absolute) / abs(before), places=_PLACES)
    return Change(absolute=absolute, relative=relative, unit=unit)


def in_words(change: Change | None, item: Indicator, units: Units) -> str | None:
    """The change as the figure `item` is written: +13.5亿元. None for None."""
    if change is None:
        return None
    power, multiplier = units.multiplier(item.unit_mult)
    if not change.absolute:
        return "0"
    return f"{change.absolute.scaleb(-power).normalize():+,f}{multiplier}{change.unit}"


def signed(item: Indicator) -> Decimal:
    """The amount, below zero for a change or growth that is a fall, whether or not it bears a sign of its own."""
    return -abs(item.amount) if is_fall(item) else item.amount


def is_fall(item: Indicator) -> bool:
    """Whether an indicator is a change or growth that goes down."""
    return item.direction == "down" and item.measure in ("change", "growth")


def to_decimal(value: Fraction, *, places: int = _MOST_DIGITS) -> Decimal:
    """`value` to `places` decimals, half up, without zeros that say nothing beyond four places."""
    scaled = abs(value) * 10**places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    whole += 2 * rest >= scaled.denominator
    digits = Decimal(whole if value >= 0 else -whole).scaleb(-places)
    if places <= _PLACES:
        return digits
    plain = digits.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain
