"""Rewritten years: a site sets a newer year for an older one; anniversaries and plans still tell the true one.

`years.contradicted`: the text keeps an anniversary or a plan's first or last year that fits none of its stated years.
`years.title`: the title's year for the plan is not the year its own headings give. Nothing is changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from reportkit.clean.characters import spelt
from reportkit.regex import regex
from reportkit.rulepack import Rule, RuleSet
from reportkit.search import occurrences
from reportkit.stages import Remark

_YEAR = regex(r"[12][09][0-9]{2}(?=年)")
_SENTENCE_EDGES = regex(r"[。！？；;!?\n]")
_LOOK = 120  # characters of a sentence looked at on each side
_NEAR = 1  # a report of one year speaks of the next and the last


class TrueYearRule(Rule, frozen=True):
    """An event that dates a text: `zero` is its year, or the year from which the group `n` of `pattern` counts.

    `pattern` begins with one of `cues`.
    """

    cues: tuple[str, ...]
    pattern: str
    zero: int

    def matches(self, text: str) -> bool:
        return next(self.find(text, self.cues), None) is not None

    def find(self, text: str, cues: Iterable[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """The year each mention of the event tells, and where it stands; `cues` are those the text may hold."""
        for at in sorted({at for cue in cues for at in occurrences(text, cue)}):
            found = regex(self.pattern).match(text, at)
            if found:
                yield self.zero + int(found.groupdict().get("n") or 0), found


def rewritten_years(text: str, characters: frozenset[str], rules: RuleSet) -> list[Remark]:
    """Remarks on stated years that the text itself contradicts."""
    return [*_contradicted(text, characters, rules), *_title_years(text, rules)]


def _contradicted(text: str, characters: frozenset[str], rules: RuleSet) -> Iterator[Remark]:
    stated: Counter[int] = Counter()
    relative = rules.words("years.relative")
    for rule in rules.of(TrueYearRule):
        for year, found in rule.find(text, spelt(rule.cues, characters)):
            stated = stated or Counter(map(int, _YEAR.findall(text)))
            sentence = _sentence(text, found.start(), found.end())
            own = {int(y) for y in _YEAR.findall(sentence)}
            if any(word in sentence for word in relative):
                continue
            if len(own) == 1 and year not in own:
                yield _remark(rule, year, found, own.pop())
            elif not own and stated and all(abs(other - year) > _NEAR for other in stated):
                yield _remark(rule, year, found, stated.most_common(1)[0][0])


def _sentence(text: str, start: int, end: int) -> str:
    before = text[max(0, start - _LOOK) : start]
    after = text[end : end + _LOOK]
    return _SENTENCE_EDGES.split(before)[-1] + text[start:end] + _SENTENCE_EDGES.split(after)[0]


def _remark(rule: TrueYearRule, year: int, found: re.Match[str], stated: int) -> Remark:
    return Remark(
        code="years.contradicted",
        severity="warning",
        message=f"{found[0]} tells the year {year}, the text says {stated}: years may have been rewritten ({rule.id})",
        span=found.span(),
        proposed=str(year),
    )


def _title_years(text: str, rules: RuleSet) -> Iterator[Remark]:
    """The title's year for 思路, 计划 … against the headings': one remark where they disagree."""
    halves = "|".join(rules.words("years.halves"))
    pattern = regex(rf"((?:19|20)[0-9]{{2}})年(?:度)?(?:的)?工作({halves})")
    title = text.partition("\n")[0]
    if len(title) > 60:
        return
    for found in pattern.finditer(title):
        below = {other[1] for other in pattern.finditer(text, len(title)) if other[2] == found[2]}
        if below and found[1] not in below:
            yield Remark(
                code="years.title",
                severity="warning",
                message=f"the title says {found[1]}, headings say {', '.join(sorted(below))}: a year may be rewritten",
                span=found.span(1),
                proposed=min(below) if len(below) == 1 else None,
            )
