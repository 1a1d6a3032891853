"""Paths with a protocol (s3://bucket/key, memory://name), by fsspec; without one they are the machine's own."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from typing import Any

from reportkit.errors import ReportkitError, told

_FILE = "file://"
_HINT = "Check the name and your rights."
_PROTOCOL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def plain(path: str) -> str:
    """`path` without a protocol that says no more than that it is a path of this machine."""
    return path[len(_FILE) :] if path.startswith(_FILE) else path


def is_remote(path: str) -> bool:
    """Whether a path (after `plain`) is for fsspec."""
    return _PROTOCOL.match(path) is not None


def filesystem(url: str) -> tuple[Any, str]:
    """The fsspec file system of a URL, and the path in it. Raises ReportkitError RK230 where a package is missing."""
    try:
        import fsspec
    except ImportError as error:
        hint = "Install it with `pip install reportkit[dask]`, or copy the files here."
        raise ReportkitError("RK230", "needs fsspec", hint=hint, where=url) from error
    try:
        system, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:  # fsspec says which package its protocol needs
        raise ReportkitError("RK230", f"can't be opened: {error}", hint="See docs/cluster.md.", where=url) from error
    return system, path


def reading(url: str) -> AbstractContextManager[None]:
    """What goes wrong in the block is RK101."""
    return told("RK101", "can't be read", hint=_HINT, where=url)


def writing(url: str) -> AbstractContextManager[None]:
    """What goes wrong in the block is RK201."""
    return told("RK201", "can't be written", hint=_HINT, where=url)
