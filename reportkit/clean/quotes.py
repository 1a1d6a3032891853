"""Lost quotation marks: ? where 《 and 》 stood, and quotations that open and never close.

Question marks around a document's name are put right anywhere. Closing marks are put back only in a text that has lost
most of its closing marks, and only where the words around say where the quotation ends: before a second quotation
joined to it, before the word that says what is quoted (“…战略), or at the comma after a name given (授予“…，).
"""

from __future__ import annotations

import re

import msgspec

from reportkit.clean.working import CleanChange
from reportkit.regex import either, regex
from reportkit.rulepack import RuleSet

TITLE = "repair.title-marks"
CLOSING = "repair.closing-quote"
FORM = "fold.form"

_TITLE = regex(r"(?<=[\u3400-\u9fffA-Za-z])[?？]([^?？《》“”，,。；;！!\n]{2,60})[?？](?=[^\x00-\xff]|[,;)])")
_QUOTED = regex(r"“([^“”。！？；!?;\n]{2,60})")
_PRIMES = {"〝": "“", "〞": "”", "〟": "”"}
_CLAUSE_END = regex(r"[，,、：:。；;]|\Z")
_FEWEST_OPEN = 4
_LOOK_BACK = 8  # characters before a quotation in which its verb stands


class _Cues(msgspec.Struct, frozen=True, gc=False):
    conjunctions: tuple[str, ...]
    honours: tuple[str, ...]
    events: tuple[str, ...]
    heads: re.Pattern[str]


def _cues(rules: RuleSet) -> _Cues:
    return _Cues(
        conjunctions=rules.words("repairs.conjunctions"),
        honours=rules.words("repairs.quote-honours"),
        events=rules.words("repairs.quote-events"),
        heads=regex(either(rules.words("repairs.quote-heads"))),
    )


def quote_forms(text: str) -> list[CleanChange]:
    """Changes that put “ and ” for the typographic primes 〝 and 〞 some converters set."""
    if not any(prime in text for prime in _PRIMES):
        return []
    return [CleanChange(at, at + 1, _PRIMES[prime], FORM, "fold") for at, prime in enumerate(text) if prime in _PRIMES]


def title_marks(text: str, rules: RuleSet) -> list[CleanChange]:
    """Changes that put 《…》 for ?…? around the name of a document."""
    documents = rules.words("repairs.documents")
    changes: list[CleanChange] = []
    for sign in "?？":
        at = text.find(sign)
        while at >= 0:
            found = _TITLE.match(text, at)
            if found and found[1].endswith(documents) and text[at - 1 : at].isalpha():
                changes.append(CleanChange(at, at + 1, "《", TITLE, "repair"))
                changes.append(CleanChange(found.end() - 1, found.end(), "》", TITLE, "repair"))
                at = found.end() - 1
            at = text.find(sign, at + 1)
    return changes


def closing_quotes(text: str, rules: RuleSet) -> list[CleanChange]:
    """Changes that put back closing marks where the words around prove their place."""
    opened, closed = text.count("“"), text.count("”")
    if opened < _FEWEST_OPEN or 4 * closed > opened:
        return []
    cues = rules.compiled(_cues)
    changes: list[CleanChange] = []
    for found in _QUOTED.finditer(text):
        if text[found.end() : found.end() + 1] != "”":
            at = _end_of_quotation(text, found, cues)
            if at is not None:
                changes.append(CleanChange(at, at, "”", CLOSING, "repair"))
    return changes


def _end_of_quotation(text: str, found: re.Match[str], cues: _Cues) -> int | None:
    start, end = found.span(1)
    if text[end : end + 1] == "“":
        for word in cues.conjunctions:
            if text.endswith(word, start, end):
                return end - len(word)
    clause = _CLAUSE_END.search(text, start, end)
    clause_end = clause.start() if clause else end
    before = text[max(0, start - _LOOK_BACK) : start - 1].removesuffix("了")
    if before.endswith(cues.honours):
        return clause_end
    head = cues.heads.search(text, start + 2, end)
    if head:
        return head.start()
    return clause_end if before.endswith(cues.events) else None
