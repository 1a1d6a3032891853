"""What is compared: a report, or what was parsed of one before."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

from reportkit.errors import ReportkitError
from reportkit.model import Parsed
from reportkit.pipeline import parse_source
from reportkit.read import MAX_FILE, STDIN, printable, read_bytes
from reportkit.read.files import load
from reportkit.read.parsed import from_json
from reportkit.rulepack import RuleSet

_PARSED = re.compile(rb'\s{0,9}\{\s{0,9}"schema_version"')  # how all that `reportkit parse` prints as JSON begins


class Document(NamedTuple):
    """A parsed report and the source text of its spans; None where that is not at hand."""

    parsed: Parsed
    text: str | None


def read_document(path: str, *, encoding: str | None, rules: RuleSet, off: frozenset[str]) -> Document:
    """A report, parsed; or the JSON that `reportkit parse` printed, as it is. "-" is standard input.

    The source text of parsed JSON is read from where it was, if it is still the same. Raises ReportkitError as reading
    does, and RK207 for JSON that is not of this form.
    """
    uri = "stdin" if path == STDIN else path
    try:
        data = load(path, max_bytes=MAX_FILE)
        if path.endswith(".json") or _PARSED.match(data):
            parsed = from_json(data)
            return Document(parsed, _source_text(parsed))
        source = read_bytes(data, uri=uri, encoding=encoding)
    except ReportkitError as error:
        error.where = error.where or printable(uri)
        raise
    return Document(parse_source(source, rules=rules, off=off), source.text)


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
