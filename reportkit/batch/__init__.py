"""Batches: many files to JSON lines, in several processes."""

from reportkit.batch.inputs import find_inputs
from reportkit.batch.pool import convert_all
from reportkit.batch.work import Job, Result

__all__ = ["Job", "Result", "convert_all", "find_inputs"]
