"""The most likely original of a shifted run, and how much likelier it is than the next.

In a shift every character shown is made of the trail byte of one original and the lead byte of the next. The decoder
walks over the tokens with hypotheses of a pending byte (0: none) and the last two characters, keeps the best two of
each such state, and scores the originals with a trigram model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from reportkit.clean.byteshift.codec import FULL_WIDTH, LEADS, LOST, MARKS, character, pair, vanishing
from reportkit.clean.byteshift.readings import by_syllable, is_read
from reportkit.clean.byteshift.tokens import Token
from reportkit.clean.language import LanguageModel

_BEAM = 150  # hypotheses kept
_BEAM_WIDTH = 25.0  # nats below the best up to which one is kept
_LONGEST = 150  # tokens of a run; longer ones are left alone
_MOST_STEPS = 3000  # of one document: a hostile one takes half a minute at most
_VANISH_COST = 3.0  # nats: the model is too fond of what nothing shows
_VANISH_FROM = 20  # hypotheses that a vanished pair is supposed after
_VANISH_WIDTH = 18.0  # nats below the best up to which one is
_VANISH_TWICE_FROM = 5  # and that two in a row are supposed after
_UNGLOSSED = 12.0  # cost of a table character without its gloss
_FOREIGN = 12.0  # cost of a character that is simplified only
_SWALLOWED = "0，\nA"  # what a lost character may have been, for the model


class Hypothesis(NamedTuple):
    """`text` so far, `last` its last two characters in simplified form, `pending` a lead byte without its trail byte.

    `recovered` are the table characters that broken glosses gave away.
    """

    score: float
    pending: int
    last: str
    text: str
    recovered: str = ""


class Reading(NamedTuple):
    """The best original of the tokens up to `end`, its distance in nats to the best other one, and the table characters
    it shows."""

    text: str
    end: int
    margin: float
    table: dict[str, str]


class Decoder:
    """Decodes the runs of one document.

    `table`: readings by character; `marks`: whether full-width marks were replaced too; `simplified`: characters as the
    model has them; `foreign`: characters that the document cannot hold.
    """

    def __init__(
        self,
        model: LanguageModel,
        *,
        table: Mapping[str, str],
        marks: bool,
        simplified: Mapping[int, str],
        foreign: frozenset[str],
    ) -> None:
        self._model = model
        self._table = table
        self._marks = marks
        self._steps_left = _MOST_STEPS
        self._simplified = simplified
        self._foreign = foreign
        self._carried: dict[tuple[int, int], list[int]] = {}
        self._skipped: dict[int, list[tuple[int, str]]] = {}

    def decode(self, tokens: Sequence[Token], start: int, *, before: str) -> Reading | None:
        """The original of the run that begins with `tokens[start]`, after the original text `before`.

        The run ends where no hypothesis is in a shift any more. None if there is no original, the run is too long or
        the document has taken too much already.
        """
        beam = [Hypothesis(0.0, 0, before.translate(self._simplified)[-2:].rjust(2, "\n"), "")]
        end = start
        while end < len(tokens):
            token = tokens[end]
            shown = tokens[end - 1].shown if end else ""
            following = tokens[end + 1] if end + 1 < len(tokens) else None
            supposed = [*beam, *self._vanished(beam, token)]
            beam = _best(step for each in supposed for step in self._steps(each, token, shown, following))
            end += 1
            self._steps_left -= 1
            if not beam or end - start > _LONGEST or self._steps_left < 0:
                return None
            if not any(each.pending for each in beam) and (following is None or following.kind != "gloss"):
                break
        return self._chosen(beam, tokens, start, end)

    def _chosen(self, beam: list[Hypothesis], tokens: Sequence[Token], start: int, end: int) -> Reading | None:
        """The best hypothesis, judged with the two characters after the run."""
        after = "".join(token.shown for token in tokens[end : end + 2])[:2]
        scores: dict[str, Hypothesis] = {}
        for each in sorted((self._literally(each, after) for each in beam if not each.pending), reverse=True):
            scores.setdefault(each.text, each)
        if not scores:
            return None
        best, *others = scores.values()
        readings = (token.reading for token in tokens[start:end] if token.reading)
        return Reading(
            text=best.text[: len(best.text) - len(after)],
            end=end,
            margin=best.score - others[0].score if others else _BEAM_WIDTH,
            table=dict(zip(best.recovered, readings, strict=False)),
        )

    def _steps(self, hypothesis: Hypothesis, token: Token, shown: str, following: Token | None) -> Iterator[Hypothesis]:
        """What a hypothesis becomes by one token; `shown` is the character shown before it."""
        if not hypothesis.pending:
            if token.kind == "broken":
                yield from self._shift(hypothesis, token, shown)
            elif token.kind == "lost" and self._marks:
                yield from self._shift_by_mark(hypothesis)
            if token.kind == "gloss" and is_read(hypothesis.text[-1:], token.reading):
                yield hypothesis._replace(recovered=hypothesis.recovered + hypothesis.text[-1])
            else:
                yield self._literally(hypothesis, token.shown)
        elif token.kind == "pair":
            yield from self._straddling(hypothesis, token)
        elif token.kind == "single":
            yield from self._closed(hypothesis, token, following)
        elif token.kind == "lost":
            yield from self._swallowed(hypothesis, following)
        elif token.kind == "broken":
            for found, cost in self._glossed(hypothesis.pending, token.reading):
                done = self._with(hypothesis, found, glossed=True, cost=cost)
                yield done._replace(recovered=done.recovered + found)

    def _shift(self, hypothesis: Hypothesis, token: Token, shown: str) -> Iterator[Hypothesis]:
        """A shift begins: the trail byte shown last and the swallowed lead byte make a table character."""
        shown_pair = pair(shown)
        if shown_pair is None:
            return
        for found, cost in self._glossed(shown_pair[1], token.reading):
            swallowed = pair(found)
            if swallowed is not None and swallowed[1] in LEADS:
                yield hypothesis._replace(
                    score=hypothesis.score - cost, pending=swallowed[1], recovered=hypothesis.recovered + found
                )

    def _shift_by_mark(self, hypothesis: Hypothesis) -> Iterator[Hypothesis]:
        """A shift begins: A3 that ends a character and a lead byte after it were taken for a full-width mark."""
        for lead in LEADS:
            found = character(lead, FULL_WIDTH)
            if self._is_known(found):
                for mark in MARKS:
                    yield self._with(hypothesis, found, pending=mark)

    def _straddling(self, hypothesis: Hypothesis, token: Token) -> Iterator[Hypothesis]:
        """The bytes shown belong to two originals, or the second one is an ASCII character of its own."""
        shown = pair(token.shown)
        if shown is None:
            return
        found = character(hypothesis.pending, shown[0])
        if found and shown[1] in LEADS:
            yield self._with(hypothesis, found, pending=shown[1])
        elif found and shown[1] < 0x80:
            yield self._literally(self._with(hypothesis, found), chr(shown[1]))

    def _closed(self, hypothesis: Hypothesis, token: Token, following: Token | None) -> Iterator[Hypothesis]:
        """An ASCII character is the trail byte: the shift ends."""
        trail = ord(token.shown)
        found = character(hypothesis.pending, trail) if 0x40 <= trail < 0x80 else ""
        if found:
            glossed = following is not None and following.kind == "gloss" and is_read(found, following.reading)
            yield self._with(hypothesis, found, glossed=glossed)

    def _swallowed(self, hypothesis: Hypothesis, following: Token | None) -> Iterator[Hypothesis]:
        """A ? stands for a trail byte and a character below 0x40; before a line break that was a blank."""
        lost = "" if following is not None and following.shown == "\n" else LOST
        for trail in LEADS:
            found = character(hypothesis.pending, trail)
            if found:
                done = self._with(hypothesis, found)
                for like in _SWALLOWED if lost else ():
                    score = done.score + self._model.score(done.last + like)
                    yield done._replace(score=score, last=done.last[1] + like, text=done.text + lost)
                if not lost:
                    yield done

    def _vanished(self, beam: Sequence[Hypothesis], token: Token) -> Iterator[Hypothesis]:
        """Bytes that showed nothing before `token`: 0x80 closes a shift, one or two unmapped pairs carry it on."""
        shifted = [each for each in beam if each.pending]
        for each in shifted:
            closed = character(each.pending, 0x80)
            if closed:
                yield self._with(each, closed)
        shown = pair(token.shown)
        lead = shown[0] if shown else ord(token.shown) if token.kind == "single" else 0
        if not shifted or not 0x40 <= lead < 0xFF:
            return
        floor = beam[0].score - _VANISH_WIDTH
        once = [
            (done, trail)
            for each in shifted
            for trail in vanishing()
            if self._is_known(found := character(each.pending, trail))
            and (done := self._with(each, found, cost=_VANISH_COST)).score > floor
        ]
        once = nlargest(_VANISH_FROM, once)
        twice = [
            (done, trail)
            for first, skipped in once[:_VANISH_TWICE_FROM]
            for trail, found in self._after_skipped(skipped)
            if (done := self._with(first, found, cost=_VANISH_COST)).score > floor
        ]
        for done, trail in (*once, *nlargest(_VANISH_FROM, twice)):
            for second in self._carrying(trail, lead):
                yield done._replace(pending=second)

    def _carrying(self, trail: int, lead: int) -> list[int]:
        """Lead bytes that vanish after `trail` and make a character with the byte shown next."""
        key = (trail, lead)
        if key not in self._carried:
            self._carried[key] = [b for b in vanishing()[trail] if self._is_known(character(b, lead))]
        return self._carried[key]

    def _after_skipped(self, trail: int) -> list[tuple[int, str]]:
        """Characters whose lead byte vanishes after `trail` and whose trail byte begins another vanishing pair."""
        if trail not in self._skipped:
            leads = vanishing()[trail]
            found = ((second, character(lead, second)) for second in vanishing() for lead in leads)
            self._skipped[trail] = [(second, each) for second, each in found if self._is_known(each)]
        return self._skipped[trail]

    def _is_known(self, found: str) -> bool:
        """Whether a character may be supposed where nothing was shown."""
        return found != "" and found not in self._foreign and self._model.knows(found.translate(self._simplified))

    def _glossed(self, lead: int, reading: str) -> Iterator[tuple[str, float]]:
        """Table characters with a lead byte and a reading, and what they cost.

        Those the document shows elsewhere cost nothing; others in GBK more the rarer they are.
        """
        candidates = [c for c in by_syllable()[reading] if c not in self._foreign and (pair(c) or (0,))[0] == lead]
        known = [c for c in candidates if self._table.get(c) == reading]
        if known:
            yield from ((c, 0.0) for c in known)
            return
        weights = {c: self._model.weight(c.translate(self._simplified)) for c in sorted(candidates)}
        yield from ((c, max(weights.values()) - weight) for c, weight in weights.items())

    def _with(
        self, hypothesis: Hypothesis, found: str, *, pending: int = 0, glossed: bool = False, cost: float = 0.0
    ) -> Hypothesis:
        """One more original character."""
        simple = found.translate(self._simplified)
        score = hypothesis.score + self._model.score(hypothesis.last + simple) - cost
        if found in self._table and not glossed:
            score -= _UNGLOSSED
        if found in self._foreign:
            score -= _FOREIGN
        return Hypothesis(score, pending, hypothesis.last[1] + simple, hypothesis.text + found, hypothesis.recovered)

    def _literally(self, hypothesis: Hypothesis, shown: str) -> Hypothesis:
        """Characters that are what they seem."""
        score, last = hypothesis.score, hypothesis.last
        for simple in shown.translate(self._simplified):
            score += self._model.score(last + simple)
            last = last[1] + simple
        return hypothesis._replace(score=score, last=last, text=hypothesis.text + shown)


def _best(hypotheses: Iterator[Hypothesis]) -> list[Hypothesis]:
    """The two best of each state, best states first, within the beam."""
    states: dict[tuple[int, str], list[Hypothesis]] = {}
    for each in hypotheses:
        kept = states.setdefault((each.pending, each.last), [])
        same = next((i for i, other in enumerate(kept) if other.text == each.text), None)
        if same is not None:
            kept[same] = max(kept[same], each)
        else:
            kept.append(each)
        kept.sort(reverse=True)
        del kept[2:]
    ranked = nlargest(_BEAM, (each for kept in states.values() for each in kept))
    return [each for each in ranked if each.score > ranked[0].score - _BEAM_WIDTH]
