"""The main parts of a report and what they do: look back, or look ahead; from them, the kind of report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from reportkit.era import Era
from reportkit.model import ReportKind
from reportkit.outline.vocabulary import build_patterns
from reportkit.outline.years import named_period
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, Heading

Role = Literal["review", "outlook", "other"]
OPENING = 60  # characters of a part's text in which its year is looked for
_BETWEEN = "。:\n \u3000"
INTRODUCTION = 600  # characters of a report's text that may say what it reports on


class Part(msgspec.Struct, frozen=True, gc=False):
    """A section of the first level: its title, the first words under it, its role."""

    title: str
    opening: str
    role: Role


def read_parts(clean: CleanText, headings: Sequence[Heading], rules: RuleSet, era: Era | None = None) -> list[Part]:
    """The parts of a report; one named after a year later than the review's looks ahead. `era` reads their years."""
    patterns = rules.compiled(build_patterns)
    parts: list[Part] = []
    reviewed = ""
    for index, heading in enumerate(headings):
        if heading.level != 1 or heading.title is None or heading.kind == "point":
            continue
        title, opening = heading.title, _opening(clean.view, headings, index)
        if era is not None:
            title, opening = era.as_common(title), era.as_common(opening)
        year = (named_period(title, patterns) or "")[:4]
        role: Role = "other"
        if _has(title, rules.words("outline.review")):
            role, reviewed = "review", reviewed or year
        elif _has(title, rules.words("outline.outlook")) or "" < reviewed < year:
            role = "outlook"
        parts.append(Part(title, opening, role))
    return parts


def _opening(view: str, headings: Sequence[Heading], index: int) -> str:
    """The first words under a title, which may stand in two lines; of its own section as far as that is known."""
    end = headings[index].title_end
    limit = len(view)
    for below in headings[index + 1 :]:
        if below.marker is not None or view[end : below.start].strip(_BETWEEN):
            limit = below.start if below.level == 1 else limit
            break
        end = below.title_end
    return view[end : min(end + OPENING, limit)].lstrip(_BETWEEN)


def kind_of(title: str | None, issuer: str | None, parts: Sequence[Part], rules: RuleSet) -> ReportKind:
    """What kind of report it is, by its title and its parts; one without a title, by who issues it."""
    if title is None and issuer and _has(issuer, rules.words("outline.communique-issuer")):
        return "communique"
    title = title or ""
    if _has(title, rules.words("outline.communique")):
        return "communique"
    roles = {part.role for part in parts}
    ahead = "outlook" in roles or _has(title, rules.words("outline.outlook-kind"))
    back = "review" in roles or _has(title, rules.words("outline.review-kind"))
    ahead = ahead or (not back and _has(title, rules.words("outline.tasks-kind")))
    if back and ahead:
        return "summary+plan"
    if _has(title, rules.words("outline.speech")):
        return "speech"
    return "summary" if back else "plan" if ahead else "other"


def _has(title: str, words: Sequence[str]) -> bool:
    return any(word in title for word in words)
