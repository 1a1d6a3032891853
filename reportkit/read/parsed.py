"""What was parsed before, read back from its JSON."""

from __future__ import annotations

import msgspec

from reportkit.errors import ReportkitError
from reportkit.model import SCHEMA_VERSION, Parsed


def from_json(data: bytes) -> Parsed:
    """The document that `reportkit parse` printed as JSON, numbers as they were written.

    Raises ReportkitError RK207 for JSON of another form or of a schema version that `is_readable` refuses.
    """
    try:
        parsed = msgspec.json.decode(data, type=Parsed)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        hint = "Give a report, or what `reportkit parse FILE --format json` prints."
        raise ReportkitError("RK207", f"not a parsed report: {error}", hint=hint) from error
    if not is_readable(parsed.schema_version):
        message = f"is of schema version {parsed.schema_version}, which can't be read as {SCHEMA_VERSION}"
        raise ReportkitError("RK207", message, hint="Parse the report again.")
    return parsed


def is_readable(version: str) -> bool:
    """Whether documents of a schema version can be read: a minor version only adds fields."""
    return version.partition(".")[0] == SCHEMA_VERSION.partition(".")[0]
