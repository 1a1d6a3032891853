"""Zones, and the words that tell one of a report that looks back from one that looks ahead."""

from __future__ import annotations

from typing import Literal, NamedTuple

from reportkit.era import five_years, read_han
from reportkit.indicators.times import Reference, TimeReader
from reportkit.model import PeriodBasis
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

Role = Literal["review", "plan"]


class Zone(NamedTuple):
    """From `start` on: what the text does, for when, and what relative words count from.

    `span` is the stretch of years a review covers besides its last year (2016/2020), None where it covers one;
    `stretch` is the same, or one its title names beside a year (2020年和过去五年): yearly averages are for that.
    `titled`: a heading says that it looks back, so that what it expects is the result of a year not quite over.
    """

    start: int
    role: Role
    reference: Reference
    span: str | None
    basis: PeriodBasis | None
    stretch: str | None = None
    titled: bool = False


class RoleReader:
    """The words and patterns that tell a plan from a review."""

    def __init__(self, rules: RuleSet) -> None:
        self.times = rules.compiled(TimeReader)
        self.review = (*rules.words("role.review"), *rules.words("outline.review"))
        self.plan = (*rules.words("role.plan"), *rules.words("outline.outlook"))
        self.scheme = rules.words("role.scheme")
        self.work = rules.words("role.work")
        self.turn = rules.words("role.turn")
        self.plan_titles = rules.words("outline.outlook-kind") + rules.words("outline.tasks-kind")
        self.review_titles = rules.words("outline.review-kind")
        self.ahead = regex(rules.pattern("role.ahead")).finditer
        self.five_years = regex(rules.pattern("role.five-years")).search
        self.next_step = regex(rules.pattern("role.next-step")).finditer
        self.looks_back = regex(rules.pattern("role.looks-back")).search
        self.half = regex(rules.pattern("outline.half")).search
        self.year_line = regex(rules.pattern("role.year-line")).finditer
        self.next_year = rules.words("role.next-year")
        self.aims = regex(rules.pattern("role.aims")).finditer
        self.term = regex(rules.pattern("role.term")).search
        self.headline = regex(rules.pattern("role.headline")).search
        self.dateline = regex(rules.pattern("role.dateline")).search

    def five_years_in(self, title: str) -> str | None:
        """The years of the five-year plan a title names without more words (“十五五”目标)."""
        found = self.five_years(title)
        return five_years(read_han(found[1])) if found else None

    def is_plan(self, title: str) -> bool:
        """Whether a report's title is that of a plan and of nothing else."""
        return any(w in title for w in self.plan_titles) and not any(w in title for w in self.review_titles)

    def role(self, title: str) -> Role | None:
        """What a section's title says it does: its last word decides, or any word beside a year."""
        if title.endswith(self.review):
            return "review"
        if not title.endswith(self.plan):
            return None
        scheme = title.endswith(self.scheme) and not any(word in title for word in self.work)
        return None if scheme else "plan"

    def dated_role(self, title: str) -> Role | None:
        """The role of a title that names a time: the last of its words decides; the name of a scheme inside is none."""
        review = max((title.rfind(word) for word in self.review), default=-1)
        plan = max((title.rfind(word) for word in self.plan if word not in self.scheme), default=-1)
        if title.endswith(self.scheme):
            plan = len(title)
        if review < 0 and plan < 0:
            return None
        return "review" if review > plan else "plan"
