"""Documents → Panel: figures of one meaning, wherever and whenever they are from, in one series and one unit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fnmatch import translate
from fractions import Fraction
from re import Pattern
from typing import NamedTuple

from reportkit.diff.change import signed, to_decimal
from reportkit.diff.figures import Figure, reader
from reportkit.diff.likeness import sort
from reportkit.diff.names import normaliser
from reportkit.diff.units import Units, units
from reportkit.model import Parsed
from reportkit.panel.model import Cell, Evidence, Panel, Series, Where
from reportkit.regex import regex
from reportkit.rulepack import RuleSet, load_rules

_WILD = frozenset("*?[")


class _Key(NamedTuple):
    """What figures of one series have in common."""

    name: str
    definitions: frozenset[tuple[str, str]]
    measure: str
    status: str
    scope: str | None
    since: str | None
    dimension: str


class _Found(NamedTuple):
    where: Where
    figure: Figure
    uri: str
    report: str


def build(
    documents: Iterable[Parsed], *, indicators: Sequence[str] = (), least: int = 1, rules: RuleSet | None = None
) -> Panel:
    """The panel of `documents`. `indicators` are parts of names, or patterns with * for whole names; all where empty.

    Names are one where `reportkit diff` takes them for one: wordings and families of rules/, definitions kept apart.
    `least` is the number of cells from which a series is shown. Ranges and ratios have no single value and stay out.
    """
    rules = rules or load_rules()
    known = units(rules)
    found: dict[_Key, list[_Found]] = defaultdict(list)
    wanted = _Wanted(indicators, rules)
    for parsed in documents:
        for one in _figures(parsed, rules):
            if wanted.includes(one.figure):
                found[_key(one.figure, known)].append(one)
    made = (series for group in found.values() for series in _series(group, known))
    series = sorted(
        (one for one in made if len(one.cells) >= least),
        key=lambda one: (
            -len(one.cells),
            one.name,
            one.measure != "level",
            one.measure,
            one.status,
            one.scope or "",
            one.unit,
        ),
    )
    every = {where for one in series for where in one.cells}
    return Panel(
        series=tuple(series),
        places=tuple(sorted({place for place, _ in every})),
        periods=tuple(sorted({period for _, period in every})),
    )


class _Wanted:
    """Which names are asked for."""

    def __init__(self, patterns: Sequence[str], rules: RuleSet) -> None:
        self._all = not patterns
        plain = [pattern for pattern in patterns if not _WILD & set(pattern)]
        read = normaliser(rules).read
        self._parts = {part for pattern in plain for part in (pattern, read(pattern).plain)}
        self._whole: list[Pattern[str]] = [regex(translate(p)) for p in patterns if _WILD & set(p)]

    def includes(self, figure: Figure) -> bool:
        names = (figure.item.name, figure.name.plain)
        return (
            self._all
            or any(part in name for part in self._parts for name in names)
            or any(pattern.match(name) for pattern in self._whole for name in names)
        )


def _figures(parsed: Parsed, rules: RuleSet) -> Iterator[_Found]:
    figures = iter(reader(rules).read(parsed))
    for report in parsed.reports:
        place = report.place or report.issuer or ""
        for item in report.indicators:
            figure = next(figures)
            if item.value_max is None and item.per is None:
                where = (place, item.period or report.period or "")
                yield _Found(where, figure, parsed.source.uri, report.id)


def _key(figure: Figure, known: Units) -> _Key:
    item = figure.item
    return _Key(
        name=figure.name.plain,
        definitions=figure.name.definitions,
        measure=sort(item.measure),
        status=item.status,
        scope=figure.scope,
        since=figure.since,
        dimension=known.dimension(item.unit),
    )


def _series(group: list[_Found], known: Units) -> Iterator[Series]:
    """One series in the commonest unit; what can't be converted to it makes others."""
    while group:
        unit = _commonest(one.figure.item.unit for one in group)
        factors = [known.factor(one.figure.item.unit, unit) for one in group]
        yield _one_series([(one, factor) for one, factor in zip(group, factors, strict=True) if factor], unit)
        group = [one for one, factor in zip(group, factors, strict=True) if not factor]


def _one_series(group: list[tuple[_Found, Fraction]], unit: str) -> Series:
    cells: dict[Where, list[Evidence]] = defaultdict(list)
    for found, factor in group:
        cells[found.where].append(_evidence(found, factor))
    first = group[0][0].figure
    return Series(
        name=_commonest(found.figure.item.name for found, _ in group),
        measure=_commonest(found.figure.item.measure for found, _ in group),
        status=first.item.status,
        scope=first.scope,
        since=first.since,
        unit=unit,
        unit_mult=int(_commonest(str(found.figure.item.unit_mult) for found, _ in group)),
        cells={where: Cell(evidence=tuple(evidence)) for where, evidence in sorted(cells.items())},
    )


def _evidence(found: _Found, factor: Fraction) -> Evidence:
    item = found.figure.item
    amount: Decimal = signed(item) if factor == 1 else to_decimal(Fraction(signed(item)) * factor)
    return Evidence(
        uri=found.uri,
        report=found.report,
        id=item.id,
        name=item.name,
        text=item.text,
        modifier=item.modifier,
        flags=item.flags,
        span=item.span,
        sentence=item.sentence,
        amount=amount,
    )


def _commonest(values: Iterable[str]) -> str:
    counts = Counter(values)
    return max(counts, key=lambda value: (counts[value], value))
