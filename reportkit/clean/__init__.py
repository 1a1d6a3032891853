"""Cleaning: SourceText → CleanText.

A pass is a pure function of the current text that proposes changes; the order below matters: byte-level repair first
(in damaged runs blanks and ? carry bytes), script and width next, then furniture, page-chunk marks and wraps.
"""

from __future__ import annotations

from reportkit.clean.document import remarks_on, tidy
from reportkit.clean.script import to_simplified
from reportkit.clean.width import folded_forms
from reportkit.clean.working import Working
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, SourceText

# Folded for patterns only, one to one; the clean text keeps its punctuation as written.
_VIEW = tuple(zip("，；：（）％！？．～", ",;:()%!?.~", strict=True))


def clean(source: SourceText, *, rules: RuleSet, off: frozenset[str] = frozenset()) -> CleanText:
    """The clean text of a source; rules whose id is in `off` make no edits."""
    work = Working(source, off=off)
    simplified, script = to_simplified(work.text, rules)
    work.replace_text(simplified)
    work.apply(folded_forms(work.text, rules))
    tidy(work, rules)
    return CleanText(
        text=work.text,
        view=_view(work.text),
        alignment=work.alignment,
        edits=tuple(sorted(work.edits, key=lambda e: e.span)),
        remarks=remarks_on(work.text, rules),
        script=script,
        source=source,
    )


def _view(text: str) -> str:
    for written, folded in _VIEW:  # ten times as fast as str.translate on Chinese text
        text = text.replace(written, folded)
    return text
