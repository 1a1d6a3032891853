"""Files kept between runs, in the cache folder of the user. A cache that can't be used costs time, nothing else."""

from __future__ import annotations

import os

_NEWEST = 8  # of a family; each set of rules ever loaded would leave half a megabyte otherwise


def recall(name: str) -> bytes | None:
    """What was kept under `name`, if anything."""
    try:
        with open(_path(name), "rb") as file:
            return file.read()
    except OSError:
        return None


def keep(name: str, content: bytes, *, family: str = "") -> None:
    """Keep `content` under `name`, whole or not at all; of the names that begin with `family` only the newest stay."""
    path = _path(name)
    part = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(part, "wb") as file:
            file.write(content)
        os.replace(part, path)
        if family:
            _forget_old(os.path.dirname(path), family)
    except OSError:
        return


def _forget_old(folder: str, family: str) -> None:
    with os.scandir(folder) as entries:
        aged = sorted((entry.stat().st_mtime, entry.path) for entry in entries if entry.name.startswith(family))
    for _, path in aged[:-_NEWEST]:
        os.remove(path)


def _path(name: str) -> str:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "reportkit", name)
