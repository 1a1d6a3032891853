"""The pass: glosses out, shifted runs repaired where the repair is proven."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportkit.alignment import Span
from reportkit.clean.byteshift.codec import damage
from reportkit.clean.byteshift.decoder import Decoder, Reading
from reportkit.clean.byteshift.table import GlossTable
from reportkit.clean.byteshift.tokens import Token, tokens_of
from reportkit.clean.language import language_model
from reportkit.clean.script import script_table
from reportkit.clean.working import CleanChange
from reportkit.rulepack import RuleSet
from reportkit.stages import Remark

GLOSS = "repair.gloss"
SHIFT = "repair.byte-shift"
DOUBTFUL = "repair.byte-shift-doubtful"

_WIDE = frozenset(chr(code) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum())
_SURE = 6.0  # nats to the next original from which a repair is applied
_LIKELY = 3.0  # and from which it is applied with a flag


class _Run(NamedTuple):
    """A stretch that may be shifted, and its repair if there is one."""

    span: Span
    repair: CleanChange | None


def undo_byte_shift(text: str, table: GlossTable, rules: RuleSet) -> tuple[list[CleanChange], list[Remark]]:
    """Changes that repair shifted runs and take glosses out; remarks on doubtful runs and on those left alone.

    A gloss inside a repaired run has its change too; the run's starts first and wins when they are applied.
    """
    changes = [
        CleanChange(gloss.start, gloss.end, "", GLOSS, "repair", proof=table.proof(gloss.character))
        for gloss in table.glosses
    ]
    remarks: list[Remark] = []
    for run in _runs(text, table, rules):
        if run.repair is not None:
            changes.append(run.repair)
        if run.repair is None or run.repair.rule == DOUBTFUL:
            remarks.append(_remark(run))
    return changes, remarks


def _runs(text: str, table: GlossTable, rules: RuleSet) -> Iterator[_Run]:
    """The runs of a text, each read after what the one before it became."""
    tokens = tokens_of(text, table.glosses)
    script = script_table(rules)
    decoder = Decoder(
        language_model(),
        table=table.readings,
        marks=table.marks,
        simplified=script.full,
        foreign=script.simplified | _unused_wide(text),
    )
    at = 0
    before = ""
    while at < len(tokens):
        token = tokens[at]
        reading = decoder.decode(tokens, at, before=before) if _may_shift(tokens, at, table) else None
        end = reading.end if reading is not None else at + 1
        became = "".join(each.shown for each in tokens[at:end])
        if token.kind == "broken" or (reading is not None and reading.text != became):
            span = (token.start, tokens[end - 1].end)
            repair = _repair(text, span, tokens[at - 1].shown if at else "", reading, table)
            became = repair.after if repair else became
            yield _Run(span, repair)
        before = (before + became)[-2:]
        at = end


def _may_shift(tokens: Sequence[Token], at: int, table: GlossTable) -> bool:
    """Whether a shift may begin at a token: a broken gloss, or a ? before something other than a mark or a blank."""
    kind = tokens[at].kind
    if kind == "lost" and table.marks and at + 1 < len(tokens):
        return tokens[at + 1].kind == "pair" or tokens[at + 1].shown >= "@"
    return kind == "broken"


def _unused_wide(text: str) -> frozenset[str]:
    """Full-width letters and digits, if the text holds none."""
    return frozenset() if _WIDE & set(text) else _WIDE


def _repair(text: str, span: Span, shown: str, reading: Reading | None, table: GlossTable) -> CleanChange | None:
    """The repair of the run at `span`, `shown` before it, if damaging it again gives the source."""
    if reading is None or reading.margin < _LIKELY or reading.text.startswith("?"):
        return None
    glosses = {**reading.table, **table.readings}
    source = text[slice(*span)].replace("（", "(").replace("）", ")")
    again = (
        damage(shown + reading.text, glosses, marks=table.marks),
        damage(shown + reading.text, dict(reversed(glosses.items())), marks=table.marks, in_turn=True),
    )
    if not any(each is not None and each.endswith(source) for each in again):
        return None
    proof = f"damaged again it gives the source back; {reading.margin:.1f} nats likelier than the next original"
    return CleanChange(*span, reading.text, SHIFT if reading.margin >= _SURE else DOUBTFUL, "repair", proof=proof)


def _remark(run: _Run) -> Remark:
    if run.repair is None:
        message = "Bytes are shifted here; no original is sure."
        return Remark(code="damage.byte-shift", severity="warning", message=message, span=run.span)
    return Remark(
        code="damage.byte-shift-repaired",
        severity="info",
        message="Bytes were shifted here; the repair is likely, not sure.",
        span=run.span,
        proposed=run.repair.after,
    )
