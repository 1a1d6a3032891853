"""What stands at one offset of the source, and what reportkit took it for."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.errors import ReportkitError
from reportkit.explain.indicator import explain_indicator
from reportkit.explain.trace import Trace, claim_line, edit_line, indicator_of, nearby


def explain_offset(found: Trace, offset: int) -> str:
    """The indicator, the claimed number, the edit or the plain text at `offset` (code points of the source).

    Raises ReportkitError RK205 for an offset outside the source.
    """
    length = len(found.text.source.text)
    if not 0 <= offset < length:
        hint = f"Give an offset from 0 to {length - 1}."
        raise ReportkitError("RK205", f"no character at offset {offset}", hint=hint, where=found.text.source.uri)
    return "".join(f"{line}\n" for line in _lines(found, offset))


def _lines(found: Trace, offset: int) -> Iterator[str]:
    alignment = found.text.alignment
    for report, part in enumerate(found.parts):
        for number in part.numbers:
            start, end = alignment.to_source(number.start, number.end)
            if start <= offset < end:
                id = indicator_of(found, report, number)
                if id is None:
                    yield f"at {offset}: {nearby(found.text.source.text, (start, end))}"
                    yield f"{claim_line(found, number)}; it is no indicator"
                else:
                    yield from explain_indicator(found, id).splitlines()
                return
    yield f"at {offset}: {nearby(found.text.source.text, (offset, offset + 1))}"
    edits = [edit for edit in found.parsed.edits if edit.span[0] <= offset < edit.span[1]]
    yield from (edit_line(found, edit) for edit in edits)
    if not edits:
        yield "no numeral stands here, and no edit was made"
