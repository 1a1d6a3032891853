"""reportkit show"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from reportkit import api
from reportkit.cli.options import Run, colour_on, source_options
from reportkit.write.files import output


@click.command("show")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@source_options
def show_(files: Sequence[str], **source: Any) -> int:
    """Show reports to people: title, outline, indicators and findings, in colour on a terminal."""
    from reportkit.show import full_report

    run = Run()
    with output(None) as sink:
        for parsed in run.each(files, lambda file: api.parse(file, **source)):
            sink.write(full_report(parsed, colour=colour_on()))
    return run.exit_code
