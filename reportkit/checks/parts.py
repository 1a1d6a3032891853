"""Parts against their total.

A sum contradicts its total only where the list claims to be whole: its labels are a known division, it leaves almost
nothing over, or it overshoots. Lists whose members may overlap (women, party members …: words `overlap`) never do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportkit.checks.lists import PartList, add, amounts, exceeds, is_division, part_lists
from reportkit.checks.phrases import Phrases
from reportkit.checks.rules import CheckRule
from reportkit.checks.slips import one_slip
from reportkit.checks.view import FILLER, MOST, Figure, ReportView, Verdict
from reportkit.model import Severity
from reportkit.rulepack import RuleSet

_LOOK_BACK = 6  # figures
_LONGEST = 16  # figures after a total among which a division is looked for
_SURE, _LIKELY = Decimal("0.02"), Decimal("0.10")


def parts(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """Two or more stated parts against the stated total, or one before it that they add up to (words: overlap)."""
    for found in view.once(part_lists):
        total, members = found.total, found.members
        if len(members) < 2 or not total.exact or any(exceeds(member, total) for member in members):
            continue
        if not add(members).meets(total.interval):
            members = _before_break(view, total, members)
        members = _up_to_total(members, total)
        if len(members) < 2:
            continue
        reached = _reached(view, total, members)
        if reached:
            yield _verdict(view, reached, members, holds=True)
            continue
        severity = _claim(view, rule, found, members)
        if severity is not None:
            yield _verdict(view, total, members, holds=False, severity=severity)


def part_exceeds(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """One part larger than the total it is taken from (words: cue, one of which must stand between the two)."""
    for total, members, _ in view.once(part_lists):
        for member in members:
            more = exceeds(member, total)
            between = view.view[total.end : member.start]
            if more and (not any(word in between for word in rule.words["cue"]) or _fits_before(view, total, member)):
                continue
            if more or len(members) == 1:
                sums = f"{view.shown(member)} {'>' if more else '≤'} {view.shown(total)}"
                yield Verdict(not more, (total, member), sums, "", member.draft.name)


def _reached(view: ReportView, total: Figure, members: Sequence[Figure]) -> Figure | None:
    """The total, or else the nearest figure before it in its paragraph, that the members add up to."""
    summed = add(members)
    if summed.meets(total.interval):
        return total
    return next((other for other in _levels_before(view, total) if other.exact and summed.meets(other.interval)), None)


def _fits_before(view: ReportView, total: Figure, member: Figure) -> bool:
    """Whether the part may belong to figures before its total, in its sentence or, from row to row, in its table."""
    table = "\n" in view.between(total, member)
    others = [other for other in _levels_before(view, total) if table or other.draft.sentence == total.draft.sentence]
    return bool(others) and not member.interval.low > add([*others, total]).high


def _levels_before(view: ReportView, total: Figure) -> Iterator[Figure]:
    """Levels of the total's scale not far before it, nearest first."""
    for other in reversed(view.figures[max(0, total.index - _LOOK_BACK) : total.index]):
        if other.key == total.key and other.draft.measure == "level":
            yield other


