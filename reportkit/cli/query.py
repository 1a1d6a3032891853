"""reportkit query"""

from __future__ import annotations

from itertools import islice

import click

from reportkit.cli.options import colour_on, note, output_option
from reportkit.write.files import output

EPILOG = """\b
Examples:
  reportkit query OUT "SELECT place, period, number FROM figures WHERE name = '生产总值'"
  reportkit query OUT "SELECT code, count(*) FROM findings GROUP BY code" -f csv
"""
_SHOWN = 1_000  # rows of a table; CSV has all


@click.command("query", epilog=EPILOG)
@click.argument("folder", metavar="OUT")
@click.argument("sql", metavar="SQL")
@click.option("-f", "--format", type=click.Choice(["table", "csv"]), default="table", show_default=True)
@click.option("--time-limit", "seconds", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", default=300,
              show_default=True, help="Give up a query that takes longer.")  # fmt: skip
@output_option
def query_(folder: str, sql: str, format: str, seconds: float, out: str | None) -> int:
    """Ask the tables of an archive in SQL.

    OUT is a folder that `reportkit batch` made with --to duckdb, sqlite or parquet. Only a SELECT is
    taken, and only the archive is read; nothing is changed.
    """
    from reportkit.panel.query import query
    from reportkit.write import as_csv

    with query(folder, sql, seconds=seconds) as answer, output(out) as sink:
        if format == "csv":
            sink.write(as_csv.line(answer.columns))
            sink.writelines(as_csv.line([as_csv.cell(value, excel=False) for value in row]) for row in answer.rows)
            return 0
        from rich import box
        from rich.table import Table

        from reportkit.show.console import render, text

        table = Table(box=box.SIMPLE_HEAD)
        for column in answer.columns:
            table.add_column(text(column), overflow="fold")
        for row in islice(answer.rows, _SHOWN):
            table.add_row(*map(text, row))
        sink.write(render(table, colour=colour_on(out)))
        if next(answer.rows, None) is not None:
            note(f"reportkit: only the first {_SHOWN:,} rows are shown; -f csv has all")
    return 0
