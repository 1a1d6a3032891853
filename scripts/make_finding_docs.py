"""Make docs/findings: a page for each code, from the rules.

    python scripts/make_finding_docs.py

Pages of codes that are gone are removed.
"""

from __future__ import annotations

from pathlib import Path

from reportkit.checks.document import check_source
from reportkit.checks.formats import finding_codes
from reportkit.checks.rules import CheckRule
from reportkit.codes import CodeRule
from reportkit.read import read_text
from reportkit.rulepack import load_rules

TARGET = Path(__file__).resolve().parents[1] / "docs" / "findings"
NOTE = "Made from the rules by `scripts/make_finding_docs.py`."


def page(rule: CheckRule | CodeRule) -> str:
    """The page of one code: what it means, what it looks like, what is left alone."""
    parts = [f"# {rule.id}", rule.reason]
    if isinstance(rule, CheckRule):
        parts += [f"Severity: {rule.severity}.", rule.explanation]
    else:
        parts.append(rule.action)
    for text in rule.examples.match:
        parts += ["Found in", quoted(text), "\n".join(f"- {line}" for line in messages(rule.id, text))]
    if rule.examples.no_match:
        parts += ["Nothing is found in", *map(quoted, rule.examples.no_match)]
    parts += [f"Switch it off with `--off {rule.id}`.", NOTE]
    return "\n\n".join(parts) + "\n"


def messages(code: str, text: str) -> list[str]:
    """What `reportkit check` says of an example."""
    found = [f for f in check_source(read_text(text, uri="example")).findings if f.code == code]
    return [f"{f.severity}: {f.message}{f' (proposed: {f.proposed})' if f.proposed else ''}" for f in found]


def quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.splitlines())


def index(rules: list[CheckRule | CodeRule]) -> str:
    """The table of contents."""
    rows = "\n".join(f"| [{rule.id}]({rule.id}.md) | {rule.reason} |" for rule in rules)
    return f"# Findings\n\n| code | what it means |\n|---|---|\n{rows}\n\n{NOTE}\n"


def pages() -> dict[str, str]:
    """File name and text of every page."""
    rules = finding_codes(load_rules())
    return {"README.md": index(rules), **{f"{rule.id}.md": page(rule) for rule in rules}}


def main() -> None:
    made = pages()
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (TARGET / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
