"""Checks: does the report agree with itself?"""

from __future__ import annotations

from reportkit.checks.running import CheckResult, Confirmation, run_checks

__all__ = ["CheckResult", "Confirmation", "run_checks"]
