"""Files and folders that are whole or absent: made beside their place, then moved there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def whole(path: str) -> Iterator[str]:
    """A path to make a file or folder at, which takes the place of `path` when the block ends."""
    folder, name = os.path.split(path)
    part, old = os.path.join(folder, f".{name}.part"), os.path.join(folder, f".{name}.old")
    for leftover in (part, old):
        _remove(leftover)
    try:
        yield part
        _sync(part)
        if os.path.isdir(path):
            os.rename(path, old)
        os.replace(part, path)
    finally:
        _remove(part)
        _remove(old)


def clear_leftovers(folder: str) -> None:
    """Remove what a batch that was killed left half made."""
    for name in os.listdir(folder):
        if name.endswith((".part", ".old")):
            _remove(os.path.join(folder, name))


def _remove(path: str) -> None:
    if os.path.isdir(path):
        shutil.rmtree(path)
    elif os.path.exists(path):
        os.unlink(path)


def _sync(path: str) -> None:
    files = (
        [path]
        if os.path.isfile(path)
        else [os.path.join(place, name) for place, _, names in os.walk(path) for name in names]
    )
    for file in files:
        with open(file, "rb") as opened:
            os.fsync(opened.fileno())
