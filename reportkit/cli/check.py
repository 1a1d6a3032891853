"""reportkit check"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import click

from reportkit import api
from reportkit.cli.options import Run, output_option, source_options
from reportkit.model import Severity
from reportkit.write.files import output

EPILOG = """\b
Examples:
  reportkit check report.txt
  reportkit check *.txt --fail-on warning
  reportkit check report.txt -f github --off check.repeat
  reportkit check --list
"""


@click.command("check", epilog=EPILOG)
@click.argument("files", metavar="FILE...", nargs=-1)
@click.option(
    "-f", "--format", type=click.Choice(["table", "json", "github", "sarif"]), default="table", show_default=True
)
@output_option
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 where something of this severity or worse is found.",
)
@click.option("--list", "list_", is_flag=True, help="List the codes and what they mean.")
@source_options
def check_(
    files: Sequence[str],
    format: str,
    out: str | None,
    fail_on: Severity | Literal["never"],
    list_: bool,
    **source: Any,
) -> int:
    """Find out whether reports agree with themselves. --off takes codes too; `reportkit help CODE` explains one."""
    from reportkit.checks import formats

    if list_:
        with output(out) as sink:
            sink.write(formats.listing(source["rules"]).encode("utf-8"))
        return 0
    if not files:
        raise click.UsageError("Missing argument 'FILE...'.")
    run = Run()
    checked = list(run.each(files, lambda file: api.check(file, **source)))
    with output(out) as sink:
        sink.write(formats.FORMATS[format](checked, source["rules"]).encode("utf-8"))
    failed = fail_on != "never" and any(formats.reaches(document.worst(), fail_on) for document in checked)
    return 1 if failed else run.exit_code
