"""No line is long in reading: each rule of furniture on the longest lines made of its own cues and signs."""

from __future__ import annotations

import time

import pytest

from reportkit.clean.noise_rules import NoiseRule
from reportkit.rulepack import load_rules

LENGTH = 390  # characters; the rules look at no longer lines
PATIENCE = 1.0  # seconds; a rule needs milliseconds for all its lines
SIGNS = (">", "首页>", "_", ":", "1", "2031-02-03", "a", "县")


@pytest.mark.parametrize("rule", load_rules().of(NoiseRule), ids=lambda rule: rule.id)
def test_lines_of_cues(rule: NoiseRule) -> None:
    begun = time.process_time()
    for unit in (*rule.cues, *SIGNS):
        for tail in ("", "%", "。"):
            rule.matches(rule.cues[0] + unit * (LENGTH // len(unit)) + tail)
    assert time.process_time() - begun < PATIENCE
