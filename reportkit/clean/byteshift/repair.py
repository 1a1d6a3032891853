"""The pass: glosses out, shifted runs repaired where the repair is proven."""

from __future__ import annotations

from reportkit.clean.byteshift.codec import damage
from reportkit.clean.byteshift.decoder import Decoder, Reading
from reportkit.clean.byteshift.table import GlossTable
from reportkit.clean.byteshift.tokens import tokens_of
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


def undo_byte_shift(text: str, table: GlossTable, rules: RuleSet) -> tuple[list[CleanChange], list[Remark]]:
    """Changes that take the glosses out and repair shifted runs; remarks on doubtful runs and on those left alone."""
    changes = [
        CleanChange(gloss.start, gloss.end, "", GLOSS, "repair", proof=table.proof(gloss.character))
        for gloss in table.glosses
    ]
    remarks: list[Remark] = []
    script = script_table(rules)
    decoder = Decoder(
        language_model(), table=table.readings, simplified=script.full, foreign=script.simplified | _unused_wide(text)
    )
    tokens = tokens_of(text, table.glosses)
    at = 0
    before = ""
    while at < len(tokens):
        if tokens[at].kind != "broken":
            before = before[-1:] + tokens[at].shown
            at += 1
            continue
        reading = decoder.decode(tokens, at, before=before)
        end = reading.end if reading is not None else at + 1
        span = (tokens[at].start, tokens[end - 1].end)
        repair = _repair(text, span, tokens[at - 1].shown if at else "", reading, table)
        if repair is not None:
            changes = [change for change in changes if not span[0] <= change.start < span[1]]
            changes.append(repair)
        if repair is None or repair.rule == DOUBTFUL:
            remarks.append(_remark(span, repair))
        before = (before + (repair.after if repair else tokens[end - 1].shown))[-2:]
        at = end
    return changes, remarks


def _unused_wide(text: str) -> frozenset[str]:
    """Full-width letters and digits, if the text holds none."""
    return frozenset() if _WIDE & set(text) else _WIDE


def _repair(
    text: str, span: tuple[int, int], before: str, reading: Reading | None, table: GlossTable
) -> CleanChange | None:
    """The repair of a run, if it is proven."""
    if reading is None or reading.margin < _LIKELY or "?" in reading.text:
        return None
    again = damage(before + reading.text, {**reading.table, **table.readings})
    if again is None or not again.endswith(text[slice(*span)].replace("（", "(").replace("）", ")")):
        return None
    proof = f"damaged again it gives the source back; {reading.margin:.1f} nats likelier than the next original"
    rule = SHIFT if reading.margin >= _SURE else DOUBTFUL
    return CleanChange(*span, reading.text, rule, "repair", proof=proof)


def _remark(span: tuple[int, int], repair: CleanChange | None) -> Remark:
    if repair is None:
        return Remark(
            code="damage.byte-shift",
            severity="warning",
            message="Bytes are shifted here; no original is sure.",
            span=span,
        )
    return Remark(
        code="damage.byte-shift-repaired",
        severity="info",
        message="Bytes were shifted here; the repair is likely, not sure.",
        span=span,
        proposed=repair.after,
    )
