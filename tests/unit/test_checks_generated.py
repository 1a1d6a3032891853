"""Generated reports with one injected error each: it is found, and nothing else is."""

from __future__ import annotations

from generators.arithmetic import sample
from reportkit.checks.document import check_source
from reportkit.model import Finding
from reportkit.read import read_text

SAMPLES = 60


def findings(text: str) -> list[Finding]:
    checked = check_source(read_text(text, uri="generated"))
    return [f for f in checked.findings if f.code.startswith("check.") and f.severity != "info"]


def test_injected_errors() -> None:
    samples = [sample(seed) for seed in range(SAMPLES)]
    found = missed = false = 0
    for one in samples:
        hits = findings(one.text)
        inside = [f for f in hits if f.span[0] < one.span[1] and one.span[0] < f.span[1]]
        found += bool(inside)
        missed += not inside
        false += len(hits) - len(inside) + len(findings(one.clean))
    assert found >= 0.95 * SAMPLES, f"{missed} missed"
    assert false <= 0.01 * SAMPLES, f"{false} false"
