"""What a worker does: parse a chunk of files into JSON lines."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import NamedTuple

from reportkit import api
from reportkit.errors import ReportkitError
from reportkit.read import printable
from reportkit.rulepack import RuleSet, load_rules
from reportkit.write import as_json


class Job(NamedTuple):
    """How to parse; travels to the workers with each chunk."""

    rules: tuple[str, ...] = ()
    encoding: str | None = None
    off: tuple[str, ...] = ()


class Result(NamedTuple):
    """What became of one input: its JSON line, or its error."""

    uri: str
    line: bytes = b""
    error: str = ""


def convert(job: Job, files: tuple[str, ...]) -> list[Result]:
    """A result for each file, in order; nothing is raised."""
    return [_one(job, file) for file in files]


def _one(job: Job, file: str) -> Result:
    try:
        if os.path.exists(file) and not os.path.isfile(file):  # a pipe could keep the batch waiting for ever
            raise ReportkitError("RK101", "is no regular file", hint="Give a file.", where=printable(file))
        parsed = api.parse(file, encoding=job.encoding, rules=_rules(job.rules), off=job.off)
        return Result(file, line=as_json.line(parsed))
    except ReportkitError as error:
        return Result(file, error=str(error))
    except Exception as error:
        fault = ReportkitError("RK900", f"{type(error).__name__}: {error}", where=file)
        return Result(file, error=str(fault))


@lru_cache(maxsize=1)
def _rules(folders: tuple[str, ...]) -> RuleSet:
    return load_rules(*folders)
