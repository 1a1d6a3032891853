"""Cleaning: SourceText → CleanText.

A pass is a pure function of the current text that proposes changes. The order matters: what the file itself marks as
furniture goes first, then characters are mended (in damaged runs blanks and ? carry bytes), then the document is tidied
of other furniture, page-chunk marks and wraps.
"""

from __future__ import annotations

from msgspec import structs

from reportkit.clean.document import remarks_on, tidy
from reportkit.clean.mend import mend_characters
from reportkit.clean.page_parts import page_parts
from reportkit.clean.working import Working
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, SourceText

# Folded for patterns only, one to one; the clean text keeps its punctuation as written.
_VIEW = tuple(zip("，；：（）％！？．～", ",;:()%!?.~", strict=True))


def clean(source: SourceText, *, rules: RuleSet, off: frozenset[str] = frozenset()) -> CleanText:
    """The clean text of a source; rules whose id is in `off` make no edits."""
    work = Working(source, off=off)
    work.apply(page_parts(source))
    script, mended = mend_characters(work, rules)
    tidy(work, rules)
    placed = [structs.replace(remark, span=work.alignment.to_target(*remark.span)) for remark in mended]
    return CleanText(
        text=work.text,
        view=_view(work.text),
        alignment=work.alignment,
        edits=tuple(sorted(work.edits, key=lambda e: e.span)),
        remarks=(*placed, *remarks_on(work.text, work.characters, rules)),
        script=script,
        source=source,
    )


def _view(text: str) -> str:
    for written, folded in _VIEW:  # ten times as fast as str.translate on Chinese text
        text = text.replace(written, folded)
    return text
