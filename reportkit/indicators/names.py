"""Names: what each number measures, as a noun phrase that can be understood outside its sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.borrowing import Borrower
from reportkit.indicators.coordination import Item, items_for
from reportkit.indicators.frames import Frame
from reportkit.indicators.measure import Reading
from reportkit.indicators.naming import Name, NameWords, name_words
from reportkit.indicators.partnames import name_part
from reportkit.indicators.phrases import (
    Counted,
    clip_lead,
    only_verbs,
    past_light,
    verb_run,
    without_examples,
    without_inner,
)
from reportkit.indicators.pieces import Pieces, is_brief, text_of
from reportkit.indicators.sentences import Sentence
from reportkit.indicators.tidying import tidied
from reportkit.rulepack import RuleSet

TotalName = Callable[[int, Sequence[Name]], Name | None]


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
    words = rules.compiled(name_words)
    namer = _Namer(Borrower(view, sentence, frames, readings, before, words), scopes, total, words)
    return namer.run()


_BRIEF = 2  # characters of a subject that can't name a sum
_PLAN = 4  # characters up to which a plan does not say what it is for
_RESORT = 24  # characters on either side of a number that nothing names
_MOST_PIECES = 12  # pieces of a name; borrowing from names that borrowed must come to an end


class _Namer:
    """Names the numbers of one sentence in order; each may lean on those before it."""

    def __init__(self, around: Borrower, scopes: Sequence[str | None], total: TotalName, words: NameWords) -> None:
        self.around, self.scopes, self.total, self.words, self.phrases = around, scopes, total, words, words.phrases
        self.view, self.frames, self.readings, self.names = around.view, around.frames, around.readings, around.names
        self.zipped: dict[int, tuple[Item, bool]] = {}  # with whether the items stand before this chain

    def run(self) -> list[Name]:
        for index in range(len(self.frames)):
            name = self._name(index)
            if not any(not isinstance(piece, str) for piece in name.pieces):
                name = self._last_resort(index)
            total = self.total(index, self.names)
            name = name if total is None else name_part(self.view, name, total, self.words)
            self.names.append(self._tidy(index, name))
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
        if index in self.zipped:
            item, own = self.zipped[index]
            name = self._finished(index, item.name, own=own)
            return name if item.owner is None else msgspec.structs.replace(name, owner=item.owner)
        start, end = self._subject(index)
        if measure in ("growth", "change"):
            return self._moved(index, start, end)
        if measure == "share" and frame.tail.verb == "share":
            return self._share(index, start, end)
        if start == end and (aim := self._aim(index)):
            suffix: Pieces = (self.words.share,) if measure == "share" else ()
            base = self.names[-1].base
            return Name(pieces=(*base, *aim, *suffix), base=base, own=False)
        if measure == "share" and self.view.startswith(self.words.whole, start, end):
            base = self.around.inherited(index)
            return Name(pieces=(*base, (start, end)), base=base, own=False)
        if measure == "share" and self._attributive(start, end):
            return self._fulfilled(index, start, end - len(self.words.joiner))
        if measure == "rank":
            return self._finished(index, self._plain(start, end))
        if self.words.dimensions.get(frame.number.unit, "").startswith("money"):
            return self._money(index, self._spent(start, end), end)
        return self._level(index, start, end)

    def _aim(self, index: int) -> Pieces:
        """The aim a figure is compared with: of 占全年任务900万元的60% the sum is 全年任务, the share 占全年任务."""
        frame = self.frames[index]
        if not self.names or self.words.dimensions.get(frame.number.unit, "").startswith("ratio"):
            before = self.frames[index - 1] if self.names else frame
            told = (
                before.tail.verb == "share" and self.view[before.number.end : frame.number.start] == self.words.joiner
            )
            return (before.tail.word,) if told and before.tail.word[1] - before.tail.word[0] > 1 else ()
        first, stop = frame.tail.word
        return ((first + 1, stop),) if frame.tail.verb == "share" and stop - first > 1 else ()

    def _subject(self, index: int) -> Span:
        """What stands before a number, without the words and the scope that open its clause."""
        start, end = self.frames[index].subject
        start = clip_lead(self.view, start, end, self.phrases)
        scope = self.scopes[index]
        if scope and self.view.startswith(scope, start, end):
            start = clip_lead(self.view, start + len(scope), end, self.phrases)
        if self.view.endswith(self.words.each, start, end):
            end -= next(len(word) for word in self.words.each if self.view.endswith(word, start, end))
        if end - start < 2 or self.view[start:end] in self.words.empty:
            return end, end
        return start, end

    def _spent(self, start: int, end: int) -> int:
        """Where a word for spending begins after a light verb (启动|投资)."""
        at = past_light(self.view, start, end, self.phrases)
        return at if self.view[at:end] in self.words.money_verbs else start

    def _plain(self, start: int, end: int, *, counted: bool = False) -> Pieces:
        """A subject without examples and without the adverbs inside it."""
        if end <= start:
            return ()
        spans = without_examples(self.view, start, end, self.phrases, counted=counted)
        return tuple(piece for span in spans for piece in without_inner(self.view, span, self.phrases))

    def _finished(self, index: int, base: Pieces, *, own: bool = True) -> Name:
        """A name from its base, or from what it inherits where the base is empty."""
        own = own and bool(base)
        base = base or self.around.inherited(index)
        if self.readings[index].measure != "rank" or text_of(self.view, base).endswith(self.words.rank_heads):
            return Name(pieces=base, base=base, own=own)
        suffix = self.words.growth_rank if not own and self._placed_growth(index) else self.words.rank
        return Name(pieces=(*base, suffix), base=base, own=own)

    def _placed_growth(self, index: int) -> bool:
        """Whether a rank without a subject follows a growth."""
        while index >= 0 and self.readings[index].measure == "rank":
            index -= 1
        return index >= 0 and self.readings[index].measure == "growth"

    def _moved(self, index: int, start: int, end: int) -> Name:
        """A change or growth is named by what moved; the measure says that it did."""
        if self.view.endswith(self.words.aims, start, end):
            end -= next(len(word) for word in self.words.aims if self.view.endswith(word, start, end))
        if self.view.endswith(self.words.growth_heads, start, end):
            head = next(word for word in self.words.growth_heads if self.view.endswith(word, start, end))
            end -= len(head) if end - start - len(head) != _BRIEF else 0
        return self._finished(index, self._plain(start, end) if end - start > 1 else ())

    def _share(self, index: int, start: int, end: int) -> Name:
        """The part, the verb and the whole: 民生投入|占财政支出."""
        view, frame = self.view, self.frames[index]
        base = self._plain(start, end) or self.around.inherited(index)
        after: Pieces = ()
        if view.startswith(self.words.joiner, *frame.after):
            after = ((frame.after[0] + len(self.words.joiner), frame.after[1]),)
        pieces: Pieces = (*base, frame.tail.word, *after)
        if not text_of(view, pieces).endswith(self.words.share_heads):
            pieces = (*pieces, self.words.share)
        return Name(pieces=pieces, base=base, own=end > start)

    def _fulfilled(self, index: int, start: int, end: int) -> Name:
        """A share of a whole that stands right before it: 完成年计划的118%."""
        opening = self.frames[index].subject[0]
        verb = max((self.view.rfind(word, opening, end) for word in self.words.fulfil), default=-1)
        if verb < 0:
            return Name(pieces=((start, end),), base=((start, end),))
        plan = next(verb + len(word) for word in self.words.fulfil if self.view.startswith(word, verb))
        thing: Pieces = self._plain(start, verb) if verb > start + 1 else ()
        if not thing and end - plan <= _PLAN:
            thing = self.around.planned(index)
        pieces: Pieces = (*thing, (verb, end), self.words.fulfilled)
        return Name(pieces=pieces, base=thing or pieces)

    def _level(self, index: int, start: int, end: int) -> Name:
        view, frame, around = self.view, self.frames[index], self.around
        if frame.tail.verb == "share" and (group := around.among(index)):
            return Name(pieces=group, base=group)
        if frame.number.unit in self.words.noun_units:
            context = around.topic(index) or self._plain(start, end)
            medal = (frame.number.value_end, frame.number.end)
            return self._finished(index, (*context, medal, self.words.medal))
        counted = around.counted(index)
        if frame.tail.verb == "copula" and view.startswith(self.words.joiner, *frame.after):
            counted = Counted((), ())
        if counted.noun:
            return self._postposed(index, start, end, counted.noun, counted.predicate)
        if end == start and not counted.predicate:
            return self._finished(index, ())
        if only_verbs(view, start, end, self.phrases):
            return self._bare(index, start, end, counted.predicate)
        verbs = verb_run(view, start, end, self.phrases)
        subject = self._plain(start, end)
        share = self.readings[index].measure == "share"
        said = (*subject, *counted.predicate) if share else (*counted.predicate, *subject)
        owner = around.owner(index, start, end)
        pieces = (*self._reached(start, end), *owner, *said)
        opening: Pieces = ((start, verbs),) if verbs > start else ()
        if (
            not opening
            and not owner
            and frame.tail.verb != "copula"
            and not view.endswith(self.words.relational, start, end)
        ):
            opening = self._shared_opening(index)
            return Name(pieces=(*opening, *pieces), base=(*opening, *pieces), noun=subject, opening=opening)
        return Name(pieces=pieces, base=pieces, noun=subject[1:] if opening else subject, opening=opening)

    def _shared_opening(self, index: int) -> Pieces:
        """The verbs of the item before in the same clause: 新建A3所、B5所."""
        start = self.frames[index].subject[0]
        if index == 0 or self.frames[index - 1].clause != self.frames[index].clause:
            return ()
        end = self.frames[index - 1].number.end
        listed = self.phrases.separators.at_end(self.view, end, start)
        return self.names[index - 1].opening if listed else ()

    def _postposed(self, index: int, start: int, end: int, noun: Pieces, predicate: Pieces) -> Name:
        """The thing counted stands after the number: 新建|21个|机房, 43所|小学|提供托管服务."""
        view = self.view
        subject = self._plain(start, end, counted=bool(predicate) or not is_brief(noun))
        if not subject:
            subject = self._shared_opening(index)
        if self.names and not subject and not predicate and self.frames[index].tail.verb == "copula" and is_brief(noun):
            subject = self.names[-1].base  # 30大项,计145个小项
        if predicate and text_of(view, subject).endswith(self.words.joiner):
            pieces: Pieces = (*predicate, self.words.joiner, *subject, *noun)
        elif predicate:
            pieces = (*subject, *predicate, self.words.joiner, *noun)
        else:
            pieces = (*subject, *noun)
        pieces = (*self._reached(start, end), *pieces)
        opening = subject if only_verbs(view, start, end, self.phrases) else ()
        return Name(pieces=pieces, base=pieces, noun=noun, opening=opening)

    def _reached(self, start: int, end: int) -> Pieces:
        """What reached those counted, where the words only say whom it reached (惠及学生)."""
        reach = self.view.startswith(self.words.reach, start, end)
        return self.names[-1].base if reach and self.names and not self._attributive(start, end) else ()

    def _attributive(self, start: int, end: int) -> bool:
        return self.view.endswith(self.words.joiner, start, end)

    def _bare(self, index: int, start: int, end: int, predicate: Pieces) -> Name:
        """Only what was done stands there: the thing is borrowed, or people are meant."""
        subject: Pieces = ((start, end),) if end > start else ()
        thing = self.around.object(index)
        unit = self.frames[index].number.unit
        if not thing and predicate and unit in self.words.people:
            pieces: Pieces = (*subject, *predicate, self.words.people_head)
            return Name(pieces=pieces, base=pieces)
        if not thing and unit == self.words.events_head:
            shared = self.names[-1].noun if self._follows(index) else ()
            pieces = (*self._reached(start, end), *subject, *predicate, *shared, self.words.events_head)
            return Name(pieces=pieces, base=pieces)
        thing = thing or self.around.topic(index)
        pieces = (*subject, *predicate, *thing)
        return Name(pieces=pieces, base=pieces, noun=thing, opening=(*subject, *predicate))

    def _money(self, index: int, start: int, end: int) -> Name:
        """A sum: named by its own words, or by what it was spent on where those only say that it was spent."""
        view, around, after = self.view, self.around, self.frames[index].after
        if view.startswith(self.words.joiner, *after):
            start = self._spending(start, end)
        brief = end - start <= _BRIEF or only_verbs(view, start, end, self.phrases)
        deed = self.phrases.verbs.at_start(view, *after) or self.phrases.light.at_start(view, *after)
        spent = view[start:end] in self.words.money_verbs or (brief and deed is not None)
        if brief and not spent and after[1] > after[0] and not view.startswith(self.words.joiner, *after):
            return self._level(index, start, end)
        if end > start and not spent:
            verbs = verb_run(view, start, end, self.phrases)
            pieces = self._plain(start, end)
            pieces = (*around.owner(index, start, end), *pieces)
            return Name(pieces=pieces, base=pieces, noun=((verbs, end),) if verbs < end else ())
        if end == start and after[1] == after[0] and not spent and self._follows(index):
            return self._finished(index, ())
        if self._attributive(start, end) and (noun := around.counted(index).noun):
            return self._postposed(index, start, end, noun, ())
        purpose = around.purpose(index)
        if end > start:
            relation: Pieces = ((start, end),)
        elif purpose:
            relation = next((name.noun for name in reversed(self.names) if name.noun), ())
        else:
            return self._finished(index, ())
        pieces = (*(purpose or around.topic(index)), *relation)
        if pieces == relation:
            pieces = self._plain(*self.frames[index].subject) or relation
        return Name(pieces=pieces, base=pieces, noun=relation)

    def _follows(self, index: int) -> bool:
        """Whether a number stands in the clause of the one before it."""
        return index > 0 and self.frames[index - 1].clause == self.frames[index].clause

    def _spending(self, start: int, end: int) -> int:
        """Where the word for spending begins that ends a subject: what stands before it says something else."""
        return next((at for at in range(start, end) if self.view[at:end] in self.words.money_verbs), start)

    def _zip(self, index: int) -> None:
        """Coordinated subjects before a chain of numbers: A、B分别增长1%、2%; or the items of the chain before it."""
        if self.frames[index].linked:
            return
        length = 1
        while index + length < len(self.frames) and self.frames[index + length].linked:
            length += 1
        if length == 1:
            return
        start, end = self._subject(index)
        if end > start:
            chain = self.frames[index : index + length]
            alike = len({frame.number.unit for frame in chain}) == 1
            items = items_for(self.view, start, end, length, self.phrases, alike=alike)
        elif (topic := self.around.per_head(index)) is not None:
            items = items_for(self.view, *topic, length, self.phrases, alike=False)
        elif index >= length:
            items = [Item(name.base, name.owner) for name in self.names[index - length : index]]
        else:
            return
        self.zipped.update({index + k: (item, end > start) for k, item in enumerate(items)})
