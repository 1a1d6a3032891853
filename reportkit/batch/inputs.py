"""Which inputs a batch is made of."""

from __future__ import annotations

import codecs
import glob
import io
import os
from collections.abc import Collection, Iterable, Iterator

from reportkit.batch.remote import filesystem, is_remote, plain, reading
from reportkit.errors import ReportkitError
from reportkit.read import printable
from reportkit.read.files import load
from reportkit.read.inputs import HEAD, Input, Opened, contained, failing, open_inputs

_LONGEST_LIST = 1 << 30  # bytes


def find_files(paths: Iterable[str], *, leave_out: Collection[str] = ()) -> Iterator[str]:
    """The files named, and those in the folders named and their sub-folders, sorted; hidden ones are passed over.

    A path that is neither is a pattern (`2023/**/*.txt`), or else given on as it is, so that a missing file is reported
    where it is read. URLs are taken in the same way. `leave_out` names files and folders of the batch's own.
    Raises ReportkitError RK230 where a package for a URL is missing.
    """
    own = [os.path.realpath(plain(path)) for path in leave_out if not is_remote(plain(path))]
    for path in map(plain, paths):
        if is_remote(path):
            yield from _remote(path, leave_out)
            continue
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
        listed = load(path, max_bytes=_LONGEST_LIST).removeprefix(codecs.BOM_UTF8)
        return [line for line in os.fsdecode(listed).splitlines() if line.strip()]
    except ReportkitError as error:
        error.where = error.where or path
        raise


def read_inputs(files: Iterable[str], *, text_field: str | None = None) -> Iterator[Input]:
    """The inputs in `files`, in order; archives are gone through. What can't be read is an input with an error."""
    for file in files:
        if os.path.exists(file) and not os.path.isfile(file):  # a pipe could keep the batch waiting for ever
            yield Input(printable(file), error=_no_file(file))
            continue
        opened = _open_remote(file, text_field) if is_remote(file) else open_inputs(file, text_field=text_field)
        for found in opened:
            yield found._replace(uri=printable(found.uri))


def _no_file(path: str) -> ReportkitError:
    if os.path.isdir(path):
        what, hint = "is a folder that is linked or can't be read", "Give the folder itself, and check your rights."
    else:
        what, hint = "is a pipe or a device, no file", "Save what it gives to a file first."
    return ReportkitError("RK101", what, hint=hint)


def _walk(folder: str) -> Iterator[str]:
    """The files below a folder; and the folders that are not gone into, because they are linked or can't be read."""
    refused: list[str] = []
    for place, folders, files in os.walk(folder, onerror=lambda error: refused.append(os.fspath(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = (name for name in folders if os.path.islink(os.path.join(place, name)))
        yield from (os.path.join(place, name) for name in sorted((*files, *linked)) if not name.startswith("."))
    yield from refused


def _remote(url: str, own: Collection[str]) -> Iterator[str]:
    """The files of a URL: itself, those below it, or those of its pattern."""
    system, path = filesystem(url)
    with reading(url):
        if system.isdir(path):
            found = [name for name in system.find(path) if "/." not in name[len(path) :]]
        else:
            found = system.glob(path) if glob.has_magic(path) else []
        names = [str(system.unstrip_protocol(name)) for name in sorted(found)] or [url]
    yield from (name for name in names if not any(f"{name}/".startswith(f"{out.rstrip('/')}/") for out in own))


def _open_remote(url: str, text_field: str | None) -> Iterator[Input]:
    """The inputs in a file of a URL, as `open_inputs` has them."""
    with failing(url) as failed:
        system, path = filesystem(url)
        with reading(url), system.open(path, "rb") as raw, io.BufferedReader(raw, buffer_size=HEAD) as file:
            yield from contained(Opened(url, file, system.size(path), text_field))
    yield from failed


def _within(path: str, own: Collection[str]) -> bool:
    return any(path == folder or path.startswith(folder + os.sep) for folder in own)
