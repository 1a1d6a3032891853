"""The command group: commands are imported when they are called, and every failure becomes one message with a code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from reportkit.errors import ReportkitError
from reportkit.version import __version__

# command → (module, what --help says of it); the function has the name of the command, with a _ at the end.
COMMANDS = {
    "parse": ("parse", "Turn reports into JSON, YAML, CSV or a table."),
    "show": ("show", "Show a report to people: outline, indicators, findings."),
    "outline": ("text", "Print the outline as a tree, Markdown, OPML or JSON."),
    "section": ("text", "Print the clean text of one section."),
    "normalize": ("text", "Print the clean text; --explain lists every edit."),
    "explain": ("explain", "Show how an indicator came about, or why a number is none."),
    "check": ("check", "Find out whether reports agree with themselves."),
    "diff": ("diff", "Compare the indicators of two reports."),
    "batch": ("batch", "Convert files, folders and archives: to JSON lines or tables."),
    "panel": ("panel", "Set the indicators of an archive side by side."),
    "query": ("query", "Ask the tables of an archive in SQL."),
    "schema": ("reference", "Print the JSON Schema of what parse prints."),
    "help": ("reference", "Explain an error code, a finding or a rule."),
}

EPILOG = """\b
Examples:
  reportkit parse report.txt > report.json
  reportkit parse report.txt -f csv --excel -o indicators.csv
  reportkit show report.txt
  reportkit diff 2023.txt 2024.txt
  reportkit batch archive/ -o archive.jsonl -j 4
"""


class Commands(click.Group):
    """A group that knows its commands' names and help without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"reportkit.cli.{COMMANDS[cmd_name][0]}"), f"{cmd_name}_")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Click suggests options that were mistyped, but no commands."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            near = "".join(f" Did you mean {command!r}?" for command in get_close_matches(name, COMMANDS, n=1))
            ctx.fail(f"No such command {name!r}.{near}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=Commands,
    epilog=EPILOG,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="reportkit", message="%(prog)s %(version)s")
@click.pass_context
def app(ctx: click.Context) -> None:
    """Turn scraped Chinese work reports into structured data an analyst can trust."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(2)


def run(arguments: Sequence[str]) -> int:
    """Run the command line; returns the exit code. Nothing but a code and a message ever reaches the user."""
    try:
        return int(app.main(args=list(arguments), prog_name="reportkit", standalone_mode=False) or 0)
    except ReportkitError as error:
        return fail(error)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "reportkit"
        return fail(ReportkitError("RK200", error.format_message(), hint=f"See `{command} --help`."))
    except (KeyboardInterrupt, click.Abort):
        print("reportkit: interrupted", file=sys.stderr)
        return 130
    except OSError as error:  # but a reader that has had enough: click leaves quietly with 1
        return fail(ReportkitError("RK201", f"output can't be written: {error.strerror or error}"))
    except Exception as error:
        return fail(unexpected(error))


def fail(error: ReportkitError) -> int:
    """Print an error; returns the exit code for "nothing could be done"."""
    print(f"reportkit: {error}", file=sys.stderr)
    return 2


def unexpected(error: Exception, *, where: str = "") -> ReportkitError:
    """A fault of reportkit itself, as an error with a code; REPORTKIT_DEBUG=1 lets the traceback through."""
    if os.environ.get("REPORTKIT_DEBUG"):
        raise error
    hint = "This is a bug: please report it with the input. REPORTKIT_DEBUG=1 shows where."
    return ReportkitError("RK900", f"{type(error).__name__}: {error}", hint=hint, where=where)
