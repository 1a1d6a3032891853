"""Names of parts: 其中高中教师12人 after 招聘中小学教师195人 is 招聘高中教师."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.indicators.naming import Name, NameWords
from reportkit.indicators.pieces import Pieces, head_in, text_of

_SHORT = 6  # characters up to which a part does not say what it is a part of
_HEAD = 2  # characters a shared head has at least


def name_part(view: str, part: Name, total: Name, words: NameWords) -> Name:
    """The name of a part completed from its total's: with its verbs, its head, or the whole of it."""
    own, whole = text_of(view, part.pieces), _unbracketed(text_of(view, total.base))
    if not part.own:
        return part
    noun, kind = text_of(view, total.noun), text_of(view, part.noun)
    if (
        kind
        and own != kind
        and len(noun) > len(kind) + 1  # 总投资 is no kind of 投资
        and noun.endswith(kind)
        and part.pieces[-len(part.noun) :] == part.noun
    ):
        return _renamed(part, (*part.pieces[: -len(part.noun)], *total.noun))
    if part.opening:
        bare = not part.noun and len(own) <= _SHORT
        return _renamed(part, (*part.pieces, *total.noun)) if bare and total.noun else part
    if whole.find("、") >= 0 or (len(own) == 1 and own in whole):
        return part  # 民族乡 of 乡镇、街道
    if own[-_HEAD:] == whole[-_HEAD:]:
        return _renamed(part, (*total.opening, *part.pieces))
    if len(own) > _SHORT or own.endswith(words.relational) or whole.startswith(words.any_kind):
        return part
    housed = own.endswith(words.institutions) and not whole.endswith(words.institutions)  # 在校生…,其中小学3万人
    if own.endswith(words.whole_heads) and not housed:
        return _renamed(part, (*total.opening, *part.pieces)) if total.opening else part
    if own in words.produce and not total.opening and (head := head_in(view, total.base, words.kin_heads)):
        return _renamed(part, (*part.pieces, *head))
    if whole.endswith(words.total_sums) and (head := head_in(view, total.base, words.money_kinds)):
        return _renamed(part, (*part.pieces, *head))
    if total.opening and total.noun:
        return _renamed(part, (*total.opening, *part.pieces, *_after_overlap(view, own, total.noun)))
    return _renamed(part, (*part.pieces, *_after_overlap(view, own, total.base)))


def name_sum(view: str, own: Name, parts: Sequence[Name]) -> Name:
    """The name of a sum told behind its parts, which it borrowed from the last one: what all of them end in."""
    texts = [text_of(view, part.pieces) for part in parts]
    last = own.pieces[-1] if own.pieces else ""
    if isinstance(last, str) or text_of(view, own.pieces) != texts[-1]:
        return own
    common = 0
    while common < last[1] - last[0] and all(text.endswith(view[last[1] - common - 1 : last[1]]) for text in texts):
        common += 1
    return _renamed(own, ((last[1] - common, last[1]),)) if common >= _HEAD else own


def _unbracketed(text: str) -> str:
    """A name without the bracket it ends in: 户籍人口(含农垦) → 户籍人口."""
    return text[: text.rfind("(")] if text.endswith(")") and "(" in text else text


def _after_overlap(view: str, own: str, base: Pieces) -> Pieces:
    """The total's pieces without what the part's name already ends in: 高速公路 + 公路里程 → 里程.

    What stands before it goes too (河蟹养殖 + 水产养殖面积 → 面积).
    """
    first = base[0] if base else ""
    if isinstance(first, str):
        return base
    text = view[first[0] : first[1]]
    inside = text.find(own[-_HEAD:]) if len(own) > _HEAD else -1
    if inside > 0 and inside + _HEAD < len(text):
        return ((first[0] + inside + _HEAD, first[1]), *base[1:])
    overlap = next((n for n in range(min(len(own), len(text)), 0, -1) if own.endswith(text[:n])), 0)
    return ((first[0] + overlap, first[1]), *base[1:])


def _renamed(part: Name, pieces: Pieces) -> Name:
    return Name(pieces=pieces, base=pieces, noun=part.noun, opening=part.opening)
