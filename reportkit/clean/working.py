"""The text on its way from source to clean: passes propose changes, `Working` applies them and keeps the alignment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reportkit.alignment import Alignment, Change, rewrite
from reportkit.clean.lines import Line, lines_of
from reportkit.model import Edit, EditKind
from reportkit.stages import SourceText


class CleanChange(NamedTuple):
    """Replace `text[start:end]` of the current text by `after`; `rule` is the id of the rule that says so."""

    start: int
    end: int
    after: str
    rule: str
    kind: EditKind
    proof: str | None = None


class Working:
    """The current text, its alignment to the source and the edits so far. Used inside one call of `clean` only."""

    def __init__(self, source: SourceText, *, off: frozenset[str] = frozenset()) -> None:
        self.source = source
        self.text = source.text
        self.characters = frozenset(source.text)  # all that the current text may hold: none is ever taken out
        self.alignment = Alignment.identity(len(source.text))
        self.edits: list[Edit] = []
        self._off = off
        self._lines: list[Line] = []
        self._lined: str | None = None

    @property
    def lines(self) -> list[Line]:
        """The lines of the current text, made anew only when it has changed."""
        if self._lined is not self.text:
            self._lines, self._lined = lines_of(self.text), self.text
        return self._lines

    def apply(self, changes: Iterable[CleanChange]) -> None:
        """Apply changes given in offsets of the current text; of two that overlap the earlier one wins."""
        kept: list[CleanChange] = []
        at = 0
        for change in sorted(changes, key=lambda c: (c.start, c.end)):
            if change.rule not in self._off and change.start >= at:
                kept.append(change)
                at = change.end
        if not kept:
            return
        for change in kept:
            span = self.alignment.to_source(change.start, change.end)
            before = self.source.text[span[0] : span[1]]
            self.edits.append(
                Edit(
                    rule=change.rule, kind=change.kind, span=span, before=before, after=change.after, proof=change.proof
                )
            )
        plain = [Change(change.start, change.end, change.after) for change in kept]
        resized = [change for change in plain if len(change.after) != change.end - change.start]
        if resized:  # the others leave every offset where it is
            self.alignment = self.alignment.compose(resized)
        self.text = rewrite(self.text, plain)
        self.characters |= {character for change in plain for character in change.after}

    def replace_text(self, text: str) -> None:
        """Take a text of the same length, character for character (script conversion: not listed as edits)."""
        if len(text) != len(self.text):
            raise ValueError("a one-to-one rewriting must keep the length")
        self.text = text
        self.characters = frozenset(text)
