"""Which inputs a batch is made of."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterable, Iterator

from reportkit.errors import ReportkitError
from reportkit.read import printable
from reportkit.read.files import load
from reportkit.read.inputs import Input, open_inputs


def find_files(paths: Iterable[str], *, leave_out: Collection[str] = ()) -> Iterator[str]:
    """The files named, and those in the folders named and their sub-folders, sorted; hidden ones are passed over.

    A path that is neither is a pattern (`2023/**/*.txt`), or else given on as it is, so that a missing file is reported
    where it is read. `leave_out` names files and folders of the batch's own.
    """
    own = [os.path.realpath(path) for path in leave_out]
    for path in paths:
        if os.path.isdir(path):
            found: Iterable[str] = _walk(path)
        elif os.path.lexists(path):
            found = (path,)
        else:
            found = sorted(filter(os.path.isfile, glob.iglob(path, recursive=True))) or (path,)
        yield from (file for file in found if not _within(os.path.realpath(file), own))


def files_listed(path: str) -> list[str]:
    """The paths a file ("-" for standard input) lists, one a line. Raises ReportkitError RK101."""
    try:
        return [line for line in os.fsdecode(load(path, max_bytes=1 << 30)).splitlines() if line.strip()]
    except ReportkitError as error:
        error.where = error.where or path
        raise


def read_inputs(files: Iterable[str], *, text_field: str | None = None) -> Iterator[Input]:
    """The inputs in `files`, in order; archives are gone through. What can't be read is an input with an error."""
    for file in files:
        if os.path.exists(file) and not os.path.isfile(file):  # a pipe could keep the batch waiting for ever
            yield Input(file, error=ReportkitError("RK101", "is no regular file", hint="Give a file."))
            continue
        for found in open_inputs(file, text_field=text_field):
            yield found._replace(uri=printable(found.uri))


def _walk(folder: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(place, name) for name in sorted(files) if not name.startswith("."))


def _within(path: str, own: Collection[str]) -> bool:
    return any(path == folder or path.startswith(folder + os.sep) for folder in own)
