"""reportkit batch"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from reportkit.batch.engine import Engine, convert_all
from reportkit.batch.inputs import files_listed, find_files, read_inputs
from reportkit.batch.limits import MEMORY, SECONDS
from reportkit.batch.progress import progress
from reportkit.batch.remote import plain
from reportkit.batch.store import sink
from reportkit.batch.work import Job, job_fingerprint
from reportkit.cli.options import note, require_rules
from reportkit.errors import ReportkitError
from reportkit.rulepack import load_rules
from reportkit.tables import FORMS

if TYPE_CHECKING:
    from reportkit.batch.run import Start, Summary

EPILOG = """\b
Examples:
  reportkit batch archive/ -o archive.jsonl
  reportkit batch 2023/ 2024/ pages.zip -o OUT --to sqlite --to csv
  reportkit batch archive/ -o OUT --retry-failed
  reportkit panel OUT --by place,period
"""
_LISTED = 20  # failures named on standard error; the rest is in the list of inputs
_MB = 1_000_000


@click.command("batch", epilog=EPILOG)
@click.argument("paths", metavar="[PATH|URL]...", nargs=-1)
@click.option(
    "-o", "--output", "out", metavar="OUT", required=True, help="A folder, or a single file OUT.jsonl; or a URL."
)
@click.option("--to", type=click.Choice(FORMS), multiple=True, help="Forms written to the folder; jsonl by default.")
@click.option("--files-from", metavar="FILE", help='Take more paths from a file, one a line ("-": standard input).')
@click.option(
    "--text-field", metavar="NAME", help="Rows of CSV, JSON lines and Parquet are inputs; this is their text."
)
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="Processes at work; as many as processors by default.")
@click.option("--engine", type=click.Choice(("pool", "dask")), help="Processes of this machine (the default), or Dask.")
@click.option("--scheduler", metavar="ADDRESS", help="Of a Dask cluster; without it --engine dask makes one here.")
@click.option("--retry-failed", is_flag=True, help="Try again what failed before.")
@click.option("--force", is_flag=True, help="Do everything again.")
@click.option("--time-limit", type=click.FloatRange(min=0.01), default=SECONDS, show_default=True, metavar="SECONDS",
              help="For one input.")  # fmt: skip
@click.option("--memory-limit", type=click.IntRange(min=200), default=MEMORY // _MB, show_default=True, metavar="MB",
              help="For one process.")  # fmt: skip
@click.option("--with-text", is_flag=True, help="Store the text that spans point into, with its pages and blocks.")
@click.option("--quiet", is_flag=True, help="No progress and no summary; failures are still listed.")
@click.option("--encoding", metavar="NAME", help="Read as this encoding instead of guessing.")
@click.option("--rules", metavar="DIR", multiple=True, help="Add the rule packs of a folder.")
@click.option("--off", metavar="RULE", multiple=True, help="Make no edit by this rule.")
def batch_(
    paths: Sequence[str],
    out: str,
    to: tuple[Any, ...],
    files_from: str | None,
    jobs: int | None,
    engine: str | None,
    scheduler: str | None,
    time_limit: float,
    memory_limit: int,
    encoding: str | None,
    rules: tuple[str, ...],
    off: tuple[str, ...],
    with_text: bool,
    **options: Any,
) -> int:
    """Convert files, folders and archives: to JSON lines, or to tables in a folder.

    In a folder nothing is done twice: the same call goes on after an interruption, and does only what is new after
    inputs were added. An input that can't be read does not stop the rest: it is listed at the end, and the exit code
    is 1.
    """
    ruleset = load_rules(*rules)  # a broken pack is reported once, here
    require_rules(off, ruleset)
    if out == "-":
        hint = "Name a folder, or a file OUT.jsonl."
        raise ReportkitError("RK200", "a batch can't be written to standard output", hint=hint)
    listed = files_listed(files_from) if files_from else ()
    files = list(find_files(chain(paths, listed), leave_out=[out]))
    if not files:
        raise ReportkitError("RK203", "no files found", hint="Hidden files are passed over.", where=" ".join(paths))
    out = plain(out)
    job = Job(rules, encoding, off, with_text, seconds=time_limit, memory=memory_limit * _MB)
    job = job._replace(fingerprint=job_fingerprint(job, ruleset))
    start = partial(_start, engine, scheduler, jobs or os.cpu_count() or 1)
    if out.endswith(".jsonl") and not to and not os.path.isdir(out):
        return _to_file(job, files, out, start, **options)
    return _to_folder(job, files, out, start, to, **options)


def _start(engine: str | None, scheduler: str | None, jobs: int, job: Job) -> Engine:
    """The engine asked for. Raises ReportkitError RK200, RK230, RK231."""
    if engine == "dask" or (scheduler and engine is None):
        from reportkit.batch.cluster import Cluster

        return Cluster(job, jobs=jobs, scheduler=scheduler)
    if scheduler:
        raise ReportkitError("RK200", "--scheduler is for Dask", hint="Leave out --engine, or give --engine dask.")
    from reportkit.batch.pool import Pool

    return Pool(job, jobs=jobs)


def _to_file(
    job: Job,
    files: Sequence[str],
    out: str,
    start: Start,
    *,
    text_field: str | None,
    quiet: bool,
    retry_failed: bool,
    force: bool,
) -> int:
    """Everything to one file of JSON lines, in the order of the inputs."""
    if retry_failed:
        hint = "Give a folder as -o, where a ledger is kept."
        raise ReportkitError("RK200", "--retry-failed is not for a single file", hint=hint)
    failures: list[tuple[str, str]] = []
    total = 0
    with progress(quiet=quiet) as shown, sink(out) as file:
        inputs = read_inputs(shown.files(files), text_field=text_field)
        with closing(convert_all(start(job), inputs)) as work:
            for results in work:
                file.writelines(result.line for result in results)
                failed = [(result.uri, result.error) for result in results if result.error]
                failures += failed
                total += len(results)
                shown.add(len(results) - len(failed), len(failed))
        if len(failures) == total:
            _list(failures)
            raise click.exceptions.Exit(2)
    _list(failures)
    if not quiet:
        note(f"reportkit: {total - len(failures)} of {total} inputs converted to {out}")
    return 1 if failures else 0


def _to_folder(
    job: Job,
    files: Sequence[str],
    out: str,
    start: Start,
    to: tuple[Any, ...],
    *,
    text_field: str | None,
    quiet: bool,
    retry_failed: bool,
    force: bool,
) -> int:
    """Everything to the archive of a folder, and the forms made of it."""
    from reportkit.batch.archive import open_archive
    from reportkit.batch.run import Redo, convert_archive
    from reportkit.tables import write_forms

    try:
        with progress(quiet=quiet) as shown:
            inputs = read_inputs(shown.files(files), text_field=text_field)
            redo = Redo(everything=force, failed=retry_failed)
            summary = convert_archive(job, inputs, out, start=start, redo=redo, on_progress=shown.add)
        archive = open_archive(out)
        _list((record.uri, record.error) for record in archive.inputs() if record.error)
        written = write_forms(archive, to)
    except KeyboardInterrupt:
        note(f"reportkit: interrupted. What is done is kept in {out}: the same call goes on from there.")
        return 130
    if not quiet:
        _tell(summary, out, written)
    failed = sum(summary.failed.values())
    return 2 if failed == summary.total else 1 if failed else 0


def _tell(summary: Summary, out: str, written: Sequence[str]) -> None:
    """What was done, and what may be done next."""
    failed = sum(summary.failed.values())
    note(f"reportkit: {summary.total - failed:,} of {summary.total:,} inputs converted to {', '.join(written)}")
    if summary.reused:
        note(f"reportkit: {summary.reused:,} done before")
    if summary.same:
        note(f"reportkit: {summary.same:,} the same as another (same_as)")
    if summary.near:
        note(f"reportkit: {summary.near:,} nearly the same as another (near_duplicate_of)")
    for code, count in sorted(summary.failed.items()):
        note(f"reportkit: {count:,} failed with {code}")
    if failed:
        note(f"reportkit: next: `reportkit help {min(summary.failed)}`, then the same call with --retry-failed")
    else:
        note(f"reportkit: next: `reportkit panel {out}`")


def _list(failures: Any) -> None:
    """Name failures, up to a number."""
    count = 0
    for uri, error in failures:
        count += 1
        if count <= _LISTED:
            note(f"reportkit: {uri}: {error}")
    if count > _LISTED:
        note(f"reportkit: … and {count - _LISTED:,} more")
