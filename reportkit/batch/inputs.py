"""Which files a batch is made of."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator


def find_inputs(paths: Iterable[str]) -> Iterator[str]:
    """The files named, and those in the folders named and their sub-folders, sorted; hidden ones are passed over.

    A path that is no folder is given on as it is, so that a missing file is reported where it is read.
    """
    for path in paths:
        if os.path.isdir(path):
            yield from _walk(path)
        else:
            yield path


def _walk(folder: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(place, name) for name in sorted(files) if not name.startswith("."))
