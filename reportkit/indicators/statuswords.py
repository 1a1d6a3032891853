"""The patterns that tell what is done from what is planned."""

from __future__ import annotations

from reportkit.regex import regex
from reportkit.rulepack import RuleSet


class StatusWords:
    """The patterns of rules/status.yaml, by the last word of their ids."""

    def __init__(self, rules: RuleSet) -> None:
        first, cue = rules.pattern("status.first"), rules.pattern("status.cue")
        kinds = ("budget", "quota", "result", "done")
        yearly = "|".join(f"(?P<{kind}>{rules.pattern(f'status.{kind}')})" for kind in kinds)
        self.cues = regex(f"(?={first})(?:{cue}|{yearly})").finditer
        self.aim_after = regex(rules.pattern("status.aim-after")).search
        self.aim_before = regex(rules.pattern("status.aim-before")).search
        self.measured = regex(rules.pattern("status.measured")).match
        self.due_after = regex(rules.pattern("status.due-after")).search
        self.pending = regex(rules.pattern("status.pending")).search
        self.meanwhile = regex(f"[^,;。\\n]{{0,14}}?(?:{rules.pattern('status.meanwhile')})").match
        rare = (rules.pattern(f"status.{word}") for word in ("due-after", "aim-after", "pending", "meanwhile"))
        self.rare = regex("|".join(rare)).search
        self.achieved = regex(rules.pattern("status.achieved")).search
        self.compared = regex(rules.pattern("status.compared")).search
        self.by_then = regex(rules.pattern("status.by-then")).match
        self.whole_cost = regex(rules.pattern("status.whole-cost")).search
        self.under_way = regex(rules.pattern("status.under-way")).search
        self.figure = regex(rules.pattern("time.figure")).search
        self.fulfilled = regex(rules.pattern("status.fulfilled")).search
        self.investment = regex(rules.pattern("status.investment")).search
        self.sought = regex(rules.pattern("status.sought")).search
        self.prospect = regex(rules.pattern("status.prospect")).search
        self.brought = regex(rules.pattern("status.brought")).search
        self.old_value = regex(rules.pattern("status.old-value")).search
        self.follows = regex(rules.pattern("period.follows")).match
        self.reaching = regex(rules.pattern("period.reaching")).match
        self.new_value = regex(rules.pattern("status.new-value")).search
        self.task = regex(f"(?:{rules.pattern('status.task')})$").match
        self.contents = regex(rules.pattern("period.contents")).search
        self.turns = rules.words("period.turns")
        self.of = rules.words("status.of")
        self.among = rules.words("period.among")
        self.of_rest = rules.words("status.of-rest")
