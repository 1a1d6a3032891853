"""What is compared: a report, or what was parsed of one before."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

import msgspec

from reportkit.errors import ReportkitError
from reportkit.model import SCHEMA_VERSION, Parsed
from reportkit.pipeline import parse_source
from reportkit.read import read_bytes, read_path
from reportkit.read.files import STDIN, load
from reportkit.rulepack import RuleSet

_JSON_MOST = 64_000_000  # bytes of parsed JSON: some ten times the largest report


class Document(NamedTuple):
    """A parsed report and the source text of its spans; None where that is not at hand."""

    parsed: Parsed
    text: str | None


def read_document(path: str, *, encoding: str | None, rules: RuleSet, off: frozenset[str]) -> Document:
    """A report, parsed; or the JSON that `reportkit parse` printed, as it is.

    The source text of parsed JSON is read from where it was, if it is still the same. Raises ReportkitError as reading
    does, and RK207 for JSON that is not of this form.
    """
    if path != STDIN and path.endswith(".json"):
        return _parsed_before(path)
    source = read_path(path, encoding=encoding)
    return Document(parse_source(source, rules=rules, off=off), source.text)


def _parsed_before(path: str) -> Document:
    try:
        parsed = msgspec.json.decode(load(path, max_bytes=_JSON_MOST), type=Parsed)
    except msgspec.DecodeError as error:
        hint = "Give a report, or what `reportkit parse FILE --format json` prints."
        raise ReportkitError("RK207", f"not a parsed report: {error}", hint=hint, where=path) from error
    except ReportkitError as error:
        error.where = error.where or path
        raise
    if parsed.schema_version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        hint = "Parse the report again."
        message = f"schema version {parsed.schema_version} can't be compared with {SCHEMA_VERSION}"
        raise ReportkitError("RK207", message, hint=hint, where=path)
    return Document(parsed, _source_text(parsed))


def _source_text(parsed: Parsed) -> str | None:
    """The text the spans speak of, if the file named is there and has not changed."""
    source = parsed.source
    try:
        data = Path(source.uri).read_bytes() if Path(source.uri).is_file() else b""
    except (OSError, ValueError):
        return None
    if hashlib.sha256(data).hexdigest() != source.sha256:
        return None
    return read_bytes(data, uri=source.uri, encoding=source.encoding).text
