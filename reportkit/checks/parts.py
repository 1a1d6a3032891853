"""Parts against their total.

A sum contradicts its total only where the list claims to be whole: its labels are a known division, it
leaves almost nothing over, or it overshoots. Lists whose members may overlap (women, party members …: words `overlap`)
never do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportkit.checks.interval import Interval
from reportkit.checks.rules import CheckRule
from reportkit.checks.slips import one_slip
from reportkit.checks.view import Figure, ReportView, Verdict
from reportkit.model import Severity

_MAX_MEMBERS = 60
_FAR = 300  # characters: a part further from its total is not held against it
_SURE, _LIKELY = Decimal("0.02"), Decimal("0.10")


def parts(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """Two or more stated parts against the stated total (words: overlap)."""
    for total, members in lists(view):
        if len(members) < 2 or not total.exact or any(_exceeds(member, total) for member in members):
            continue
        if not add(members).meets(total.interval):
            members = _before_break(view, total, members)
        holds = len(members) > 1 and add(members).meets(total.interval)
        severity = None if holds or len(members) < 2 else _claim(view, rule, total, members)
        if holds or severity is not None:
            sums = f"{' + '.join(map(view.shown, members))} = {view.as_printed(amounts(members), total)}"
            yield Verdict(holds, (total, *members), sums, view.shown(total), total.draft.name, severity)


def part_exceeds(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """One part larger than the total it is taken from (words: cue, one of which must stand between the two)."""
    for total, members in lists(view):
        for member in members:
            more = _exceeds(member, total)
            if more and not any(word in view.view[total.end : member.start] for word in rule.words["cue"]):
                continue
            if more or len(members) == 1:
                sums = f"{view.shown(member)} {'>' if more else '≤'} {view.shown(total)}"
                yield Verdict(not more, (total, member), sums, "", member.draft.name)
    for total, member in _left_out(view, rule):
        sums = f"{view.shown(member)} > {view.shown(total)}"
        yield Verdict(False, (total, member), sums, "", member.draft.name)


def total_after(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """A total after its parts (words: cue; strong, after which the figures before must be its parts, as they must after
    a cue with nothing else said).
    """
    cues, strong = rule.words["cue"], rule.words["strong"]
    for sentence in view.sentences:
        for position, total in enumerate(sentence[2:], start=2):
            label = view.label(total).lstrip(" ,;、。)")
            if total.draft.measure != "level" or not total.exact or not label.startswith(cues):
                continue
            members = _run_before(sentence[:position], total)
            yield from _sum_before(view, total, members, strong=label in cues or label.startswith(strong))


def _sum_before(view: ReportView, total: Figure, members: list[Figure], *, strong: bool) -> Iterator[Verdict]:
    """The longest run that adds up; else, where the wording or a slip of one digit speaks for it, the contradiction."""
    for first in range(len(members) - 1):
        run = members[first:]
        if add(run).meets(total.interval):
            yield Verdict(True, (*run, total), " + ".join(map(view.shown, run)), view.shown(total))
            return
    if len(members) < 2 or not (strong or one_slip((*members, total), total, amounts(members))):
        return
    amount = view.as_printed(amounts(members), total)
    sums = f"{' + '.join(map(view.shown, members))} = {amount}"
    yield Verdict(False, (*members, total), sums, view.shown(total), total.draft.name)


def add(figures: Sequence[Figure]) -> Interval:
    """The interval of a sum."""
    summed = figures[0].interval
    for figure in figures[1:]:
        summed = summed.plus(figure.interval)
    return summed


def amounts(figures: Sequence[Figure]) -> Decimal:
    """The sum of the printed numbers, in the base of their scale."""
    return sum((f.amount for f in figures), Decimal(0))


def lists(view: ReportView) -> Iterator[tuple[Figure, list[Figure]]]:
    """Each total with those parts that can be added: levels of the same scale, status and period near it."""
    for index, parts in view.totals.items():
        total = view.figures[index]
        draft = total.draft
        if draft.measure != "level":
            continue
        members = [
            part
            for part in parts[:_MAX_MEMBERS]
            if part.scale.key == total.scale.key
            and part.draft.measure == "level"
            and part.exact
            and part.draft.status == draft.status
            and part.draft.period == draft.period
        ]
        if members and _near(total, members):
            yield total, _outermost(members)


def _left_out(view: ReportView, rule: CheckRule) -> Iterator[tuple[Figure, Figure]]:
    """Figures that stand in a list of parts and are not taken for one, being larger than the total."""
    for sentence in view.sentences:
        total: Figure | None = None  # of the list that is open
        before: Figure | None = None  # the level before, of the total's scale
        for figure in sentence:
            draft = figure.draft
            if draft.measure != "level" or figure.key.startswith("ratio") or not figure.exact:
                continue
            near = before is not None and before.key == figure.key
            if total and before and near and _exceeds(figure, total) and _goes_on(view, before, figure):
                yield total, figure
            elif draft.part_of is not None:
                total = view.figures[draft.part_of]
            elif near and any(word in view.label(figure) for word in rule.words["cue"]):
                total = before
                if total and _exceeds(figure, total):
                    yield total, figure
            else:
                total = None
            before = figure


def _goes_on(view: ReportView, before: Figure, figure: Figure) -> bool:
    """Whether a list goes on from one part to the next figure: by 、 between them, or by labels of one division."""
    labels = (view.clause(before), view.clause(figure))
    return view.label(figure).startswith("、") or _is_division(labels, view.divisions)


def _near(total: Figure, members: Sequence[Figure]) -> bool:
    return total.start < members[0].start and members[0].start - total.end < _FAR


def _exceeds(member: Figure, total: Figure) -> bool:
    return member.interval.low > total.interval.high


def _outermost(members: list[Figure]) -> list[Figure]:
    """Without parts of parts: a run of members that adds up to the one before it is a division of that one."""
    kept: list[Figure] = []
    at = 0
    while at < len(members):
        kept.append(members[at])
        at = _end_of_division(members, at)
    return kept


def _end_of_division(members: list[Figure], at: int) -> int:
    whole = members[at].interval
    summed: Interval | None = None
    for end in range(at + 1, len(members)):
        own = members[end].interval
        summed = own if summed is None else summed.plus(own)
        if end - at >= 2 and summed.meets(whole):
            return end + 1
        if summed.low > whole.high:
            break
    return at + 1


def _before_break(view: ReportView, total: Figure, members: list[Figure]) -> list[Figure]:
    """The members up to the first semicolon, where total and first member stand before it: a list may end there."""
    if ";" in view.between(total, members[0]):
        return members
    return [member for member in members if ";" not in view.between(total, member)]


def _claim(view: ReportView, rule: CheckRule, total: Figure, members: list[Figure]) -> Severity | None:
    """How bad it is that the list misses its total; None where the list may be incomplete."""
    if view.damaged_within(total.end, members[-1].start):
        return None
    labels = [view.clause(member) or member.draft.name for member in members]
    if _is_division(labels, view.divisions):
        return rule.severity
    if any(word in label for label in labels for word in rule.words["overlap"]):
        return None
    whole, summed = total.interval, add(members)
    if summed.low > whole.high:
        return rule.severity
    left = (whole.low - summed.high) / whole.high if whole.high else Decimal(0)
    if len(members) >= 3 and left <= _SURE:
        return rule.severity
    if (len(members) >= 3 and left <= _LIKELY) or one_slip((total, *members), total, amounts(members)):
        return "warning"
    return None


def _is_division(labels: Sequence[str], groups: Sequence[Sequence[str]]) -> bool:
    """Whether each word of some group labels one member, and every member is labelled."""
    return any(
        len(group) == len(labels) and all(sum(word in label for label in labels) == 1 for word in group)
        for group in groups
    )


def _run_before(figures: Sequence[Figure], total: Figure) -> list[Figure]:
    """The unbroken run of levels of one scale right before a total; figures of other measures may stand between."""
    run: list[Figure] = []
    for figure in reversed(figures[-_MAX_MEMBERS:]):
        if figure.draft.measure != "level":
            continue
        if figure.scale.key != total.scale.key or not figure.exact or figure.draft.status != total.draft.status:
            break
        if figure.draft.part_of is None or figure.draft.part_of == total.index:
            run.append(figure)
    return run[::-1]
