"""reportkit schema and help."""

from __future__ import annotations

import click

from reportkit.cli.options import rules_option
from reportkit.errors import ReportkitError
from reportkit.rulepack import RuleSet
from reportkit.write.files import output


@click.command("schema")
def schema_() -> None:
    """Print the JSON Schema (2020-12) of what `reportkit parse` prints."""
    from reportkit.write.schema import schema

    with output(None) as sink:
        sink.write(schema())


@click.command("help")
@click.argument("code", metavar="[COMMAND|CODE]", required=False)
@rules_option
@click.pass_context
def help_(ctx: click.Context, code: str | None, rules: RuleSet) -> None:
    """Explain an error code (RK101), a finding or a rule by its id; for a command, print its help."""
    parent = ctx.parent or ctx
    group = parent.command
    command = group.get_command(parent, code) if isinstance(group, click.Group) and code else group
    if command:
        named = parent if command is group else click.Context(command, info_name=code, parent=parent)
        text = command.get_help(named)
    else:
        text = _explained(code or "", rules)
    with output(None) as sink:
        sink.write(f"{text}\n".encode())


def _explained(code: str, rules: RuleSet) -> str:
    from reportkit.codes import explain_rule

    found = rules.find(code)
    if found is None:
        raise ReportkitError("RK204", f"no command, code or rule {code!r}", hint="Codes stand in [] in messages.")
    return explain_rule(*found)
