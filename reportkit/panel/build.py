"""Documents → Panel: figures of one meaning, wherever and whenever they are from, in one series and one unit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fnmatch import translate
from fractions import Fraction
from re import Pattern
from typing import NamedTuple

from reportkit.diff.figures import Figure, reader
from reportkit.diff.likeness import measure_kind
from reportkit.diff.names import normaliser
from reportkit.diff.units import Units, units
from reportkit.model import Indicator, Parsed, Report
from reportkit.panel.cells import Found, cell
from reportkit.panel.model import Panel, Series, Where
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


def build(
    documents: Iterable[Parsed], *, indicators: Sequence[str] = (), least: int = 1, rules: RuleSet | None = None
) -> Panel:
    """The panel of `documents`. `indicators` are parts of names, or patterns with * for whole names; all where empty.

    Names are one where `reportkit diff` takes them for one: wordings and families of rules/, definitions kept apart.
    `least` is the number of cells from which a series is shown. Ranges and ratios have no single value and stay out.
    """
    rules = rules or load_rules()
    known = units(rules)
    found: dict[_Key, list[Found]] = defaultdict(list)
    wanted = _Wanted(indicators, rules)
    for parsed in documents:
        for one in _figures(parsed, rules):
            if wanted.includes(one.figure):
                found[_key(one.figure, known)].append(one)
    titles = _titles(found)
    made = (series for key, group in found.items() for series in _series(group, known, titles[key.name]))
    series = sorted((one for one in made if len(one.cells) >= least), key=_order)
    every = {where for one in series for where in one.cells}
    return Panel(
        series=tuple(series),
        places=tuple(sorted({place for place, _ in every})),
        periods=tuple(sorted({period for _, period in every})),
    )


def _order(one: Series) -> tuple[int, str, bool, str, str, str, str]:
    """Full series first; of one name the level before its changes, results before targets."""
    return -len(one.cells), one.name, one.measure != "level", one.measure, one.status, one.scope or "", one.unit


def _titles(found: Mapping[_Key, Sequence[Found]]) -> dict[str, str]:
    """The commonest wording of each name over all series it has: its targets are called what its results are called."""
    wordings: dict[str, list[str]] = defaultdict(list)
    for key, group in found.items():
        wordings[key.name] += (one.figure.item.name for one in group)
    return {name: _commonest(every) for name, every in wordings.items()}


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


def _figures(parsed: Parsed, rules: RuleSet) -> Iterator[Found]:
    figures = iter(reader(rules).read(parsed))
    for report in parsed.reports:
        place = report.place or report.issuer or ""
        doubts = _doubts(report)
        for item in report.indicators:
            figure = next(figures)
            if item.value_max is None and item.per is None:
                where = (place, item.period or report.period or "")
                codes = tuple(doubts.get(item.id, ()))
                yield Found(where, figure, parsed.source.uri, report.id, codes, _quote(parsed, item))


def _quote(parsed: Parsed, item: Indicator) -> str | None:
    """The sentence of an indicator on one line, where the document has its text."""
    text = parsed.source.text
    return " ".join(text[item.sentence[0] : item.sentence[1]].split()) if isinstance(text, str) else None


def _doubts(report: Report) -> dict[str, list[str]]:
    """The codes of what was found against each indicator; a finding against several may be the fault of any."""
    found: dict[str, list[str]] = defaultdict(list)
    for finding in report.findings:
        if finding.severity != "info":
            for id in finding.indicators:
                found[id].append(finding.code)
    return found


def _key(figure: Figure, known: Units) -> _Key:
    item = figure.item
    return _Key(
        name=figure.name.plain,
        definitions=figure.name.definitions,
        measure=measure_kind(item.measure),
        status=item.status,
        scope=figure.scope,
        since=figure.since,
        dimension=known.dimension(item.unit),
    )


def _series(group: list[Found], known: Units, title: str) -> Iterator[Series]:
    """One series in the commonest unit; what can't be converted to it, or is counted beside it, makes others."""
    while group:
        unit = _commonest(one.figure.item.unit for one in group)
        apart = _beside(group, unit)
        factors = [None if one.figure.item.unit in apart else known.factor(one.figure.item.unit, unit) for one in group]
        yield _one_series([(one, factor) for one, factor in zip(group, factors, strict=True) if factor], unit, title)
        group = [one for one, factor in zip(group, factors, strict=True) if not factor]


def _beside(group: list[Found], unit: str) -> set[str]:
    """The units in which a sentence counts something else beside what it counts in `unit`: 12个 and 3000套."""
    amounts: dict[tuple[str, str, tuple[int, int]], dict[str, set[Decimal]]] = defaultdict(lambda: defaultdict(set))
    for one in group:
        item = one.figure.item
        amounts[one.uri, one.report, item.sentence][item.unit].add(item.amount)
    return {
        other
        for by_unit in amounts.values()
        if unit in by_unit
        for other, found in by_unit.items()
        if other != unit and not found & by_unit[unit]
    }


def _one_series(group: list[tuple[Found, Fraction]], unit: str, title: str) -> Series:
    cells: dict[Where, list[tuple[Found, Fraction]]] = defaultdict(list)
    for one in group:
        cells[one[0].where].append(one)
    first = group[0][0].figure
    powers = Counter(found.figure.item.unit_mult for found, _ in group)
    return Series(
        name=title,
        measure=_commonest(found.figure.item.measure for found, _ in group),
        status=first.item.status,
        scope=first.scope,
        since=first.since,
        unit=unit,
        unit_mult=max(powers, key=lambda power: (powers[power], power)),
        cells={where: cell(where, found) for where, found in sorted(cells.items())},
    )


def _commonest(values: Iterable[str]) -> str:
    """The commonest; of several the shortest, so that a plain wording names a series."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], len(value), value))
