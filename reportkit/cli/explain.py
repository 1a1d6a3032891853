"""reportkit explain"""

from __future__ import annotations

from typing import Any

import click

from reportkit import api
from reportkit.cli.options import source_options
from reportkit.explain import explain_indicator
from reportkit.write.files import output


@click.command("explain")
@click.argument("file", metavar="FILE")
@click.argument("id", metavar="ID")
@source_options
def explain_(file: str, id: str, **source: Any) -> None:
    """Show where one indicator (r1.i17) comes from: its sentence in the source, its fields, the edits that touch it."""
    text, parsed = api.parse_with_text(file, **source)
    with output(None) as sink:
        sink.write(explain_indicator(text, parsed, id).encode("utf-8"))
