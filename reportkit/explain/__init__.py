"""Explaining: how an indicator came to its fields, and why a number did not become one. Plain text, a fact a line."""

from reportkit.explain.indicator import explain_indicator
from reportkit.explain.offset import explain_offset
from reportkit.explain.trace import Trace, trace
from reportkit.explain.word import explain_word

__all__ = ["Trace", "explain_indicator", "explain_offset", "explain_word", "trace"]
