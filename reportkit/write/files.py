"""Output that is whole or absent: a temporary file beside the target, renamed when it is complete."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from reportkit.errors import ReportkitError


@contextmanager
def output(path: str | None) -> Iterator[BinaryIO]:
    """A binary stream to write to: standard output for None or "-", else a file that appears when the block ends.

    If the block raises, a file of that name stays as it was. Raises ReportkitError RK201 where it can't be written.
    """
    if path is None or path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with _whole(os.path.realpath(path)) as out:
            yield out
    except OSError as error:
        raise ReportkitError(
            "RK201", f"can't be written: {error.strerror or error}", hint="Choose another -o.", where=path
        ) from error


@contextmanager
def _whole(path: str) -> Iterator[BinaryIO]:
    if os.path.exists(path) and not os.path.isfile(path):  # a device or pipe; a folder fails here
        with open(path, "wb") as out:
            yield out
        return
    part = f"{path}.{os.getpid()}.part"
    try:
        with open(part, "xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        os.replace(part, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise
