"""The passes that mend single characters, in their order: decoding errors, byte shift, literals, script, width.

Byte-level repair comes first: in damaged runs blanks, ? and width carry bytes.
"""

from __future__ import annotations

import msgspec

from reportkit.clean.byteshift.table import learn_table
from reportkit.clean.literals import written_out
from reportkit.clean.mojibake import lost_characters, undo_mojibake
from reportkit.clean.script import script_of, to_simplified
from reportkit.clean.width import folded_forms
from reportkit.clean.working import Working
from reportkit.model import Script
from reportkit.rulepack import RuleSet
from reportkit.stages import Remark


def mend_characters(work: Working, rules: RuleSet) -> tuple[Script, list[Remark]]:
    """Mend the text character by character; returns the script it was written in and remarks, in source spans."""
    work.apply(undo_mojibake(work.text, work.characters, rules))
    lost = _placed(work, lost_characters(work.text, work.characters, rules))
    remarks = lost + _unshift(work, rules)
    script = script_of(work.text, work.characters, rules)
    traditional = script in ("hant", "mixed")
    work.apply(written_out(work.text, traditional=traditional))
    if traditional:
        work.replace_text(to_simplified(work.text, script, rules))
        work.edits = [
            msgspec.structs.replace(edit, after=to_simplified(edit.after, script, rules)) for edit in work.edits
        ]
    work.apply(folded_forms(work.text, work.characters, rules))
    return script, remarks


def _unshift(work: Working, rules: RuleSet) -> list[Remark]:
    table = learn_table(work.text)
    if table is None:
        return []
    from reportkit.clean.byteshift.repair import undo_byte_shift  # with its tables, for the few texts that need it

    changes, remarks = undo_byte_shift(work.text, table, rules)
    placed = _placed(work, remarks)
    work.apply(changes)
    return placed


def _placed(work: Working, remarks: list[Remark]) -> list[Remark]:
    """Remarks on the current text, in source spans."""
    return [msgspec.structs.replace(each, span=work.alignment.to_source(*each.span)) for each in remarks]
