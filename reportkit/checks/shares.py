"""Shares against their part and whole."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.checks.rules import CheckRule
from reportkit.checks.view import Figure, ReportView, Verdict, judge, percent

_FAR = 24  # characters between a part and its share
_NAME = 4  # a shorter name of a whole in another sentence is too vague to hold a share against
_LOOK_BACK = 40  # figures
_BREAKS = ";。\n"


def share(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """A share against its part, right before it, and the whole the part belongs to or that the share names.

    Words: lead (占), tail (的比重), respective (分别占), generic (总量: the stated total is meant), prefix (全 of a
    whole's name).
    """
    for figure in view.of("share"):
        if not figure.exact:
            continue
        spelt = _spelt_out(view, rule, figure)
        beside = part_beside(view, rule, figure)
        part = spelt[0] if spelt else beside or _respective_part(view, rule, figure)
        if part is None:
            yield from _by_name(view, rule, figure)
            continue
        named = whole_words(view, rule, part, figure) if part is beside else ""
        stated = spelt[1] if spelt else _stated_whole(view, rule, part, named)
        for whole in [stated] if stated else _possible_wholes(view, rule, part, named):
            verdict = _verdict(view, part, whole, figure)
            if verdict.holds or (stated and (spelt or named or not _is_share_too(view, whole))):
                yield verdict
                break


def _is_share_too(view: ReportView, whole: Figure) -> bool:
    """Whether a total is told with its own share, so that those of its parts may be of the same whole as it."""
    after = view.after(whole)
    return bool(after) and after[0].draft.measure == "share"


def _respective_part(view: ReportView, rule: CheckRule, figure: Figure) -> Figure | None:
    """The part a share of a list belongs to: A、B，分别占 x%、y%."""
    sentence = [*view.before(figure)[::-1], figure, *view.after(figure)]
    at = sentence.index(figure)
    first = at
    while first and sentence[first - 1].draft.measure == "share":
        first -= 1
    last = at
    while last + 1 < len(sentence) and sentence[last + 1].draft.measure == "share":
        last += 1
    size = last - first + 1
    label = view.label(sentence[first]).lstrip(" ,、(")
    parts = sentence[max(0, first - size) : first]
    if size < 2 or len(parts) < size or not label.startswith(rule.words["respective"]):
        return None
    return parts[at - first] if all(p.draft.measure == "level" and p.exact for p in parts) else None


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
    whole = view.named(without_tail(second, rule.words["tail"]), figure)
    if part and whole and part.key == whole.key and whole.amount:
        verdict = _verdict(view, part, whole, figure)
        if verdict.holds:
            yield verdict


def part_beside(view: ReportView, rule: CheckRule, figure: Figure) -> Figure | None:
    """The level right before a share with nothing but 占 and the words for its whole between them."""
    before = view.before(figure)
    if not before or before[0].draft.measure != "level" or before[0].key.startswith("ratio"):
        return None
    between = view.between(before[0], figure)
    if len(between) > _FAR or any(mark in between for mark in _BREAKS):
        return None
    lead = between.lstrip(" ,、(")
    return before[0] if lead.startswith(rule.words["lead"]) else None


def whole_words(view: ReportView, rule: CheckRule, part: Figure, figure: Figure) -> str:
    """What a share is said to be a share of, without 占 and 的比重; "" where nothing is said."""
    words = view.between(part, figure).lstrip(" ,、(")
    for lead in rule.words["lead"]:
        words = words.removeprefix(lead)
    return without_tail(words, rule.words["tail"])


def without_tail(words: str, tails: tuple[str, ...]) -> str:
    """`words` without the words of `tails` at its end, as many as there are."""
    while True:
        words = words.strip(" ,的")
        tail = next((t for t in tails if words.endswith(t)), None)
        if tail is None:
            return words
        words = words[: -len(tail)]


def _stated_whole(view: ReportView, rule: CheckRule, part: Figure, named: str) -> Figure | None:
    """The whole that the text leaves no doubt of."""
    if part.draft.part_of is not None:
        total = view.figures[part.draft.part_of]
        fits = _plain(rule, named) in total.draft.name
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
    word = _plain(rule, named)
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


def _plain(rule: CheckRule, named: str) -> str:
    """A whole's name without words for all and for number (全部教职工总数 → 教职工); "" where it names nothing."""
    if named in rule.words["generic"]:
        return ""
    for prefix in rule.words["prefix"]:
        named = named.removeprefix(prefix)
    for suffix in rule.words["generic"]:
        named = named.removesuffix(suffix)
    return named


def _verdict(view: ReportView, part: Figure, whole: Figure, figure: Figure) -> Verdict:
    holds, severity, note = judge(figure, lambda ratio: whole.interval.times(ratio).meets(part.interval))
    sums = f"{view.shown(part)} / {view.shown(whole)} = {percent(part.amount / whole.amount)}"
    return Verdict(holds, (whole, part, figure), sums, view.shown(figure), part.draft.name, severity, note)
