"""The documents of an archive, as a panel reads them: whatever is broken there becomes one error with a code."""

from __future__ import annotations

import os
from collections.abc import Iterator

import msgspec

from reportkit.batch.archive import open_archive
from reportkit.errors import ReportkitError
from reportkit.model import SCHEMA_VERSION, Parsed
from reportkit.read.parsed import is_readable

_AGAIN = "Make it anew: `reportkit batch PATH... -o {} --force`."


def documents(folder: str) -> Iterator[Parsed]:
    """All documents, sorted by uri.

    Raises ReportkitError RK212 (no finished archive), RK218 (broken or cut off), RK219 (of another schema version).
    """
    if os.path.isfile(folder):
        hint = "Give the folder that `reportkit batch ... -o FOLDER` made."
        raise ReportkitError("RK212", "is a file, not the folder of an archive", hint=hint, where=folder)
    archive = open_archive(folder)
    try:
        for parsed in archive.documents():
            if not is_readable(parsed.schema_version):
                message = f"holds documents of schema version {parsed.schema_version}, not {SCHEMA_VERSION}"
                raise ReportkitError("RK219", message, hint=_AGAIN.format(folder), where=folder)
            yield parsed
    except (msgspec.MsgspecError, UnicodeDecodeError, KeyError) as error:
        what = "names a result that is lost" if isinstance(error, KeyError) else f"can't be read: {error}"
        raise ReportkitError("RK218", f"is broken: {what}", hint=_AGAIN.format(folder), where=folder) from error
    except OSError as error:
        message = f"is broken: {os.path.basename(error.filename or '')}: {error.strerror or error}"
        raise ReportkitError("RK218", message, hint=_AGAIN.format(folder), where=folder) from error
