"""Borrowed words: what a number whose own words do not say what it measures takes from around it."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.alignment import Span
from reportkit.indicators.frames import Frame
from reportkit.indicators.lexicon import ending
from reportkit.indicators.measure import Reading
from reportkit.indicators.naming import Name, NameWords
from reportkit.indicators.phrases import (
    Counted,
    clip_lead,
    counted_after,
    only_verbs,
    past_light,
    topic_of,
    verb_run,
    without_examples,
)
from reportkit.indicators.pieces import Pieces, text_of
from reportkit.indicators.sentences import Sentence, bracket_closed

NEAR = 24  # numbers and clauses around one that are looked at
_JOINED = 6  # characters between two numbers that share what follows the second
_VERB = 2  # characters of a verb, and of a thing, that can be told apart at an end


class Borrower:
    """Looks around a number of one sentence; `names` grows as its numbers are named."""

    def __init__(
        self,
        view: str,
        sentence: Sentence,
        frames: Sequence[Frame],
        readings: Sequence[Reading],
        before: Name | None,
        words: NameWords,
    ) -> None:
        self.view, self.sentence, self.frames, self.readings = view, sentence, frames, readings
        self.before, self.words, self.phrases = before, words, words.phrases
        self.names: list[Name] = []
        self.parts: list[bool] = []  # whether each named so far is part of a total told before

    def is_listed_part(self) -> bool:
        """Whether the number named last closes a list of parts, so that what follows is the whole's again."""
        return len(self.parts) > 1 and all(self.parts[-2:])

    def counted(self, index: int) -> Counted:
        """What stands after a number: what it counts and what that did, or what all the things listed with it did."""
        start, end = self.frames[self._told_with(index)].after
        own = counted_after(self.view, start, self._before_attribute(index, start, end), self.phrases)
        if own.predicate and (thing := self._attributed(index + 1)):
            return Counted(own.noun, (*own.predicate, *thing))
        if not own.noun or own.predicate:
            return own
        joined = self._joined(index)
        if joined:
            attribute = text_of(self.view, own.noun) in self.words.attributes  # 一家|投资|2亿元的公司
            return Counted(joined, ()) if attribute else Counted(own.noun, joined)
        for other in range(index + 1, min(len(self.frames), index + NEAR)):
            if self.frames[other].clause != self.frames[index].clause or not self._listed(other):
                break
            later = counted_after(self.view, *self.frames[other].after, self.phrases)
            if later.predicate:
                return Counted(own.noun, later.predicate)
        return own

    def _told_with(self, index: int) -> int:
        """The number behind which stands what this one counts: itself, or a later one (3800户、|58万平方米|棚户区)."""
        last = index
        reach = min(len(self.frames) - 1, index + NEAR)
        while last < reach and self._lacks_object(last) and self._shares_object(last + 1):
            last += 1
        return last

    def _lacks_object(self, index: int) -> bool:
        """Whether nothing stands after a number, and the words before it tell no thing or end with what was done."""
        frame = self.frames[index]
        if frame.after[1] > frame.after[0]:
            return False
        told = clip_lead(self.view, *frame.subject, self.phrases) < frame.subject[1]
        return not told or self.phrases.verbs.at_end(self.view, *frame.subject) is not None

    def _shares_object(self, index: int) -> bool:
        """Whether what a number counts is what the one before it counts too (新建12所、改建|8所|学校)."""
        frame, former = self.frames[index], self.frames[index - 1]
        if frame.linked:
            return True
        alike = frame.clause == former.clause and frame.number.unit == former.number.unit
        start = clip_lead(self.view, *frame.subject, self.phrases)
        return alike and start < frame.subject[1] and only_verbs(self.view, start, frame.subject[1], self.phrases)

    def _before_attribute(self, index: int, start: int, end: int) -> int:
        """Where what a number counts ends if the next number tells an attribute of it (4条干渠|总长21公里)."""
        attribute = self.attribute_between(index + 1)
        stop = end - len(attribute)
        of = self.view.find(self.words.joiner, start + 1, stop) if attribute else -1
        return of if of > start + 1 else stop if stop > start + 1 else end  # 两个灌区|的渠道|全长9公里

    def attribute_between(self, index: int) -> str:
        """The attribute right before a number that stands between it and the thing counted by the one before."""
        if not 0 < index < len(self.frames):
            return ""
        frame, former = self.frames[index], self.frames[index - 1]
        start, end = former.after
        touches = end in (frame.number.start, frame.tail.start) and frame.clause == former.clause
        found = ending(self.view, self.words.extent, start, end) if touches else ""
        return found if len(found) > 1 else ""

    def _attributed(self, index: int) -> Pieces:
        """The thing whose attribute a number tells before it, the object of the verb there (送去|价值3万元的|药品)."""
        if not self.attribute_between(index) or not self.view.startswith(self.words.joiner, *self.frames[index].after):
            return ()
        return counted_after(self.view, *self.frames[index].after, self.phrases).noun

    def _listed(self, index: int) -> bool:
        """Whether a number stands in a list with the one before it (10个班级、9个宿舍) or belongs to it (8校的60名)."""
        end, start = self.frames[index - 1].after[1], self.frames[index].number.start
        return bool(self.phrases.separators.at_start(self.view, end, start)) or self.view.endswith(
            self.words.joiner, 0, end
        )

    def _joined(self, index: int) -> Pieces:
        """What two numbers with nothing but a noun between them share: 9个村3万人的饮水."""
        if index + 1 == len(self.frames):
            return ()
        end, following = self.frames[index].after[1], self.frames[index + 1]
        brief = end - self.frames[index].after[0] <= _JOINED
        shared = brief and end == following.number.start and self.view.startswith(self.words.joiner, *following.after)
        if not shared or self.view.endswith(self.words.joiner, 0, end):
            return ()
        return counted_after(self.view, *following.after, self.phrases).noun

    def inherited(self, index: int) -> Pieces:
        """The base of an earlier number of the sentence: for amounts the nearest with the same unit."""
        frame, reading = self.frames[index], self.readings[index]
        if (topic := self.per_head(index)) is not None:
            return (topic,)
        if (each := self._per_piece(index)) is not None:
            return each
        if self.names and (attribute := self.attribute_between(index)):
            start, end = self.frames[index - 1].after
            stop = end - len(attribute)
            if self.view.find(self.words.joiner, start + 1, stop) >= 0:
                return ((start, end),)
            return (*(self.names[-1].noun or self.names[-1].base), (stop, end))
        if reading.measure == "change" and not frame.linked and not self.is_ratio(frame):
            for other in self._earlier(index):
                if self.frames[other].number.unit == frame.number.unit and not self.is_compared(other):
                    return self.names[other].base
        bracketed = self.view[self.sentence.clauses[frame.clause][0] - 1 : frame.number.start].startswith("(")
        borne = bracketed or reading.measure in ("level", "ratio")
        if borne and index and frame.clause > self.frames[index - 1].clause + 1:
            between = self.topic(index)
            if between and between != self.names[-1].noun:
                return between
        if self.names:
            points = self.words.dimensions.get(frame.number.unit) == "ratio-point"
            moved = frame.tail.verb == "to" and reading.measure == "share"
            whole = (points or moved) and self.readings[index - 1].measure == "share"
            latest = next((i for i in self._earlier(index) if not self._is_aside(i, frame)), index - 1)
            return self.names[latest].pieces if whole else self._base(self.names[latest], index)
        return self.topic(index) or (self.before.base if self.before is not None else ())

    def _is_aside(self, index: int, frame: Frame) -> bool:
        """Whether a number before `frame` is only compared with, or told in brackets closed since."""
        number = self.frames[index].number
        return self.is_compared(index) or bracket_closed(self.view, number.end, frame.number.start)

    def is_compared(self, index: int) -> bool:
        """Whether a number is only what the next is compared with (比计划产量|54万吨|增产)."""
        return self.view.startswith(self.words.against, *self.frames[index].subject)

    def _per_piece(self, index: int) -> Pieces | None:
        """户均250万元 after 发放贷款3亿元,支持企业120家: the sum per piece, of the last sum with a name of its own."""
        start, end = self.frames[index].subject
        start = clip_lead(self.view, start, end, self.phrases)
        dimension = self.words.dimensions.get(self.frames[index].number.unit)
        if self.view[start:end] not in self.words.per_head or not dimension:
            return None
        for other in self._earlier(index):
            if self.words.dimensions.get(self.frames[other].number.unit) == dimension and self.names[other].own:
                return ((start, end), *self.names[other].base)
        return None

    def per_head(self, index: int) -> Span | None:
        """What rose in the clause before, where a number's own words only say that it did per head (月人均)."""
        frame = self.frames[index]
        opening = clip_lead(self.view, *frame.subject, self.phrases)
        words = self.view[opening : frame.subject[1]]
        if frame.clause == 0 or not words or (words not in self.words.per_head):
            return None
        if index and self.frames[index - 1].clause == frame.clause - 1:
            return None
        return topic_of(self.view, *self.sentence.clauses[frame.clause - 1], self.phrases)

    def planned(self, index: int) -> Pieces:
        """What a plan is for, where its own words only say that it is one: the topic between, or the figure before."""
        gap = index == 0 or self.frames[index].clause > self.frames[index - 1].clause + 1
        topic = self.topic(index) if gap else ()
        return topic or (self.names[-1].base if self.names else ())

    def _earlier(self, index: int) -> range:
        """The numbers before one that are looked at, nearest first."""
        return range(index - 1, max(-1, index - 1 - NEAR), -1)

    def is_ratio(self, frame: Frame) -> bool:
        return self.words.dimensions.get(frame.number.unit, "").startswith("ratio")

    def object(self, index: int) -> Pieces:
        """The thing an earlier number with the same unit counts."""
        unit = self.frames[index].number.unit
        for other in self._earlier(index) if unit else ():
            number = self.frames[other].number
            if bracket_closed(self.view, number.end, self.frames[index].number.start):
                continue  # a part told in a bracket
            if number.unit == unit and self.names[other].noun:
                return self._without_deed(self.names[other].noun)
        return ()

    def _without_deed(self, noun: Pieces) -> Pieces:
        """A thing without the verb that says at its end what was done to it (重大犯罪|批捕)."""
        last = noun[-1]
        if isinstance(last, str):
            return noun
        verb = self.phrases.verbs.at_end(self.view, *last)
        if verb is None or verb[0] < _VERB or last[1] - verb[0] - last[0] <= _VERB:
            return noun
        return (*noun[:-1], (last[0], last[1] - verb[0]))

    def matter(self, index: int) -> Pieces:
        """What the clause right before one without numbers is about: 严惩暴力犯罪,办结案件691件."""
        clause = self.frames[index].clause
        if clause == 0 or (index and self.frames[index - 1].clause >= clause - 1):
            return ()
        start, end = self.sentence.clauses[clause - 1]
        if self.view.startswith(self.words.manner, start, end) or self.view.endswith(self.words.manner_end, start, end):
            return ()
        topic = topic_of(self.view, start, end, self.phrases)
        if topic is None:
            return ()
        start = past_light(self.view, verb_run(self.view, *topic, self.phrases), topic[1], self.phrases)
        return without_examples(self.view, start, topic[1], self.phrases, counted=False) if topic[1] - start > 3 else ()

    def topic(self, index: int, *, whole: bool = False) -> Pieces:
        """What the clauses before speak of: the subject of one without numbers, or the thing last counted.

        With `whole` the latter keeps the words before its head.
        """
        nearest = next((i for i in self._earlier(index) if self.names[i].noun), -1)
        floor = self.frames[nearest].clause if nearest >= 0 else -1
        taken = {self.frames[i].clause for i in self._earlier(index)}
        clause = self.frames[index].clause
        for at in range(clause - 1, max(floor, clause - NEAR), -1):
            start, end = self.sentence.clauses[at]
            if start and self.view[start - 1] in "([":
                continue
            if at in taken or self.view.startswith(self.words.manner, start, end):
                continue
            if self.view.endswith(self.words.manner_end, start, end):
                continue
            topic = topic_of(self.view, start, end, self.phrases)
            if topic is not None:
                return (topic,)
        if nearest < 0:
            return ()
        return self._base(self.names[nearest], index) if whole else self.names[nearest].noun

    def _base(self, name: Name, index: int) -> Pieces:
        """The base of an earlier name; of what was added only the thing, where the number tells how many there are."""
        own = self.view[self.frames[index].subject[0] : self.frames[index].number.start]
        added = text_of(self.view, name.opening) in self.words.added and any(word in own for word in self.words.in_all)
        return name.noun if added and name.noun else name.base

    def among(self, index: int) -> Pieces:
        """The group a number is counted in: the clause before, where it ends in 中."""
        clause = self.frames[index].clause
        if clause == 0:
            return ()
        start, end = self.sentence.clauses[clause - 1]
        if not self.view.endswith(self.words.among_end, start, end):
            return ()
        return ((clip_lead(self.view, start, end, self.phrases), end - 1),)
