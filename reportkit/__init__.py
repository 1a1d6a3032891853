"""reportkit: scraped Chinese work reports to structured data an analyst can trust.

>>> import reportkit
>>> parsed = reportkit.parse("report.txt")
>>> parsed.reports[0].indicators[0].name

Everything is loaded on first use, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportkit.version import __version__

if TYPE_CHECKING:
    from reportkit.api import check, compare, from_json, normalize, numerals, parse, parse_text, to_json, trace
    from reportkit.errors import ReportkitError
    from reportkit.model import Parsed
    from reportkit.rulepack import RuleSet, load_rules

__all__ = [
    "Parsed",
    "ReportkitError",
    "RuleSet",
    "__version__",
    "check",
    "compare",
    "from_json",
    "load_rules",
    "normalize",
    "numerals",
    "parse",
    "parse_text",
    "to_json",
    "trace",
]

_HOMES = {
    "Parsed": "reportkit.model",
    "ReportkitError": "reportkit.errors",
    "RuleSet": "reportkit.rulepack",
    "check": "reportkit.api",
    "compare": "reportkit.api",
    "from_json": "reportkit.api",
    "load_rules": "reportkit.rulepack",
    "normalize": "reportkit.api",
    "numerals": "reportkit.api",
    "parse": "reportkit.api",
    "parse_text": "reportkit.api",
    "to_json": "reportkit.api",
    "trace": "reportkit.api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'reportkit' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
