"""Cleaning: SourceText → CleanText.

A pass is a pure function of the current text that proposes changes; the order below matters: byte-level repair first
(in damaged runs blanks and ? carry bytes), script and width next, then furniture, page-chunk marks and wraps.
"""

from __future__ import annotations

from reportkit.clean.chunks import chunk_marks
from reportkit.clean.furniture import furniture
from reportkit.clean.line_wraps import line_wraps
from reportkit.clean.lines import line_edges
from reportkit.clean.pages import page_marks
from reportkit.clean.spacing import spacing
from reportkit.clean.tables import stripped_tables
from reportkit.clean.watermarks import watermarks
from reportkit.clean.working import Working
from reportkit.clean.wraps import blank_wraps
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, SourceText

# Folded for patterns only, one to one; the clean text keeps its punctuation as written.
_VIEW = {ord(a): ord(b) for a, b in zip("，；：（）％！？．～", ",;:()%!?.~", strict=True)}


def clean(source: SourceText, *, rules: RuleSet, off: frozenset[str] = frozenset()) -> CleanText:
    """The clean text of a source; rules whose id is in `off` make no edits."""
    work = Working(source, off=off)
    work.apply(chunk_marks(work.text))
    work.apply(blank_wraps(work.text))
    work.apply(stripped_tables(work.text))
    work.apply(spacing(work.text))
    work.apply(furniture(work.text, rules))
    work.apply(page_marks(work.text))
    work.apply(watermarks(work.text, rules))
    work.apply(line_wraps(work.text))
    work.apply(line_edges(work.text))
    return CleanText(
        text=work.text,
        view=work.text.translate(_VIEW),
        alignment=work.alignment,
        edits=tuple(sorted(work.edits, key=lambda e: e.span)),
        remarks=(),
        script="hans",
        source=source,
    )
