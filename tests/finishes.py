"""Hostile inputs must finish: not a measure of speed, which belongs in benchmarks/."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

MINUTE = 60.0  # seconds of the process's own time, whatever else the machine does; what is linear takes one or two


@contextmanager
def finishes() -> Iterator[None]:
    """Fails where the block takes more than a minute, as what is worse than linear would."""
    began = time.process_time()
    yield
    assert time.process_time() - began < MINUTE
