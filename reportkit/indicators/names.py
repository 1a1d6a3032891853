"""Names: what each number measures, as a noun phrase that can be understood outside its sentence."""

from __future__ import annotations

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.coordination import items_for
from reportkit.indicators.frames import Frame
from reportkit.indicators.measure import Reading, measure_words
from reportkit.indicators.phrases import (
    PhraseWords,
    clip_lead,
    counted_after,
    phrase_words,
    skip_particle,
    topic_of,
    verb_run,
    without_examples,
)
from reportkit.indicators.sentences import Sentence
from reportkit.rulepack import RuleSet

Piece = Span | str  # a stretch of the text, or a word added


class Name(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A name in pieces. `base` is the measured thing that 同比增长 and 其中 after it inherit, `noun` its head where known.

    `own` says that the number has words of its own for what it measures.
    """

    pieces: tuple[Piece, ...]
    base: tuple[Piece, ...]
    noun: tuple[Piece, ...] = ()
    own: bool = True

    def text(self, clean: str) -> str:
        return "".join(p if isinstance(p, str) else clean[p[0] : p[1]] for p in self.pieces)

    def spans(self) -> tuple[Span, ...]:
        return tuple(p for p in self.pieces if not isinstance(p, str) and p[1] > p[0])


class NameWords(msgspec.Struct, frozen=True):
    """The word lists names are made with."""

    phrases: PhraseWords
    dimensions: dict[str, str]
    money_verbs: frozenset[str]
    relational: tuple[str, ...]
    growth_heads: tuple[str, ...]
    people: frozenset[str]
    rank: str
    growth_rank: str
    people_head: str
    joiner: str
    places: tuple[str, ...]


def name_words(rules: RuleSet) -> NameWords:
    return NameWords(
        phrases=rules.compiled(phrase_words),
        dimensions=rules.compiled(measure_words).dimensions,
        money_verbs=frozenset(rules.words("names.money-verbs")),
        relational=rules.words("names.relational"),
        growth_heads=rules.words("measure.growth-head") + rules.words("measure.fall-head"),
        people=frozenset(rules.words("names.people-units")),
        rank=rules.words("names.suffix-rank")[0],
        growth_rank=rules.words("names.suffix-growth-rank")[0],
        people_head=rules.words("names.suffix-people")[0],
        joiner=rules.words("names.joiner")[0],
        places=rules.words("names.rank-heads"),
    )


def name_sentence(
    view: str, sentence: Sentence, frames: list[Frame], readings: list[Reading], before: Name | None, rules: RuleSet
) -> list[Name]:
    """The names of the frames of one sentence; `before` is the last name of the sentence before it."""
    namer = _Namer(view, sentence, frames, readings, before, rules.compiled(name_words))
    for index in range(len(frames)):
        namer.names.append(namer.name(index))
    return namer.names


class _Namer:
    """Names the numbers of one sentence in order; each may lean on those before it."""

    def __init__(
        self,
        view: str,
        sentence: Sentence,
        frames: list[Frame],
        readings: list[Reading],
        before: Name | None,
        words: NameWords,
    ) -> None:
        self.view, self.sentence, self.frames, self.readings = view, sentence, frames, readings
        self.before, self.words, self.phrases = before, words, words.phrases
        self.names: list[Name] = []
        self.zipped: dict[int, tuple[Piece, ...]] = {}

    def name(self, index: int) -> Name:
        frame, reading = self.frames[index], self.readings[index]
        if index not in self.zipped:
            self._zip(index)
        if index in self.zipped:
            return self._finish(index, self.zipped[index])
        start, end = self._subject(frame)
        if reading.measure == "rank":
            return self._finish(index, without_examples(self.view, start, end, self.phrases, counted=False))
        if (
            reading.measure == "share"
            and frame.tail.verb == "share"
            or self._is_money(frame)
            or reading.measure in ("growth", "change")
        ):
            if reading.measure in ("growth", "change"):
                return self._growth(index, start, end)
            if reading.measure == "share":
                return self._share(index, start, end)
            return self._money(index, start, end)
        return self._level(index, start, end)

    # What stands around the number

    def _subject(self, frame: Frame) -> Span:
        start, end = frame.subject
        return clip_lead(self.view, start, end, self.phrases), end

    def _is_money(self, frame: Frame) -> bool:
        return self.words.dimensions.get(frame.number.unit, "").startswith("money")

    def _finish(self, index: int, base: tuple[Piece, ...]) -> Name:
        """A name from its base, or from what it inherits where the base is empty."""
        reading = self.readings[index]
        own = bool(base)
        if not base:
            base = self._inherited(index)
        if reading.measure == "rank":
            last = base[-1] if base else ""
            tail = last if isinstance(last, str) else self.view[last[0] : last[1]]
            if tail.endswith(self.words.places):
                return Name(pieces=base, base=base, own=own)
            growth = not own and index > 0 and self._last_measure(index) == "growth"
            return Name(pieces=(*base, self.words.growth_rank if growth else self.words.rank), base=base, own=own)
        return Name(pieces=base, base=base, own=own)

    def _last_measure(self, index: int) -> str:
        while index > 0 and self.readings[index].measure == "rank":
            index -= 1
        return self.readings[index].measure

    # The kinds of name

    def _growth(self, index: int, start: int, end: int) -> Name:
        for head in self.words.growth_heads:
            if self.view.endswith(head, start, end):
                end -= len(head)
                break
        base = without_examples(self.view, start, end, self.phrases, counted=False) if end - start > 1 else ()
        return self._finish(index, base)

    def _share(self, index: int, start: int, end: int) -> Name:
        whole = self.frames[index].tail.word
        base: tuple[Piece, ...] = ((start, end),) if end - start > 1 else self._inherited(index)
        return Name(pieces=(*base, whole), base=base, own=end > start)

    def _level(self, index: int, start: int, end: int) -> Name:
        view, frame = self.view, self.frames[index]
        after = frame.after
        if frame.tail.verb == "copula" and view.startswith(self.words.joiner, *after):
            after = (after[0], after[0])
        counted = counted_after(view, *after, self.phrases)
        if end - start < 2 and not counted.noun and not counted.predicate:
            return self._finish(index, ())
        subject = without_examples(view, start, end, self.phrases, counted=bool(counted.noun))
        verbs = verb_run(view, start, end, self.phrases)
        bare = end - start < 2 or verbs >= end
        if counted.noun:
            noun: tuple[Piece, ...] = counted.noun
            if counted.predicate:
                pieces: tuple[Piece, ...] = (*subject, *counted.predicate, self.words.joiner, *noun)
            else:
                pieces = (*subject, *noun)
            return Name(pieces=pieces, base=pieces, noun=noun)
        if bare:
            noun = self._object(index)
            if noun:
                pieces = (*subject, *counted.predicate, *noun)
                return Name(pieces=pieces, base=pieces, noun=noun)
            if counted.predicate and frame.number.unit in self.words.people:
                pieces = (*subject, *counted.predicate, self.words.people_head)
                return Name(pieces=pieces, base=pieces)
            topic = self._topic(index)
            pieces = (*subject, *counted.predicate, *topic)
            return Name(pieces=pieces, base=pieces)
        noun = ((verbs, end),) if verbs > start else subject
        pieces = (*counted.predicate, *subject)
        pieces = (*self._relation(index, start, end), *pieces)
        return Name(pieces=pieces, base=pieces, noun=noun)

    def _money(self, index: int, start: int, end: int) -> Name:
        view = self.view
        frame = self.frames[index]
        if view[start:end] not in self.words.money_verbs:
            if end - start < 2:
                relation = next((n.noun for n in reversed(self.names) if n.noun), ())
                purpose = self._purpose(index)
                if purpose and view.startswith(self.words.joiner, *frame.after):
                    pieces: tuple[Piece, ...] = (*purpose, *relation)
                    return Name(pieces=pieces, base=pieces, noun=relation)
                return self._finish(index, ())
            verbs = verb_run(view, start, end, self.phrases)
            pieces = without_examples(view, start, end, self.phrases, counted=False)
            return Name(pieces=pieces, base=pieces, noun=((verbs, end),) if verbs < end else ())
        relation = ((start, end),)
        pieces = (*(self._purpose(index) or self._topic(index)), *relation)
        return Name(pieces=pieces, base=pieces, noun=relation)

    # Where words are borrowed from

    def _inherited(self, index: int) -> tuple[Piece, ...]:
        """The base of an earlier number of the sentence: for a change the nearest with its unit."""
        unit, reading = self.frames[index].number.unit, self.readings[index]
        if reading.measure in ("change", "level") and self.words.dimensions.get(unit) not in ("ratio", "ratio-point"):
            for other in range(index - 1, -1, -1):
                if self.frames[other].number.unit == unit:
                    return self.names[other].base
        if self.names:
            return self.names[-1].base
        topic = self._topic(index)
        if topic:
            return topic
        return self.before.base if self.before is not None else ()

    def _object(self, index: int) -> tuple[Piece, ...]:
        """The thing an earlier number with the same unit counts."""
        unit = self.frames[index].number.unit
        for other in range(index - 1, -1, -1):
            if self.frames[other].number.unit == unit and self.names[other].noun:
                return self.names[other].noun
        return ()

    def _topic(self, index: int) -> tuple[Piece, ...]:
        """The subject of the nearest clause before that holds no number."""
        clause = self.frames[index].clause
        taken = {frame.clause for frame in self.frames}
        for at in range(clause - 1, -1, -1):
            if at not in taken:
                topic = topic_of(self.view, *self.sentence.clauses[at], self.phrases)
                return (topic,) if topic is not None else ()
        return ()

    def _relation(self, index: int, start: int, end: int) -> tuple[Piece, ...]:
        """What a short relational name belongs to: 上线率 after 本二上线人数 is 本二上线率."""
        if end - start > 4 or not self.view.endswith(self.words.relational, start, end):
            return ()
        head = self.view[start : start + 2]
        for name in reversed(self.names):
            for piece in name.base:
                if isinstance(piece, str):
                    continue
                at = self.view.find(head, *piece)
                if at > piece[0]:
                    return ((piece[0], at),)
        return () if self.names else self._topic(index)

    def _purpose(self, index: int) -> tuple[Piece, ...]:
        """What money was spent on: the noun it is joined to, the verb phrase after it, or the next clause."""
        view, frame = self.view, self.frames[index]
        start, end = frame.after
        if view.startswith(self.words.joiner, start, end):
            counted = counted_after(view, start, end, self.phrases)
            if counted.noun:
                return counted.noun
            return (
                counted_after(view, *self.frames[index + 1].after, self.phrases).noun
                if index + 1 < len(self.frames)
                else ()
            )
        if end - start > 1:
            return self._deed(start, end)
        if frame.clause + 1 < len(self.sentence.clauses):
            start, end = self.sentence.clauses[frame.clause + 1]
            start = clip_lead(view, start, end, self.phrases)
            following = self.frames[index + 1] if index + 1 < len(self.frames) else None
            if verb_run(view, start, end, self.phrases) > start or self.phrases.light.at_start(view, start, end):
                if following is not None and following.number.start < end:
                    noun = counted_after(view, *following.after, self.phrases).noun
                    return (
                        *without_examples(view, start, following.subject[1], self.phrases, counted=bool(noun)),
                        *noun,
                    )
                return self._deed(start, end)
        return ()

    def _deed(self, start: int, end: int) -> tuple[Piece, ...]:
        """A verb phrase without its light verb: 实施了管网改造 → 管网改造."""
        while (light := self.phrases.light.at_start(self.view, start, end)) is not None and end - start > light[0] + 1:
            start = skip_particle(self.view, start + light[0], end, self.phrases)
        return ((start, min(end, start + 24)),)

    def _zip(self, index: int) -> None:
        """Coordinated subjects before a chain of numbers: A、B分别增长1%、2%; or the items of the chain before it."""
        length = 1
        while index + length < len(self.frames) and self.frames[index + length].linked:
            length += 1
        if length == 1:
            return
        start, end = self._subject(self.frames[index])
        if end - start > 1:
            items = items_for(self.view, start, end, length, self.phrases)
        elif index >= length:
            items = [self.names[index - length + k].base for k in range(length)]
        else:
            return
        for k, item in enumerate(items):
            self.zipped[index + k] = item
