"""Names: what each number measures, as a noun phrase that can be understood outside its sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.borrowing import Borrower
from reportkit.indicators.coordination import Item, items_for
from reportkit.indicators.frames import Frame
from reportkit.indicators.levelnames import name_level
from reportkit.indicators.lexicon import ending
from reportkit.indicators.measure import Reading
from reportkit.indicators.moneynames import name_money
from reportkit.indicators.naming import Name, name_words
from reportkit.indicators.ownwords import finished, own_words, plain
from reportkit.indicators.partnames import name_part
from reportkit.indicators.phrases import clip_lead, only_verbs
from reportkit.indicators.pieces import Pieces, is_brief, text_of
from reportkit.indicators.sentences import Sentence
from reportkit.indicators.sharenames import name_share, plan_before
from reportkit.indicators.tidying import tidied
from reportkit.rulepack import RuleSet

TotalName = Callable[[int, Sequence[Name]], Name | None]

_BRIEF = 2  # characters of a subject that keeps its word for growth: alone they would not name a thing
_RESORT = 24  # characters on either side of a number that nothing names
_MOST_PIECES = 12  # pieces of a name; borrowing from names that borrowed must come to an end


def name_sentence(
    view: str,
    sentence: Sentence,
    frames: list[Frame],
    readings: list[Reading],
    before: Name | None,
    scopes: Sequence[str | None],
    total: TotalName,
    rules: RuleSet,
) -> list[Name]:
    """The names of the frames of one sentence.

    `before` is the last name of the sentence before it, `scopes` says whose each figure is, `total(index, names)` gives
    the name of the figure that the one at `index` is a part of, looked up among those named so far.
    """
    around = Borrower(view, sentence, frames, readings, before, rules.compiled(name_words))
    return _Namer(around, scopes, total).run()


class _Namer:
    """Names the numbers of one sentence in order; each may lean on those before it."""

    def __init__(self, around: Borrower, scopes: Sequence[str | None], total: TotalName) -> None:
        self.around, self.scopes, self.total, self.words = around, scopes, total, around.words
        self.view, self.frames, self.readings, self.names = around.view, around.frames, around.readings, around.names
        self.chained: dict[int, Name] = {}
        self.zipped: dict[int, tuple[Item, bool]] = {}  # with whether the items stand before this chain

    def run(self) -> list[Name]:
        for index in range(len(self.frames)):
            name = self._name(index)
            if not any(not isinstance(piece, str) for piece in name.pieces):
                name = self._last_resort(index)
            total = self.total(index, self.names)
            name = name if total is None else name_part(self.view, name, total, self.words)
            self.names.append(self._tidy(index, name))
            self.around.parts.append(total is not None)
        return self.names

    def _tidy(self, index: int, name: Name) -> Name:
        """The name without what no name holds; the words around it where nothing is left or it has grown too long."""
        if len(name.pieces) > _MOST_PIECES:
            name = self._last_resort(index)
        pieces = tidied(self.view, name.pieces, self.words.tidy)
        if not pieces and not name.unclear:
            name = self._last_resort(index)
            pieces = tidied(self.view, name.pieces, self.words.tidy)
        if not pieces:
            pieces = ((self.frames[index].number.start, self.frames[index].number.end),)
        return name if pieces is name.pieces else msgspec.structs.replace(name, pieces=pieces)

    def _last_resort(self, index: int) -> Name:
        """The clause itself, where nothing in it or before it names the figure."""
        frame = self.frames[index]
        start, end = self.around.sentence.clauses[frame.clause]
        before = (max(start, frame.number.start - _RESORT), min(end, frame.number.start))
        after = (frame.after[0], min(end, frame.after[0] + _RESORT))
        pieces: Pieces = tuple(span for span in (before, after) if span[1] > span[0])
        pieces = pieces or ((frame.number.start, frame.number.end),)
        return Name(pieces=pieces, base=pieces, own=False, unclear=True)

    def _name(self, index: int) -> Name:
        frame, measure = self.frames[index], self.readings[index].measure
        self._zip(index)
        if index in self.chained:
            return self.chained[index]
        if index in self.zipped:
            item, own = self.zipped[index]
            name = finished(self.around, index, item.name, own=own)
            return name if item.owner is None else msgspec.structs.replace(name, owner=item.owner)
        start, end = own_words(self.around, index, self.scopes[index])
        if self.view[start:end] in self.words.tiers and (total := self.total(index, self.names)) is not None:
            return Name(pieces=total.base, base=total.base, noun=total.noun, owner=(start, end), own=False)
        if measure in ("growth", "change"):
            return self._moved(index, start, end)
        if self.view[start:end] in self.words.amounts and (amount := self._amount(index, start, end)) is not None:
            return amount
        share = name_share(self.around, index, start, end)
        if share is not None:
            return share
        if measure == "rank":
            return finished(self.around, index, plain(self.around, *self._contest(start, end)))
        if self.words.dimensions.get(frame.number.unit, "").startswith("money"):
            return name_money(self.around, index, start, end)
        return name_level(self.around, index, start, end)

    def _amount(self, index: int, start: int, end: int) -> Name | None:
        """The amount of what rose in the clause before (财政收入增长4.6%,|总量|突破1900亿元), if anything did."""
        before = index - 1
        if before < 0 or self.readings[before].measure not in ("growth", "change"):
            return None
        if self.frames[index].clause != self.frames[before].clause + 1:
            return None
        base = self.names[before].base
        told = text_of(self.view, base).endswith(tuple(self.words.amounts))
        pieces: Pieces = base if told else (*base, (start, end))
        return Name(pieces=pieces, base=pieces)

    def _contest(self, start: int, end: int) -> Span:
        """What places were given for, where a rank's own words say no more (在|全市综治考评|中)."""
        view, phrases = self.view, self.words.phrases
        if not view.startswith(self.words.field_open, start) or not view.endswith(phrases.among_end, start, end):
            return start, end
        stop = end - len(ending(view, phrases.among_end, start, end))
        begins = clip_lead(view, start + len(self.words.field_open), stop, phrases)
        return (begins, stop) if begins < stop else (start, end)

    def _moved(self, index: int, start: int, end: int) -> Name:
        """A change or growth is named by what moved; the measure says that it did."""
        end -= len(ending(self.view, self.words.aims, start, end))
        head = len(ending(self.view, self.words.growth_heads, start, end))
        end -= head if end - start - head != _BRIEF else 0
        tail = self.frames[index].tail
        if self.view[slice(*tail.word)] in self.words.own_moves and (gain := self._gain(index, start, end, tail.word)):
            return finished(self.around, index, gain)
        if end - start > 1 and not self._says_more(start, end):
            return finished(self.around, index, plain(self.around, start, end))
        noun = self.around.counted(index).noun if self.readings[index].measure == "change" else ()
        if not noun and self.view[slice(*tail.word)] in self.words.net:
            return self._net(index, tail.word)
        return finished(self.around, index, () if is_brief(noun) else noun)

    def _zip_shares(self, index: int, heads: list[int]) -> bool:
        """Whether a chain tells one share each of things listed before it (A、B分别完成计划的113%和120%), now named."""
        tail = self.frames[index].tail
        start, end = own_words(self.around, index, self.scopes[index])
        suffix: Pieces
        if tail.verb == "share" and tail.word[1] - tail.word[0] > 1:
            suffix, stop = (tail.word, self.words.share), end
        elif (plan := plan_before(self.around, index, start, end)) is not None:
            suffix, stop = (plan, self.words.fulfilled), max(start, plan[0])
        else:
            return False
        each = self.view.rfind(self.words.phrases.each, start, stop)
        things = items_for(
            self.view, start, each if each > start else stop, len(heads), self.around.phrases, alike=True
        )
        if not things and stop - start <= len(self.words.phrases.each) and index >= len(heads):
            things = [Item(name.base, name.owner) for name in self.names[index - len(heads) : index]]
        for head, item in zip(heads, things, strict=False):
            name = Name(pieces=(*item.name, *suffix), base=item.name, owner=item.owner, own=False)
            self.chained[head] = name
        return bool(things)

    def _gain(self, index: int, start: int, end: int, word: Span) -> Pieces:
        """Whose gain or saving a verb with an object of its own tells (户均|增收); empty where a figure moved."""
        subject = self.frames[index].subject
        if start == end:
            start, end = clip_lead(self.view, *subject, self.words.phrases), subject[1]
            return ((start, end), word) if self.view[start:end] in self.words.per_head else ()
        relational = self.view.endswith(self.words.relational, start, end)
        return () if relational else (*plain(self.around, start, end), word)

    def _net(self, index: int, word: Span) -> Name:
        """What is left of those that came and went (净增100家): the thing their verbs told of, or people."""
        people = self.frames[index].number.unit in self.words.people
        noun: Pieces = (self.words.people_head,) if people else self.around.object(index)
        base: Pieces = (word, *noun) if noun else ()
        return finished(self.around, index, base)

    def _says_more(self, start: int, end: int) -> bool:
        """Whether words only say that something named before was done more or less (多争取, 少支出)."""
        more = next((word for word in self.words.more if self.view.startswith(word, start, end)), "")
        verbs = start + len(more)
        return bool(self.names and more) and verbs < end and only_verbs(self.view, verbs, end, self.around.phrases)

    def _zip(self, index: int) -> None:
        """Coordinated subjects before a chain of numbers: A、B分别增长1%、2%; or the items of the chain before it."""
        if self.frames[index].linked:
            return
        heads = [index]  # without the numbers that only say the same of one thing in another unit
        at = index + 1
        while at < len(self.frames) and self.frames[at].linked:
            heads += [] if self.frames[at].paired else [at]
            at += 1
        length = len(heads)
        if length == 1 or (self.readings[index].measure == "share" and self._zip_shares(index, heads)):
            return
        start, end = own_words(self.around, index, self.scopes[index])
        if end > start:
            alike = len({self.frames[head].number.unit for head in heads}) == 1
            items = items_for(self.view, start, end, length, self.around.phrases, alike=alike)
        elif (topic := self.around.per_head(index)) is not None:
            items = items_for(self.view, *topic, length, self.around.phrases, alike=False)
        elif index >= length:
            items = [Item(name.base, name.owner) for name in self.names[index - length : index]]
        else:
            return
        self.zipped.update({head: (item, end > start) for head, item in zip(heads, items, strict=False)})
