"""Which claim takes a reading: the context around a numeral decides what kind of number it is."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.model import Modifier
from reportkit.numbers.reading import Reading
from reportkit.numbers.units import UnitTable
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

_MASKS = frozenset("xX*_□●×")
_BREAKS = frozenset(",。;:!?、)]）\n \t|”》」(")
_CLOSERS = {"“": "”", "《": "》", "「": "」", "『": "』", "‘": "’", "〈": "〉", "【": "】"}


class WordIndex:
    """Words found by where they stand to a place: starting at it, ending at it, or around it."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._lengths = tuple(sorted({len(word) for word in self._words}, reverse=True))

    def starts(self, view: str, at: int) -> str | None:
        for length in self._lengths:
            if view[at : at + length] in self._words and at + length <= len(view):
                return view[at : at + length]
        return None

    def ends(self, view: str, at: int) -> str | None:
        for length in self._lengths:
            if at >= length and view[at - length : at] in self._words:
                return view[at - length : at]
        return None

    def inside(self, text: str) -> bool:
        return any(word in text for word in self._words)


class Around:
    """Words that hold a given character at a known offset, found around a place."""

    def __init__(self, words: Iterable[str], chars: frozenset[str]) -> None:
        self._words = frozenset(words)
        shapes: dict[str, set[tuple[int, int]]] = {}
        for word in self._words:
            for offset, char in enumerate(word):
                if char in chars:
                    shapes.setdefault(char, set()).add((offset, len(word)))
        self._shapes = {char: tuple(sorted(found)) for char, found in shapes.items()}

    def at(self, view: str, start: int) -> bool:
        for offset, length in self._shapes.get(view[start], ()):
            if start >= offset and view[start - offset : start - offset + length] in self._words:
                return True
        return False