def total_after(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """A total after its parts.

    Words: cue; strong, after which the figures before must be its parts, as they must after a cue with nothing more.
    """
    cues, strong = rule.words["cue"], rule.words["strong"]
    for sentence in view.sentences:
        for position, total in enumerate(sentence[2:], start=2):
            label = view.label(total).lstrip(" ,;、。)")
            if total.draft.measure != "level" or not total.exact or not label.startswith(cues):
                continue
            members = _run_before(sentence[max(0, position - MOST) : position], total)
            yield from _sum_before(view, total, members, strong=label in cues or label.startswith(strong))


def divided(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """A total, and right after it a known division with no word that says so (学生186人，男生97人，女生89人)."""
    for total in view.of("level"):
        if not total.exact or total.key.startswith("ratio"):
            continue
        members = _division_after(view, total)
        holds = bool(members) and add(members).meets(total.interval)
        if holds or (members and abs(amounts(members) - total.amount) <= total.amount * _LIKELY):
            yield _verdict(view, total, members, holds=holds)


def _division_after(view: ReportView, total: Figure) -> list[Figure]:
    """The levels right after a total, in its sentence or row below row, that together are labelled by a division."""
    run: list[Figure] = []
    before = total
    for figure in view.figures[total.index + 1 : total.index + 1 + _LONGEST]:
        if figure.draft.measure != "level":
            continue
        between = view.between(before, figure)
        near = figure.draft.sentence == total.draft.sentence or ("\n" in between and "。" not in between)
        if not near or figure.key != total.key or figure.draft.part_of is not None or not figure.exact:
            return []
        run.append(figure)
        before = figure
        if len(run) > 1 and is_division([view.clause(member) for member in run], view.divisions):
            return run
    return []


def _sum_before(view: ReportView, total: Figure, members: list[Figure], *, strong: bool) -> Iterator[Verdict]:
    """The longest run that adds up; else, where the wording or a slip of one digit speaks for it, the contradiction."""
    for first in range(len(members) - 1):
        if add(members[first:]).meets(total.interval):
            yield _verdict(view, total, members[first:], holds=True)
            return
    if len(members) > 1 and (strong or one_slip((*members, total), total, amounts(members))):
        yield _verdict(view, total, members, holds=False)


def _run_before(figures: Sequence[Figure], total: Figure) -> list[Figure]:
    """The unbroken run of levels of one scale right before a total; figures of other measures may stand between."""
    run: list[Figure] = []
    for figure in reversed(figures):
        if figure.draft.measure != "level":
            continue
        if figure.key != total.key or not figure.exact or figure.draft.status != total.draft.status:
            break
        if figure.draft.part_of is None or figure.draft.part_of == total.index:
            run.append(figure)
    return run[::-1]


def _before_break(view: ReportView, total: Figure, members: list[Figure]) -> list[Figure]:
    """The members up to the first semicolon or the end of a bracket opened for them: a list may end there."""
    opening = view.between(total, members[0])
    ends = ("" if ";" in opening else ";") + (")" if "(" in opening.rpartition(")")[2] else "")
    return [member for member in members if not any(mark in view.between(total, member) for mark in ends)]


def _up_to_total(members: list[Figure], total: Figure) -> list[Figure]:
    """The members that already add up to the total; all of them where none of their first do."""
    for count in range(2, len(members)):
        if add(members[:count]).meets(total.interval):
            return members[:count]
    return members


def _claim(view: ReportView, rule: CheckRule, found: PartList, members: list[Figure]) -> Severity | None:
    """How bad it is that the list misses its total; None where the list may be incomplete."""
    if not _parallel(view, members):
        return None
    total, whole, summed = found.total, found.total.interval, add(members)
    labels = [view.clause(member) or member.draft.name for member in members]
    named = is_division(labels, view.divisions)
    if not named and any(word in label for label in labels for word in rule.words["overlap"]):
        return None
    if summed.low > whole.high:
        return rule.severity
    if not found.whole:
        return None
    left = (whole.low - summed.high) / whole.high if whole.high else Decimal(0)
    if named or (len(members) >= 3 and left <= _SURE):
        return rule.severity
    if (len(members) >= 3 and left <= _LIKELY) or one_slip((total, *members), total, amounts(members)):
        return "warning"
    return None


def _parallel(view: ReportView, members: Sequence[Figure]) -> bool:
    """Whether figures may be members of one list.

    None says, with its noun behind it, what became of another (开工项目6个, 目前6个项目已竣工).
    """
    bare = view.rules.compiled(_bare_labels)
    labelled = [not bare.cover(view.clause(member)) for member in members]
    followed = [bool(view.tail(member)) for member in members]
    shapes = set(zip(labelled, followed, strict=True))
    return not {(True, False), (False, True)} <= shapes


def _bare_labels(rules: RuleSet) -> Phrases:
    return Phrases((*rules.words(FILLER), *rules.words("checks.by-now")))


def _verdict(
    view: ReportView, total: Figure, members: Sequence[Figure], *, holds: bool, severity: Severity | None = None
) -> Verdict:
    sums = f"{' + '.join(map(view.shown, members))} = {view.as_printed(amounts(members), total)}"
    return Verdict(holds, (total, *members), sums, view.shown(total), total.draft.name, severity)
