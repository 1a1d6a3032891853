"""Figures hidden by a mask (20xx written over 20 and the two characters after it) that the figures around them prove.

Only a proposal: the text is left as it is. What is hidden must follow from the figures around it, begin with the digits
the mask shows, and be no longer than the mask.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from reportkit.alignment import Span
from reportkit.checks.interval import Interval
from reportkit.checks.lists import PartList, amounts, part_lists
from reportkit.checks.rules import CheckRule
from reportkit.checks.share_lists import FEWEST, Pairs, common, implied_whole, sibling_lists
from reportkit.checks.view import Figure, ReportView, Verdict, plain
from reportkit.numeric import last_place
from reportkit.regex import regex
from reportkit.search import occurrences

_SHOWN = regex(r"\d+")
_BESIDE = 4  # characters between a mask and the figure it is bound to


def restore(view: ReportView, rule: CheckRule) -> Iterator[Verdict]:
    """Masked shares, counts with a share, and parts of a total (words: mask, lead, tail)."""
    masks = sorted(_masks(view, rule.words["mask"]))
    if not masks:
        return
    starts = [figure.start for figure in view.figures]
    shares = {pairs[0][0].draft.sentence: pairs for pairs in sibling_lists(view, rule) if len(pairs) >= FEWEST}
    lists: dict[Span, list[PartList]] = {}
    for found in view.once(part_lists):
        lists.setdefault(found.members[0].draft.sentence, []).append(found)
    for span in masks:
        at = bisect_left(starts, span[0])
        before = view.figures[at - 1] if at else None
        after = view.figures[at] if at < len(starts) else None
        sentence = before.draft.sentence if before else span
        pairs = shares.get(sentence, [])
        if before and 0 < span[0] - before.end <= _BESIDE and view.view.endswith(rule.words["lead"], 0, span[0]):
            verdict = _hidden_share(view, span, before, pairs)
        elif after and 0 < after.start - span[1] <= _BESIDE and view.view.startswith(rule.words["lead"], span[1]):
            verdict = _hidden_count(view, span, after, pairs)
        else:
            verdict = _hidden_part(view, span, lists.get(sentence, []))
        if verdict:
            yield verdict


def _hidden_share(view: ReportView, span: Span, part: Figure, pairs: Pairs) -> Verdict | None:
    """36件(占20xx: the part before the mask, divided by the whole of the list or by the part's total."""
    whole = _whole(pairs)
    if whole is None and part.draft.part_of is not None:
        whole = view.figures[part.draft.part_of].interval
    if whole is None or not whole.low:
        return None
    places = max((-last_place(figure.value) for _, figure in pairs), default=2)
    low, high = (plain(Decimal(f"{part.amount / bound * 100:.{places}f}")) for bound in whole)
    hidden = f"{low}%"
    if low != high or not _fits(view, span, hidden):
        return None
    return _verdict(view, span, part, f"{view.shown(part)} / {_amount(whole, part)}", hidden)


def _hidden_count(view: ReportView, span: Span, figure: Figure, pairs: Pairs) -> Verdict | None:
    """20xx占11.11%: the share after the mask, of the whole of the list, if only one count fits."""
    whole = _whole(pairs)
    if whole is None or figure.draft.measure != "share" or not figure.exact:
        return None
    like = pairs[0][0]
    low, high = (bound / like.step for bound in whole.times(figure.interval))
    count = round((low + high) / 2)
    hidden = f"{count}{like.draft.number.unit}"
    if not count - 1 < low <= count <= high < count + 1 or not _fits(view, span, hidden):
        return None
    return _verdict(view, span, figure, f"{view.shown(figure)} × {_amount(whole, like)}", hidden)


def _hidden_part(view: ReportView, span: Span, lists: list[PartList]) -> Verdict | None:
    """其中小学20xx: what the other parts leave of the total."""
    for total, members, _ in lists:
        if span[0] < total.end or span[0] >= members[0].draft.sentence[1] or not total.exact:
            continue
        left = (total.amount - amounts(members)) / total.step
        hidden = f"{plain(left)}{total.draft.number.unit}"
        if left > 0 and _fits(view, span, hidden):
            sums = " - ".join(map(view.shown, (total, *members)))
            return _verdict(view, span, total, sums, hidden)
    return None


def _whole(pairs: Pairs) -> Interval | None:
    """The whole that all pairs of part and share lead to."""
    whole = common([implied_whole(part, figure) for part, figure in pairs]) if pairs else None
    return whole if whole is not None and whole.high.is_finite() else None


def _masks(view: ReportView, words: tuple[str, ...]) -> Iterator[Span]:
    for mask in words:
        for at in occurrences(view.view, mask, view.report.start, view.report.end):
            yield (at, at + len(mask))


def _fits(view: ReportView, span: Span, hidden: str) -> bool:
    """Whether the mask can stand for `hidden`."""
    shown = _SHOWN.match(view.view, *span)
    return len(hidden) <= span[1] - span[0] and hidden.startswith(shown.group() if shown else "")


def _verdict(view: ReportView, span: Span, figure: Figure, sums: str, hidden: str) -> Verdict:
    return Verdict(False, (figure,), f"{sums} = {hidden}", view.text[span[0] : span[1]], proposed=hidden, span=span)


def _amount(whole: Interval, like: Figure) -> str:
    return f"{(whole.low + whole.high) / 2 / like.step:.0f}{like.draft.number.unit}"
