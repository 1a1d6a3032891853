"""Comparing: (Parsed, Parsed) → Comparison."""

from reportkit.diff.compare import compare
from reportkit.diff.mapping import Mapping, read_mapping
from reportkit.diff.model import Comparison, Row, Target

__all__ = ["Comparison", "Mapping", "Row", "Target", "compare", "read_mapping"]
