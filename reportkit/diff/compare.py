"""Two documents side by side: pairs, verdicts, and what the new report says itself."""

from __future__ import annotations

from decimal import Decimal

from reportkit.diff.change import change, in_words
from reportkit.diff.comparability import incomparable, note
from reportkit.diff.figures import Figure, reader
from reportkit.diff.implied import Bases
from reportkit.diff.likeness import comparable_kinds
from reportkit.diff.mapping import Mapping
from reportkit.diff.model import Change, Comparison, Row, Target, Verdict
from reportkit.diff.near import near
from reportkit.diff.pair import Pair, pairs
from reportkit.diff.rounding import meet
from reportkit.diff.stated import Words
from reportkit.diff.targets import followed_up
from reportkit.diff.units import units
from reportkit.model import SCHEMA_VERSION, Parsed
from reportkit.rulepack import RuleSet, load_rules

_PLACES = Decimal("0.001")


def compare(
    old: Parsed, new: Parsed, *, rules: RuleSet | None = None, mapping: Mapping | None = None, targets: bool = False
) -> Comparison:
    """A row for each thing measured, in the order of the new document, what only the old one has at the end.

    `mapping` fixes pairs and keeps others apart; `targets` also joins the old report's targets to the new results.
    """
    table = _Table(old, new, rules=rules or load_rules(), mapping=mapping or Mapping())
    return Comparison(
        schema_version=SCHEMA_VERSION,
        old=old.source,
        new=new.source,
        rows=tuple(table.rows()),
        targets=tuple(table.targets()) if targets else None,
    )


class _Table:
    """The rows of two documents, in the making."""

    def __init__(self, old: Parsed, new: Parsed, *, rules: RuleSet, mapping: Mapping) -> None:
        read = reader(rules).read
        self._units = units(rules)
        self._rules = rules
        self._mapping = mapping
        self._old, self._new = read(old), read(new)
        self._words = Words(self._new, units=self._units, real=rules.words("diff.real-growth"))
        self._bases = Bases(self._new, words=self._words, units=self._units)

    def rows(self) -> list[Row]:
        fixed = self._mapping.fixed(self._old, self._new)
        taken = {id(figure) for pair in fixed for figure in pair[:2]}
        found = pairs(
            [figure for figure in self._old if id(figure) not in taken],
            [figure for figure in self._new if id(figure) not in taken],
            units=self._units,
            gate=lambda one, other: comparable_kinds(one, other) and not self._mapping.apart_from(one, other),
        )
        partner = {id(pair.new): pair for pair in (*fixed, *found)}
        paired = {id(pair.old) for pair in partner.values()}
        lone_old = [figure for figure in self._old if id(figure) not in paired]
        beside = near(lone_old, [f for f in self._new if id(f) not in partner], units=self._units)
        rows = [self._row(figure, partner.get(id(figure)), beside.get(id(figure))) for figure in self._new]
        shown = {id(figure) for figure in beside.values()}
        return rows + [_removed(figure) for figure in lone_old if id(figure) not in shown]

    def targets(self) -> list[Target]:
        return followed_up(self._old, self._new, units=self._units, lower=self._rules.words("diff.lower-better"))

    def _row(self, figure: Figure, pair: Pair | None, beside: Figure | None) -> Row:
        if pair is not None:
            return self._pair(pair)
        if beside is not None:
            reason = f"period: {beside.item.period} against {figure.item.period}"
            return Row(
                name=figure.item.name, verdict="incomparable", reason=reason, old=None, new=figure.item,
                near=beside.item,
            )  # fmt: skip
        return self._added(figure)

    def _pair(self, pair: Pair) -> Row:
        old, new = pair.old, pair.new
        word = self._word(old, new)
        explanation = self._words.explanation(word, old, new) if word else None
        reason = self._reason(old, new, word if explanation == "restated base" else None)
        difference = None if reason else change(old.item, new.item, self._units)
        return Row(
            name=new.item.name,
            verdict="incomparable" if difference is None else _verdict(difference),
            reason=reason,
            old=old.item,
            new=new.item,
            change=difference,
            change_text=in_words(difference, new.item, self._units),
            stated=self._words.check(word, old, new) if word else None,
            explanation=explanation,
            note=note(old, new),
            likeness=Decimal(pair.likeness).quantize(_PLACES),
        )

    def _reason(self, old: Figure, new: Figure, against: Figure | None) -> str | None:
        """Why the two can't be compared. The map may say they can; units of two dimensions stay what they are."""
        said = self._mapping.comparable(old, new)
        if said is False:
            return "definition: the map says so"
        if said and self._units.factor(old.item.unit, new.item.unit) is not None:
            return None
        return incomparable(old, new, self._units) or self._restated(old, new, against)

    def _word(self, old: Figure, new: Figure) -> Figure | None:
        """What the new report says of the change, where the two figures could bear it out."""
        return self._words.on(new) if self._units.factor(old.item.unit, new.item.unit) is not None else None

    def _restated(self, old: Figure, new: Figure, against: Figure | None) -> str | None:
        """Why the old value is no base for the new: the new report gives another, or states a growth `against` it."""
        if against is not None:
            word = f"{against.item.direction or ''} {against.item.text}".strip()
            return f"base: restated; {old.item.text} → {new.item.text} is not {word}"
        earlier = self._bases.earlier(new)
        if earlier is None or earlier.item.unit != old.item.unit or meet(earlier.item, old.item):
            return None
        return f"base: restated; the new report gives {earlier.item.text} for {earlier.item.period}"

    def _added(self, figure: Figure) -> Row:
        base = self._bases.implied(figure)
        if base is None:
            item = figure.item
            return Row(name=item.name, verdict="added", reason=None, old=None, new=item, note=_of_another_year(figure))
        difference = self._bases.change(base, figure)
        return Row(
            name=figure.item.name, verdict=_verdict(difference), reason=None, old=None, new=figure.item,
            change=difference, change_text=in_words(difference, figure.item, self._units), implied=base,
        )  # fmt: skip


def _removed(figure: Figure) -> Row:
    item = figure.item
    return Row(name=item.name, verdict="removed", reason=None, old=item, new=None, note=_of_another_year(figure))


def _of_another_year(figure: Figure) -> str | None:
    """A word on a figure that is for neither the year of its report nor, as a target, the year after."""
    expected = 1 if figure.item.status == "target" else 0
    if figure.when is None or figure.when.lag == expected:
        return None
    return f"for {figure.item.period}"


def _verdict(difference: Change) -> Verdict:
    return "changed" if difference.absolute else "unchanged"
