"""reportkit explain"""

from __future__ import annotations

from typing import Any

import click

from reportkit import api
from reportkit.cli.options import source_options
from reportkit.write.files import output

EPILOG = """\b
Examples:
  reportkit explain report.txt r1.i17
  reportkit explain report.txt --at 1204
  reportkit explain report.txt --missing 城镇化率
"""


@click.command("explain", epilog=EPILOG)
@click.argument("file", metavar="FILE")
@click.argument("indicator", metavar="[ID]", required=False)
@click.option("--id", "id_", metavar="ID", help="The indicator with this id (the same as naming it after FILE).")
@click.option("--at", "offset", type=int, metavar="OFFSET", help="Whatever stands at this offset of the source.")
@click.option("--missing", "word", metavar="WORD", help="Every place of a word, and why its numbers are no indicators.")
@source_options
def explain_(
    file: str, indicator: str | None, id_: str | None, offset: int | None, word: str | None, **source: Any
) -> None:
    """Show how an indicator came to its fields, or why a number did not become one."""
    if sum(asked is not None for asked in (indicator, id_, offset, word)) != 1:
        raise click.UsageError("Give one of ID, --at OFFSET and --missing WORD.")
    if word == "":
        raise click.UsageError("--missing needs a word.")
    from reportkit.explain import explain_indicator, explain_offset, explain_word

    found = api.trace(file, **source)
    if offset is not None:
        text = explain_offset(found, offset)
    elif word is not None:
        text = explain_word(found, word)
    else:
        text = explain_indicator(found, indicator or id_ or "")
    with output(None) as sink:
        sink.write(text.encode("utf-8"))
