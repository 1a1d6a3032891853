"""reportkit panel"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reportkit.cli.options import colour_on, note, output_option, rules_option
from reportkit.errors import ReportkitError
from reportkit.write.files import output

if TYPE_CHECKING:
    from reportkit.panel.write import Format
    from reportkit.rulepack import RuleSet

EPILOG = """\b
Examples:
  reportkit panel OUT --indicator 生产总值
  reportkit panel OUT --indicator '*人口' --by period,place -f xlsx -o panel.xlsx
  reportkit panel OUT --indicator 生产总值 --indicator 零售总额 -f svg -o panel.svg
"""


@click.command("panel", epilog=EPILOG)
@click.argument("folder", metavar="OUT")
@click.option("--indicator", "indicators", metavar="PATTERN", multiple=True,
              help="Part of a name, or a pattern with * for the whole name; may repeat. All by default.")  # fmt: skip
@click.option("--by", type=click.Choice(["place,period", "period,place"]), default="place,period", show_default=True,
              help="What goes down, and what across.")  # fmt: skip
@click.option(
    "--least", type=click.IntRange(min=1), metavar="N", help="Leave out series of fewer cells; 2 without --indicator."
)
@click.option("-f", "--format", type=click.Choice(["table", "csv", "xlsx", "parquet", "html", "svg", "png"]),
              default="table", show_default=True)  # fmt: skip
@output_option
@rules_option
def panel_(
    folder: str,
    indicators: tuple[str, ...],
    by: str,
    least: int | None,
    format: Format,
    out: str | None,
    rules: RuleSet,
) -> int:
    """Set the indicators of an archive side by side: indicator × place × period, each value with its evidence.

    OUT is the folder that `reportkit batch` made. Names are one where `reportkit diff` takes them for one; units are
    converted. ≠ marks a value on which sources differ, ? a doubtful one; > ≥ ≤ ~ say how exact it is.
    """
    from reportkit.diff.units import units
    from reportkit.panel import build
    from reportkit.panel.documents import documents
    from reportkit.panel.write import BINARY, render

    if format in BINARY and out in (None, "-") and sys.stdout.isatty():
        raise ReportkitError("RK209", f"{format} is not for a terminal", hint="Name a file with -o.")
    least = least or (1 if indicators else 2)
    made = build(documents(folder), indicators=indicators, least=least, rules=rules)
    if not made.series:
        raise _nothing(folder, indicators, least)
    down = by.partition(",")[0]
    written = render(made, format, down=down, units=units(rules), colour=colour_on(out))  # type: ignore[arg-type]
    with output(out) as sink:
        sink.write(written.data)
    if written.note:
        note(f"reportkit: {written.note}")
    return 0


def _nothing(folder: str, indicators: tuple[str, ...], least: int) -> ReportkitError:
    if least == 1 and not indicators:
        return ReportkitError("RK217", "the archive has no indicators", hint="See its inputs.jsonl.", where=folder)
    values = f" with {least} values or more" if least > 1 else ""
    hint = f"Try {'a shorter pattern' if indicators else '--least 1'}."
    return ReportkitError("RK217", f"no such indicator in the archive{values}", hint=hint, where=folder)
