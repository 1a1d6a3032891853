"""reportkit diff"""

from __future__ import annotations

from typing import Any

import click

from reportkit import api
from reportkit.cli.options import colour_on, output_option, source_options
from reportkit.write.files import output


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("-f", "--format", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--exit-code", is_flag=True, help="Exit with 1 where something differs.")
@output_option
@source_options
def diff_(old: str, new: str, format: str, exit_code: bool, out: str | None, **source: Any) -> int:
    """Compare the indicators of two reports, row by row: what changed, by how much, and what can't be compared."""
    comparison = api.compare(api.parse(old, **source), api.parse(new, **source))
    if format == "json":
        from reportkit.write import as_json

        text = as_json.document(comparison)
    else:
        from reportkit.show import comparison_table

        text = comparison_table(comparison, colour=colour_on(out))
    with output(out) as sink:
        sink.write(text)
    return int(exit_code and any(row.verdict != "unchanged" for row in comparison.rows))