class ClaimTable:
    """The claims, in the order they are tried."""

    def __init__(self, rules: RuleSet) -> None:
        self._units = UnitTable(rules)
        chars = frozenset("〇零一二两三四五六七八九十百千万亿")
        self._words = Around(
            (*rules.words("numeral.one-after"), *rules.words("numeral.one-before"), *rules.words("numeral.words")),
            chars,
        )
        self._chars = chars
        index = {
            name: WordIndex(rules.words(f"claim.{name}"))
            for name in (
                "rank-verb",
                "rank-field",
                "front-word",
                "grade-after",
                "name-after",
                "other-after",
                "ordinal-after",
                "plain-noun",
                "rhetorical-head",
            )
        }
        self._rank_verb, self._rank_field = index["rank-verb"], index["rank-field"]
        self._front_word, self._plain_noun = index["front-word"], index["plain-noun"]
        self._grade, self._name, self._other = index["grade-after"], index["name-after"], index["other-after"]
        self._ordinal_after, self._rhetorical = index["ordinal-after"], index["rhetorical-head"]
        self._openers = rules.words("claim.open-quote")

    def is_word(self, view: str, start: int) -> bool:
        """Whether the Chinese numeral at `start` is only part of a word (统一, 四川)."""
        if start and view[start - 1] == "第":
            return False
        if self._words.at(view, start):
            return True
        return (
            view[start] == "一"
            and view[start + 1 : start + 2] not in self._chars
            and view[start + 1 : start + 2] not in ("年", "月")
            and view[start + 1 : start + 3] != "分之"
            and self._units.at(view, start + 1) is None
        )

    def claim(self, view: str, reading: Reading, modifier: Modifier) -> Number:
        start = reading.start
        before = view[start - 1] if start else ""
        after = view[reading.end : reading.end + 1]
        if before == "第":
            return self._ordinal(view, reading)
        if before == "前" and not self._front_word.ends(view, start):
            return self._front(view, reading)
        if not reading.han:
            coded = self._code(view, reading, before)
            if coded:
                return coded
        if reading.dimension == "duration":
            return _number(reading, "duration", "duration.span")
        if self._other.starts(view, reading.value_end):
            return _number(reading, "other", "other.event")
        if not reading.unit or reading.unit in "期线级等号层厂中" or reading.han:
            for index, claim in ((self._grade, "grade"), (self._name, "name")):
                word = index.starts(view, reading.value_end)
                if word and not reading.mult:
                    return _number(reading, claim, f"{claim}.after", end=reading.value_end + len(word))
            if reading.han and self._ordinal_after.starts(view, reading.value_end):
                return _number(reading, "ordinal", "ordinal.after")
        if reading.dimension == "age" and after not in _BREAKS:
            return _number(reading, "other", "other.age-group")
        if self._quoted(view, reading):
            return _number(reading, "name", "name.quoted")
        if not reading.unit and reading.per is None:
            return self._bare(view, reading, modifier, before, after)
        return self._count(view, reading, modifier)

    def _code(self, view: str, reading: Reading, before: str) -> Number | None:
        """Digits glued to letters, masks or plus signs are codes or damage."""
        after = view[reading.value_end : reading.value_end + 1]
        if before in _MASKS and before or after in _MASKS and after:
            return _number(reading, "damaged", "damaged.mask", end=reading.value_end)
        if (
            before.isascii()
            and before.isalpha()
            or before == "-"
            and view[reading.start - 2].isascii()
            and view[reading.start - 2].isalpha()
        ):
            return _number(reading, "name", "name.code", end=reading.value_end)
        if before == "+" or after == "+":
            return _number(reading, "name", "name.sum", end=reading.value_end)
        if not reading.unit and after.isascii() and after.isalpha():
            end = reading.value_end
            while end < len(view) and view[end].isascii() and view[end].isalnum():
                end += 1
            return _number(reading, "name", "name.code", end=end)
        if (
            before in "〔[("
            and before
            and view[reading.value_end : reading.value_end + 1] in "〕])"
            and len(reading.digits) == 4
        ):
            return _number(reading, "document", "document.year", end=reading.value_end)
        if before in "〕]" and before and after == "号":
            return _number(reading, "document", "document.number", end=reading.value_end + 1)
        return None

    def _clause(self, view: str, end: int) -> str:
        window = view[max(0, end - 24) : end]
        for sign in ",。;:!?\n":
            cut = window.rfind(sign)
            if cut >= 0:
                window = window[cut + 1 :]
        return window

    def _ordinal(self, view: str, reading: Reading) -> Number:
        """第N: a rank where the clause places something, else an ordinal."""
        start, end = reading.start - 1, reading.value_end
        unit = view[end : end + 1] if view[end : end + 1] in ("名", "位") else ""
        after = view[end + len(unit) : end + len(unit) + 1]
        placed = self._rank_field.ends(view, start) or self._rank_verb.inside(self._clause(view, start))
        if placed and (not after or after in _BREAKS or after in "和与及并且的"):
            return Number(
                start=start,
                end=end + len(unit),
                claim="rank",
                rule="rank.place",
                value=reading.value,
                unit_mult=reading.mult,
                unit=unit,
                value_end=end,
                dimension="rank",
            )
        return _number(reading, "ordinal", "ordinal.nth", start=start, end=end)

    def _front(self, view: str, reading: Reading) -> Number:
        """前N: a rank where something got into it, else the group it defines."""
        start = reading.start - 1
        if reading.dimension == "duration":
            return _number(reading, "duration", "duration.front", start=start)
        unit = view[reading.value_end : reading.value_end + 1]
        unit = unit if unit in ("名", "位", "强") else ""
        end = reading.value_end + len(unit)
        after = view[end : end + 1]
        placed = self._rank_field.ends(view, start) or self._rank_verb.inside(self._clause(view, start))
        if placed and (not after or after in _BREAKS):
            return Number(
                start=start,
                end=end,
                claim="rank",
                rule="rank.front",
                value=reading.value,
                unit_mult=reading.mult,
                unit=unit,
                value_end=reading.value_end,
                dimension="rank",
            )
        return _number(reading, "other", "other.group", start=start)

    def _quoted(self, view: str, reading: Reading) -> bool:
        window = view[max(0, reading.start - 16) : reading.start]
        for opener in self._openers:
            at = window.rfind(opener)
            if at >= 0:
                closer = _CLOSERS[opener]
                if closer not in window[at:] and closer in view[reading.value_end : reading.value_end + 16]:
                    return True
        return False

    def _bare(self, view: str, reading: Reading, modifier: Modifier, before: str, after: str) -> Number:
        """A numeral without a unit."""
        if reading.mult >= 4 or reading.over or modifier != "exact":
            return _quantity(reading, modifier)
        if reading.han:
            return _number(reading, "name", "name.word")
        if not after or after in _BREAKS or after in "和与及个":
            return _quantity(reading, modifier)
        if self._plain_noun.starts(view, reading.value_end):
            return _quantity(reading, modifier)
        return _number(reading, "name", "name.noun")

    def _count(self, view: str, reading: Reading, modifier: Modifier) -> Number:
        """A numeral with a unit: a quantity, unless the text counts its own structure."""
        if reading.dimension != "count":
            return _quantity(reading, modifier)
        if reading.han and reading.value == 1 and modifier == "exact" and not reading.mult:
            return _number(reading, "rhetorical", "rhetorical.article")
        if self._head(view, reading.end, 8 if reading.han else 2):
            return _number(reading, "rhetorical", "rhetorical.head")
        return _quantity(reading, modifier)

    def _head(self, view: str, start: int, reach: int) -> bool:
        phrase = view[start : start + reach]
        for i, char in enumerate(phrase):
            if char in _BREAKS or char == "的":
                phrase = phrase[:i]
                break
        return self._rhetorical.inside(phrase)


def _number(reading: Reading, claim: str, rule: str, *, start: int | None = None, end: int | None = None) -> Number:
    return Number(
        start=reading.start if start is None else start,
        end=reading.end if end is None else end,
        claim=claim,
        rule=rule,
        value=reading.value,
        unit_mult=reading.mult,
        value_end=reading.value_end,
    )


def _quantity(reading: Reading, modifier: Modifier) -> Number:
    return Number(
        start=reading.start,
        end=reading.end,
        claim="quantity",
        rule="quantity",
        value=reading.value,
        value_max=reading.value_max,
        per=reading.per,
        unit_mult=reading.mult,
        unit=reading.unit,
        value_end=reading.value_end,
        modifier=modifier,
        dimension=reading.dimension,
        flags=reading.flags,
    )
