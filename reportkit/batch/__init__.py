"""Batches: many inputs to JSON lines, or to an archive that can be gone on with, in several processes."""
