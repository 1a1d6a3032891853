"""reportkit batch"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

import click

from reportkit.batch import Job, Result, convert_all, find_inputs
from reportkit.cli.options import note
from reportkit.errors import ReportkitError
from reportkit.rulepack import load_rules
from reportkit.write.files import output

EPILOG = """\b
Examples:
  reportkit batch archive/ -o archive.jsonl
  reportkit batch 2023/ 2024/ extra.txt -o all.jsonl -j 4
"""


@click.command("batch", epilog=EPILOG)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("-o", "--output", "out", metavar="OUT.jsonl", required=True, help="Write the JSON lines to this file.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="Processes at work; as many as processors by default.")
@click.option("--quiet", is_flag=True, help="No progress and no summary; failures are still listed.")
@click.option("--encoding", metavar="NAME", help="Read as this encoding instead of guessing.")
@click.option("--rules", metavar="DIR", multiple=True, help="Add the rule packs of a folder.")
@click.option("--off", metavar="RULE", multiple=True, help="Make no edit by this rule.")
def batch_(
    paths: Sequence[str],
    out: str,
    jobs: int | None,
    quiet: bool,
    encoding: str | None,
    rules: tuple[str, ...],
    off: tuple[str, ...],
) -> int:
    """Convert files and folders (with their sub-folders) to JSON lines, one for each file, in the order of their names.

    A file that can't be read does not stop the rest: it is listed at the end, and the exit code is 1.
    """
    load_rules(*rules)  # a broken pack is reported once, here
    files = [file for file in find_inputs(paths) if os.path.realpath(file) != os.path.realpath(out)]
    if not files:
        raise ReportkitError("RK203", "no files found", hint="Hidden files are passed over.", where=" ".join(paths))
    results = convert_all(Job(rules, encoding, off), files, jobs=jobs or os.cpu_count() or 1)
    failures = []
    with output(out) as sink:
        for result in results if quiet else _with_progress(results, len(files)):
            sink.write(result.line)
            if result.error:
                failures.append(result.error)
        if len(failures) == len(files):
            _list(failures)
            raise click.exceptions.Exit(2)
    _list(failures)
    if not quiet:
        note(f"reportkit: {len(files) - len(failures)} of {len(files)} files converted to {out}")
    return 1 if failures else 0


def _list(failures: Iterable[str]) -> None:
    for failure in failures:
        note(f"reportkit: {failure}")


def _with_progress(results: Iterable[Result], total: int) -> Iterator[Result]:
    """`results`, with a count that stays on one line of the terminal (where standard error is one)."""
    shown = sys.stderr.isatty()
    for count, result in enumerate(results, start=1):
        yield result
        if shown:
            print(f"\r{count:,} of {total:,} files", end="\n" if count == total else "", file=sys.stderr, flush=True)
