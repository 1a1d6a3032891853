"""The documents as the contract has them: a line each, or a file each."""

from __future__ import annotations

import os

from reportkit.batch.archive import Archive
from reportkit.write import as_json

_UNSAFE = '<>:"/\\|?*'
_LONGEST = 40  # characters of a file name taken over


def write_lines(archive: Archive, path: str) -> None:
    """One file, a line for each document."""
    with open(path, "wb") as out:
        out.writelines(map(as_json.line, archive.documents()))


def write_files(archive: Archive, path: str) -> None:
    """A folder, a file for each document, named after its input and content."""
    os.mkdir(path)
    for parsed in archive.documents():
        with open(os.path.join(path, _file_name(parsed.source.uri, parsed.source.sha256)), "wb") as out:
            out.write(as_json.document(parsed))


def _file_name(uri: str, sha256: str) -> str:
    stem = os.path.splitext(uri.rpartition("/")[2])[0][:_LONGEST]
    safe = "".join("_" if c in _UNSAFE or not c.isprintable() else c for c in stem)
    return f"{safe}-{sha256[:16]}.json"
