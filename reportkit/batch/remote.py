"""Paths with a protocol (s3://bucket/key, memory://name), by fsspec; without one they are the machine's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from reportkit.errors import ReportkitError

_FILE = "file://"
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
    return _reaching(url, "RK101", "can't be read")


def writing(url: str) -> AbstractContextManager[None]:
    """What goes wrong in the block is RK201."""
    return _reaching(url, "RK201", "can't be written")


@contextmanager
def _reaching(url: str, code: str, failed: str) -> Iterator[None]:
    """Turns what an object store raises into an error with a code: each package has exceptions of its own."""
    try:
        yield
    except ReportkitError:
        raise
    except Exception as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else f"{type(error).__name__}: {error}"
        hint = "Check the name and your rights."
        raise ReportkitError(code, f"{failed}: {reason}", hint=hint, where=url) from error
