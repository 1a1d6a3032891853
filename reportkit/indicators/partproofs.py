"""Parts told without a word for them: by a sum that comes out, or by a share of a named whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from reportkit.indicators.partfigures import Figure, PartWords, amount, part_words, same_kind
from reportkit.rulepack import RuleSet

_MIN_RUN = 2  # figures a sum proves to be parts
_NEAR = 40  # figures around one that are looked at


def prove_by_sum(view: str, figures: Sequence[Figure], totals: list[Figure | None]) -> None:
    """Figures in the bracket or after the colon behind one that add up to it exactly are its parts."""
    for index, total in enumerate(figures):
        if not total.countable or totals[index] is not None or not view.startswith(("(", ":"), total.number.end):
            continue
        running = Decimal(0)
        for at in range(index + 1, min(len(figures), index + _NEAR)):
            if figures[at].number.unit != total.number.unit or not figures[at].countable:
                break
            running += amount(figures[at].number)
            if running >= amount(total.number):
                if running == amount(total.number) and at - index >= _MIN_RUN:
                    for part in range(index + 1, at + 1):
                        totals[part] = totals[part] or total
                break


def is_whole(parts: Sequence[Figure], totals: Sequence[Figure | None], total: Figure | None, words: PartWords) -> bool:
    """Whether parts already add up to a total, so that what follows is none; people may be counted twice."""
    if total is None or words.dimensions.get(total.number.unit) == "people":
        return False
    found = [amount(part.number) for part, of in zip(parts, totals, strict=True) if of is total]
    return len(found) >= _MIN_RUN and sum(found) == amount(total.number)


def wholes_of(earlier: Iterable[tuple[Figure, str]], share: tuple[str, str], rules: RuleSet) -> tuple[int, int] | None:
    """The drafts of a part and its total told by a share (`part`, `whole`): 民营投资占总投资的49% after both.

    `earlier` are the figures before it with their names, in text order; the nearest that bear the names are meant.
    """
    words = rules.compiled(part_words)
    earlier = list(earlier)
    part_name, whole_name = (_head(name, words) for name in share)
    for at in range(len(earlier) - 1, 0, -1):
        part, name = earlier[at]
        if not part.countable or _head(name, words) != part_name:
            continue
        for total, named in reversed(earlier[:at]):
            told = named.endswith(share[1]) or _head(named, words) == whole_name
            larger = total.countable and amount(total.number) >= amount(part.number)
            if told and larger and same_kind(part.number, total.number, words):
                return part.draft, total.draft
        return None
    return None


def _head(name: str, words: PartWords) -> str:
    """A name without the word for all at its head and that for number or sum at its end (全部旅客总数 → 旅客)."""
    name = name[len(next((w for w in words.all_of if name.startswith(w)), "")) :]
    return name[: len(name) - len(next((w for w in words.sums if name.endswith(w)), ""))] or name
