"""The catalogue of codes a user can meet: errors (RK…) and findings, explained by `reportkit help CODE`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportkit.rulepack import Rule

_SHOWN_APART = ("id", "reason", "action", "explanation", "examples")
_LONG = 400


class CodeRule(Rule, frozen=True):
    """A code: `reason` says what it means, `action` what to do about it.

    Examples of a finding's code are whole small texts: the tests parse them; loading does not.
    """

    action: str

    def faults(self) -> Iterator[str]:
        if not self.reason.strip():
            yield "has no reason"


def explain_rule(kind: str, rule: dict[str, Any]) -> str:
    """Id, reason, what to do, the fields of its kind, and its examples."""
    lines = [f"{rule['id']}  ({kind})", "", rule["reason"]]
    if "explanation" in rule:
        lines += ["", rule["explanation"]]
    if "action" in rule:
        lines += ["", f"What to do: {rule['action']}"]
    fields = [f"  {key}: {_short(value)}" for key, value in rule.items() if key not in _SHOWN_APART]
    if fields:
        lines += ["", *fields]
    examples = rule.get("examples") or {}
    for key, title in (("match", "finds"), ("no_match", "leaves alone")):
        lines += [f"  {title}: {text}" for text in examples.get(key, ())]
    return "\n".join(lines)


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key} {_short(item)}" for key, item in value.items())
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= _LONG else f"{text[:_LONG]} …"
