"""reportkit parse"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from reportkit import api
from reportkit.cli.options import Run, colour_on, output_option, source_options
from reportkit.model import Parsed
from reportkit.write import projection
from reportkit.write.files import output

if TYPE_CHECKING:
    from reportkit.account import Account

EPILOG = """\b
Examples:
  reportkit parse report.txt
  reportkit parse report.txt -f csv --excel -o indicators.csv
  reportkit parse *.txt --jsonl > archive.jsonl
  cat page.txt | reportkit parse -
"""


@click.command("parse", epilog=EPILOG)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("-f", "--format", type=click.Choice(["json", "yaml", "csv", "table"]), default="json", show_default=True)
@output_option
@click.option("--jsonl", is_flag=True, help="One JSON line for each file.")
@click.option("--section", metavar="ID", help="Only the indicators and findings of one section (its id or title).")
@click.option("--numbers", is_flag=True, help="List every numeral and what claims it, in place of the parse.")
@click.option("--excel", is_flag=True, help="CSV for Excel: with a byte order mark, texts kept from being formulas.")
@click.option("--with-text", is_flag=True, help="Store the text that spans point into, with its pages and blocks.")
@source_options
def parse_(
    files: Sequence[str],
    format: str,
    out: str | None,
    jsonl: bool,
    section: str | None,
    numbers: bool,
    excel: bool,
    with_text: bool,
    **source: Any,
) -> int:
    """Turn reports into structured data: outline, indicators, findings, and every edit made. "-" is standard input."""
    if jsonl and format != "json":
        raise click.UsageError("--jsonl goes with -f json.")
    if len(files) > 1 and format == "json" and not jsonl:
        raise click.UsageError("Several files make several JSON documents: add --jsonl, or use batch.")
    if excel and format != "csv":
        raise click.UsageError("--excel goes with -f csv.")
    if with_text and (numbers or format in ("csv", "table")):
        raise click.UsageError("--with-text goes with -f json and -f yaml, and without --numbers.")
    if numbers and (section or format in ("csv", "table")):
        raise click.UsageError("--numbers goes with -f json and -f yaml, and without --section.")
    read: Callable[[str], Parsed | Account] = (
        partial(api.numerals, **source) if numbers else partial(_parse, section=section, with_text=with_text, **source)
    )
    writer = projection("jsonl" if jsonl else format, excel=excel, colour=colour_on(out))
    run = Run()
    with output(out) as sink:
        for chunk in writer.stream(run.each(files, read)):
            sink.write(chunk)
    return run.exit_code


def _parse(file: str, *, section: str | None, **source: Any) -> Parsed:
    parsed = api.parse(file, **source)
    if section is None:
        return parsed
    from reportkit.select import only_section

    return only_section(parsed, section)
