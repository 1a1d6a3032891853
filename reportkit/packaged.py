"""Data files inside the package."""

from __future__ import annotations

import os


def packaged(*names: str) -> bytes:
    """The content of a file of the package, by the names on the way to it."""
    with open(os.path.join(os.path.dirname(__file__), *names), "rb") as file:
        return file.read()
