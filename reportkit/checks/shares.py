"""Shares against their part and whole, and against one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportkit.checks.interval import Interval, exactly
from reportkit.checks.parts import add, amounts
from reportkit.checks.rules import CheckRule
from reportkit.checks.view import Figure, ReportView, Verdict, percent, plain

_FAR = 24  # characters between a part and its share
_NAME = 4  # a shorter name of a whole is too vague to hold a share against
_LOOK_BACK = 40  # figures
_BREAKS = ";。\n"


def share(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """A share right after its part, against the whole the part belongs to or that the share names.

    Words: lead (占), tail (的比重 …), generic (总量 …: the stated total is meant), prefix (全 … of a whole's name).
    """
    for figure in view.of("share"):
        if not figure.exact:
            continue
        pair = _spelt_out(view, rule, figure)
        if pair:
            part, whole = pair
            yield _verdict(view, part, whole, figure, holds=whole.interval.times(figure.interval).meets(part.interval))
            continue
        found = _part_of(view, rule, figure)
        if found is None:
            yield from _by_name(view, rule, figure)
            continue
        part = found
        named = _whole_words(view, rule, part, figure)
        stated = _stated_whole(view, rule, part, named)
        for whole in [stated] if stated else _possible_wholes(view, rule, part, named):
            holds = whole.interval.times(figure.interval).meets(part.interval)
            if holds or stated:
                yield _verdict(view, part, whole, figure, holds=holds)
                break


def _spelt_out(view: ReportView, rule: CheckRule, figure: Figure) -> tuple[Figure, Figure] | None:
    """Part and whole of A件，占B件的C%."""
    before = view.before(figure)[:2]
    if len(before) < 2 or view.between(before[0], figure) != "的" or {f.draft.measure for f in before} != {"level"}:
        return None
    whole, part = before
    words = view.between(part, whole).lstrip(" ,、(")
    led = words.startswith(rule.words["lead"]) and not any(mark in words for mark in _BREAKS)
    return (part, whole) if led and part.key == whole.key and whole.amount else None


def _by_name(view: ReportView, rule: CheckRule, figure: Figure) -> Iterator[Verdict]:
    """A share named "A占B的比重" where the report gives A and B: only confirmed, since the two may mean others."""
    first, lead, second = figure.draft.name.partition(rule.words["lead"][0])
    if not lead:
        return
    part = view.named(first, figure)
    whole = view.named(_without_tail(second, rule.words["tail"]), figure)
    if (
        part
        and whole
        and part.key == whole.key
        and whole.amount
        and whole.interval.times(figure.interval).meets(part.interval)
    ):
        yield _verdict(view, part, whole, figure, holds=True)


def siblings(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """Three or more parts, each with its share, in a sentence: they must lead to one whole (words: lead, tail)."""
    for pairs in sibling_lists(view, rule):
        if len(pairs) < 3:
            continue
        wholes = [implied_whole(part, figure) for part, figure in pairs]
        if common(wholes) is not None:
            sums = ", ".join(f"{view.shown(p)} / {view.shown(s)}" for p, s in pairs)
            yield Verdict(True, tuple(f for pair in pairs for f in pair), sums)
            continue
        odd = [i for i in range(len(wholes)) if common(wholes[:i] + wholes[i + 1 :]) is not None]
        if len(odd) == 1 and len(pairs) > 3:
            part, figure = pairs[odd[0]]
            rest = common(wholes[: odd[0]] + wholes[odd[0] + 1 :])
            assert rest is not None
            made = f"{view.shown(figure)} of {_as_count(rest, part)}"
            sums = f"{view.shown(part)} is not {made}, the whole by the other shares"
            yield Verdict(False, (part, figure), sums, view.shown(figure), part.draft.name)


def shares_sum(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """Three or more shares of one whole in a sentence that come near 100 % (words: lead, tail)."""
    hundred = exactly(1)
    for sentence in view.sentences:
        figures = [f for f in sentence if f.draft.measure == "share" and f.exact and f.draft.status == "actual"]
        if len(figures) < 3 or len({_whole_name(view, rule, f) for f in figures} - {""}) > 1:
            continue
        summed = add(figures)
        amount = amounts(figures)
        sums = f"{' + '.join(map(view.shown, figures))} = {percent(amount)}"
        if summed.meets(hundred):
            yield Verdict(True, tuple(figures), sums, "100%")
        elif Decimal("0.97") < amount < Decimal("1.05"):
            yield Verdict(False, tuple(figures), sums, "100%")


def sibling_lists(view: ReportView, rule: CheckRule) -> Iterator[list[tuple[Figure, Figure]]]:
    """Per sentence: the (part, share) pairs whose shares name no whole or the same one, parts of one scale."""
    for sentence in view.sentences:
        pairs = []
        for figure in sentence:
            if figure.draft.measure == "share" and figure.exact:
                part = _part_of(view, rule, figure)
                if part is not None and part.exact:
                    pairs.append((part, figure))
        if len(pairs) >= 2 and len({(p.key, _whole_words(view, rule, p, s)) for p, s in pairs}) == 1:
            yield pairs


def implied_whole(part: Figure, figure: Figure) -> Interval:
    """The wholes of which `part` is the share `figure` says."""
    amount, ratio = part.interval, figure.interval
    if not ratio.low:
        return Interval(Decimal(0), Decimal("Infinity"))
    return Interval(amount.low / ratio.high, amount.high / ratio.low)


def common(intervals: Sequence[Interval]) -> Interval | None:
    """What all intervals share, if anything."""
    low, high = max(i.low for i in intervals), min(i.high for i in intervals)
    return Interval(low, high) if low <= high else None


def _part_of(view: ReportView, rule: CheckRule, figure: Figure) -> Figure | None:
    """The level right before a share with nothing but 占 and the words for its whole between them."""
    before = view.before(figure)
    if not before or before[0].draft.measure != "level" or before[0].key.startswith("ratio"):
        return None
    between = view.between(before[0], figure)
    if len(between) > _FAR or any(mark in between for mark in _BREAKS):
        return None
    lead = between.lstrip(" ,、(")
    return before[0] if lead.startswith(rule.words["lead"]) else None


def _whole_words(view: ReportView, rule: CheckRule, part: Figure, figure: Figure) -> str:
    """What a share is said to be a share of, without 占 and 的比重; "" where nothing is said."""
    words = view.between(part, figure).lstrip(" ,、(")
    for lead in rule.words["lead"]:
        words = words.removeprefix(lead)
    return _without_tail(words, rule.words["tail"])


def _without_tail(words: str, tails: tuple[str, ...]) -> str:
    while True:
        words = words.strip(" ,的")
        tail = next((t for t in tails if words.endswith(t)), None)
        if tail is None:
            return words
        words = words[: -len(tail)]


def _whole_name(view: ReportView, rule: CheckRule, figure: Figure) -> str:
    """The whole by the last 占 in a share's clause, or "" where its sentence said it before."""
    clause = view.clause(figure)
    lead = next((word for word in rule.words["lead"] if word in clause), None)
    return _without_tail(clause.rpartition(lead)[2], rule.words["tail"]) if lead else ""


def _stated_whole(view: ReportView, rule: CheckRule, part: Figure, named: str) -> Figure | None:
    """The whole that the text leaves no doubt of."""
    if part.draft.part_of is not None:
        total = view.figures[part.draft.part_of]
        fits = named in rule.words["generic"] or named in total.draft.name
        return total if fits and total.key == part.key and total.amount else None
    if named in rule.words["generic"]:
        return None
    here = part.draft.sentence
    found = [
        f
        for f in _possible_wholes(view, rule, part, named)
        if f.draft.sentence == here or (len(named) >= _NAME and f.draft.sentence[1] >= here[0] - 1)
    ]
    return found[0] if len(found) == 1 and found[0].draft.period == part.draft.period else None


def _possible_wholes(view: ReportView, rule: CheckRule, part: Figure, named: str) -> list[Figure]:
    """Larger levels of the same scale before the part, nearest first; named like the whole where that is named."""
    word = "" if named in rule.words["generic"] else named
    for prefix in rule.words["prefix"]:
        word = word.removeprefix(prefix)
    for suffix in rule.words["generic"]:
        word = word.removesuffix(suffix)
    return [
        f
        for f in reversed(view.figures[max(0, part.index - _LOOK_BACK) : part.index])
        if f.key == part.key
        and f.draft.measure == "level"
        and f.amount
        and f.draft.status == part.draft.status
        and f.interval.high >= part.interval.low > 0
        and f.draft.name.endswith(word)
    ]


def _verdict(view: ReportView, part: Figure, whole: Figure, figure: Figure, *, holds: bool) -> Verdict:
    sums = f"{view.shown(part)} / {view.shown(whole)} = {percent(part.amount / whole.amount)}"
    return Verdict(holds, (whole, part, figure), sums, view.shown(figure), part.draft.name)


def _as_count(whole: Interval, part: Figure) -> str:
    middle = (whole.low + whole.high) / 2 / part.step
    return f"{middle:.0f}" if middle >= 10 else plain(middle)
