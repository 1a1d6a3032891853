"""reportkit normalize, outline and section: the text itself."""

from __future__ import annotations

from typing import Any

import click

from reportkit import api
from reportkit.cli.options import note, output_option, source_options
from reportkit.write.files import output


@click.command("normalize")
@click.argument("file", metavar="FILE")
@click.option("--explain", is_flag=True, help="List every edit instead: rule, place, before and after.")
@click.option("--diff", "as_diff", is_flag=True, help="Print a unified diff from the source to the clean text instead.")
@click.option("--unspin", "unspun", is_flag=True, help="Put the likely originals for words a text spinner swapped.")
@output_option
@source_options
def normalize_(file: str, explain: bool, as_diff: bool, unspun: bool, out: str | None, **source: Any) -> None:
    """Print the clean text: simplified, repaired, without site furniture and line-wrap breaks."""
    from reportkit.clean.spun import unspin
    from reportkit.write import as_text

    clean = api.normalize(file, **source)
    if unspun:
        clean = unspin(clean)
    if explain and as_diff:
        raise click.UsageError("--explain and --diff exclude each other.")
    text = as_text.edits(clean) if explain else as_text.changes(clean) if as_diff else as_text.clean_text(clean)
    with output(out) as sink:
        sink.write(text.encode("utf-8"))


@click.command("outline")
@click.argument("file", metavar="FILE")
@click.option("-f", "--format", type=click.Choice(["tree", "md", "opml", "json"]), default="tree", show_default=True)
@click.option("--check", is_flag=True, help="Exit with 1 where the numbering has gaps or repeats.")
@output_option
@source_options
def outline_(file: str, format: str, check: bool, out: str | None, **source: Any) -> int:
    """Print the outline: headings, numbered items and points."""
    from reportkit.write import as_outline

    parsed = api.parse(file, **source)
    with output(out) as sink:
        sink.write(as_outline.FORMATS[format](parsed))
    breaks = as_outline.numbering_breaks(parsed) if check else []
    for line in breaks:
        note(line)
    return 1 if breaks else 0


@click.command("section")
@click.argument("file", metavar="FILE")
@click.argument("key", metavar="ID")
@source_options
def section_(file: str, key: str, **source: Any) -> None:
    """Print the clean text of one section, named by its id (r1.s2.1) or its title."""
    from reportkit.select import find_section, section_text

    text, parsed = api.parse_with_text(file, **source)
    _, section = find_section(parsed, key)
    with output(None) as sink:
        sink.write(section_text(text, section).encode("utf-8"))
