"""Files and standard input as bytes, within a limit."""

from __future__ import annotations

import os
import stat
import sys
from typing import BinaryIO

from reportkit.errors import ReportkitError

MAX_BYTES = 8_000_000  # some 2.7 million characters: reports are under a million; parsing takes 1 GB of memory here
MAX_FILE = 64_000_000  # of Word and PDF files, which hold pictures besides
STDIN = "-"


def load(path: str | os.PathLike[str], *, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a file, or of standard input for "-".

    Raises ReportkitError RK101 (missing or unreadable), RK105 (a directory), RK107 (larger than `max_bytes`).
    """
    if path == STDIN:
        return _bounded(sys.stdin.buffer, max_bytes)
    try:
        if stat.S_ISDIR(os.stat(path).st_mode):
            hint = "Use `reportkit batch` for folders."
            raise ReportkitError("RK105", "is a directory", hint=hint)
        with open(path, "rb") as file:
            return _bounded(file, max_bytes)
    except FileNotFoundError as error:
        raise ReportkitError("RK101", "no such file", hint="Check the name.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReportkitError("RK101", f"can't be read: {reason}", hint="Check the name and your rights.") from error


def _bounded(file: BinaryIO, max_bytes: int) -> bytes:
    data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise too_large(max_bytes)
    return data


def too_large(max_bytes: int) -> ReportkitError:
    return ReportkitError("RK107", f"larger than {max_bytes:,} bytes, the limit for one report", hint="Split it.")
