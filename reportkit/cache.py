"""Files kept between runs, in the cache folder of the user. A cache that can't be used costs time, nothing else."""

from __future__ import annotations

import os


def recall(name: str) -> bytes | None:
    """What was kept under `name`, if anything."""
    try:
        with open(_path(name), "rb") as file:
            return file.read()
    except OSError:
        return None


def keep(name: str, content: bytes) -> None:
    """Keep `content` under `name`, whole or not at all."""
    path = _path(name)
    part = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(part, "wb") as file:
            file.write(content)
        os.replace(part, path)
    except OSError:
        return


def _path(name: str) -> str:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "reportkit", name)
