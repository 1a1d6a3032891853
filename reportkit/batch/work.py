"""What a worker does: parse a chunk of inputs into JSON lines."""

from __future__ import annotations

import hashlib
import time
from functools import lru_cache
from typing import NamedTuple

import msgspec

from reportkit.api import store_text
from reportkit.batch.likeness import sketch
from reportkit.batch.limits import MEMORY, SECONDS, OutOfTime, time_limit
from reportkit.batch.store import Store, open_store
from reportkit.clean import clean
from reportkit.errors import ReportkitError
from reportkit.model import SCHEMA_VERSION
from reportkit.pipeline import parse_clean
from reportkit.read import read_bytes
from reportkit.read.inputs import Input
from reportkit.rulepack import RuleSet, load_rules
from reportkit.version import __version__
from reportkit.write import as_json

Chunk = tuple[Input, ...]


class Job(NamedTuple):
    """How to parse; travels to the workers with each chunk.

    With `shards`, a folder or URL, lines are written there. `fingerprint` is what `job_fingerprint` must be where the
    work is done.
    """

    rules: tuple[str, ...] = ()
    encoding: str | None = None
    off: tuple[str, ...] = ()
    with_text: bool = False
    seconds: float = SECONDS
    memory: int = MEMORY
    shards: str | None = None
    fingerprint: str | None = None


def job_fingerprint(job: Job, rules: RuleSet) -> str:
    """Changes with whatever changes results: version, rules, options."""
    parts = (__version__, SCHEMA_VERSION, rules.fingerprint, job.encoding, sorted(job.off), job.with_text)
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:16]


class Place(NamedTuple):
    """Where the line of an input stands: bytes from `start` on in a file of the shards' folder."""

    shard: str
    start: int
    length: int


class Result(NamedTuple):
    """What became of one input: its JSON line (or the place of it) and sketch, or the code and message of its error."""

    uri: str
    line: bytes = b""
    code: str | None = None
    error: str | None = None
    seconds: float = 0.0
    place: Place | None = None
    sketch: bytes | None = None


def convert(job: Job, chunk: Chunk) -> list[Result]:
    """A result for each input, in order; nothing of an input is raised.

    Raises ReportkitError RK232 where version or rules are others than those of the job, OSError where the lines can't
    be written.
    """
    if job.fingerprint not in (None, job_fingerprint(job, _rules(job.rules))):
        hint = "Install the same version on all machines, and give them the same rules."
        raise ReportkitError("RK232", "a worker has another version of reportkit, or other rules", hint=hint)
    results = [_one(job, item) for item in chunk]
    return results if job.shards is None else to_shard(open_store(job.shards), results)


def failure(uri: str, error: ReportkitError, seconds: float = 0.0) -> Result:
    """The result of an input that has failed."""
    error.where = ""
    return Result(uri, code=error.code, error=str(error), seconds=round(seconds, 4))


def _one(job: Job, item: Input) -> Result:
    started = time.perf_counter()
    try:
        with time_limit(job.seconds):
            if item.error is not None:
                raise item.error
            source = read_bytes(item.data, uri=item.uri, encoding=job.encoding)
            rules, off = _rules(job.rules), frozenset(job.off)
            text = clean(source, rules=rules, off=off)
            parsed = parse_clean(text, rules=rules, off=off)
            line = as_json.line(store_text(parsed, source) if job.with_text else parsed)
            likeness = sketch(text.text)
        return Result(item.uri, line=line, seconds=round(time.perf_counter() - started, 4), sketch=likeness)
    except ReportkitError as found:
        error = found
    except OutOfTime:
        hint = "Give it more with --time-limit."
        error = ReportkitError("RK902", f"not done within {job.seconds:g} seconds", hint=hint)
    except MemoryError:
        error = ReportkitError("RK903", "takes more memory than a worker may have", hint="See --memory-limit.")
    except Exception as fault:
        error = ReportkitError("RK900", f"{type(fault).__name__}: {fault}")
    return failure(item.uri, error, time.perf_counter() - started)


def to_shard(store: Store, results: list[Result]) -> list[Result]:
    """Write the lines to one file of `store`; the results hold their places instead.

    The file is named by what is in it: done twice, the work leaves one file.
    """
    lines = b"".join(result.line for result in results)
    if not lines:
        return results
    name = f"{hashlib.sha256(lines).hexdigest()[:32]}.jsonl"
    store.put(name, lines)
    placed, start = [], 0
    for result in results:
        place = Place(name, start, len(result.line)) if result.line else None
        placed.append(result._replace(line=b"", place=place))
        start += len(result.line)
    return placed


@lru_cache(maxsize=1)
def _rules(folders: tuple[str, ...]) -> RuleSet:
    return load_rules(*folders)
