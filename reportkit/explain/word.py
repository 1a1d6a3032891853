"""Why an indicator that a reader expects is missing: the places of a word, and what became of the numbers there."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.explain.trace import Trace, claim_line, edit_line, indicator_of, nearby
from reportkit.model import Span

_STOPS = "。！？!?\n"
_MOST = 20  # places shown; more are counted


def explain_word(found: Trace, word: str) -> str:
    """Each place of `word` (not empty) with the numbers of its sentence and their claims, or where it was taken out."""
    return "".join(f"{line}\n" for line in _lines(found, word))


def _lines(found: Trace, word: str) -> Iterator[str]:
    places = list(_places(found.text.text, word))
    for start, end in places[:_MOST]:
        yield from _place(found, (start, end))
    if len(places) > _MOST:
        yield f"… and {len(places) - _MOST} more places"
    if places:
        return
    removed = [edit for edit in found.parsed.edits if word in edit.before]
    for edit in removed:
        yield f"{word!r} was taken out: {edit_line(found, edit)}"
    if not removed:
        yield f"{word!r} does not stand in the clean text (simplified, without line breaks inside words)"


def _places(text: str, word: str) -> Iterator[Span]:
    at = text.find(word)
    while at >= 0:
        yield (at, at + len(word))
        at = text.find(word, at + len(word))


def _place(found: Trace, span: Span) -> Iterator[str]:
    text = found.text.text
    source = found.text.alignment.to_source(*span)
    yield f"at {source[0]}-{source[1]}: {nearby(text, span)}"
    start = max(text.rfind(stop, 0, span[0]) for stop in _STOPS) + 1
    end = min((at for stop in _STOPS if (at := text.find(stop, span[1])) >= 0), default=len(text))
    found_any = False
    for report, part in enumerate(found.parts):
        for number in part.numbers:
            if start <= number.start < end:
                found_any = True
                id = indicator_of(found, report, number)
                name = next((i.name for r in found.parsed.reports for i in r.indicators if i.id == id), None)
                yield f"  {claim_line(found, number)}" + (f" → {id} {name}" if id else "")
    if not found_any:
        yield "  its sentence holds no number"
