"""The passes that work on the document as a whole, in their order, and what they see but leave alone.

Page-chunk marks go first (their proof is a count of characters), wraps that became blanks next (they make the lines
the other passes read), furniture and page numbers before wrapped lines (they stand between the halves of sentences),
the edges of lines last.
"""

from __future__ import annotations

from reportkit.clean.chunks import chunk_marks
from reportkit.clean.doubled import doubled
from reportkit.clean.flat_tables import flat_tables
from reportkit.clean.furniture import furniture
from reportkit.clean.line_wraps import line_wraps
from reportkit.clean.lost_points import lost_points
from reportkit.clean.lost_signs import lost_signs
from reportkit.clean.markup import markup
from reportkit.clean.masked_days import masked_days
from reportkit.clean.masked_shares import masked_shares
from reportkit.clean.masks import masks
from reportkit.clean.mottos import mottos
from reportkit.clean.pages import page_marks, pages_inside
from reportkit.clean.quotes import closing_quotes, quote_forms, title_marks
from reportkit.clean.spacing import line_edges, list_bullets, spacing
from reportkit.clean.split_dates import split_dates
from reportkit.clean.spun import spun_words
from reportkit.clean.stand_ins import stand_ins
from reportkit.clean.tables import stripped_tables
from reportkit.clean.watermarks import line_tails, watermarks
from reportkit.clean.working import Working
from reportkit.clean.wraps import blank_wraps
from reportkit.clean.years import rewritten_years
from reportkit.rulepack import RuleSet
from reportkit.stages import Remark

_ROUNDS = 4


def tidy(work: Working, rules: RuleSet) -> None:
    """Take away what is not the report's, undo wraps, and repair what the text itself proves.

    What one round takes away may bring other furniture to the edge; rounds go on until one takes nothing away.
    """
    for round_ in range(_ROUNDS):
        done = len(work.edits)
        _tidy_lines(work, rules)
        if round_ and len(work.edits) == done:
            return
        _tidy_words(work, rules)
        work.apply(line_edges(work.text, work.lines))
        if all(edit.kind == "unwrap" for edit in work.edits[done:]):
            return


def _tidy_lines(work: Working, rules: RuleSet) -> None:
    work.apply(chunk_marks(work.text, work.lines))
    work.apply(markup(work.text, rules))
    work.apply(mottos(work.lines, rules))
    work.apply(split_dates(work.text))
    work.apply(blank_wraps(work.lines))
    work.apply(stripped_tables(work.text))
    work.apply(flat_tables(work.text, rules))
    work.apply(spacing(work.text, work.lines))
    work.apply(pages_inside(work.lines, rules))
    work.apply(furniture(work.text, work.lines, rules))
    work.apply(line_tails(work.lines))
    work.apply(page_marks(work.lines))
    work.apply(list_bullets(work.lines))
    work.apply(line_wraps(work.text, work.lines))


def _tidy_words(work: Working, rules: RuleSet) -> None:
    work.apply(watermarks(work.text, work.characters, rules))
    work.apply(quote_forms(work.text))
    work.apply(title_marks(work.text, rules))
    work.apply(closing_quotes(work.text, rules))
    work.apply(doubled(work.text, rules))
    work.apply(masked_days(work.text))
    work.apply(masked_shares(work.text, rules))
    work.apply(lost_points(work.text, rules))
    work.apply(stand_ins(work.text, work.characters, rules))


def remarks_on(text: str, characters: frozenset[str], rules: RuleSet) -> tuple[Remark, ...]:
    """What stands damaged in the clean text and can't be put right: masks, lost signs, rewritten years, spun words."""
    found = [
        *masks(text, characters, rules),
        *lost_signs(text, rules),
        *rewritten_years(text, characters, rules),
        *spun_words(text, characters, rules),
    ]
    return tuple(sorted(found, key=lambda remark: (remark.span, remark.code)))
