"""What several commands share: options for reading, and going through files without stopping at a bad one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import click

from reportkit.cli.app import fail, unexpected
from reportkit.errors import ReportkitError
from reportkit.rulepack import RuleSet, load_rules

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


def rules_option(command: F) -> F:
    """--rules DIR, given to the command as a RuleSet; read before --off, whose rules may be of these packs."""
    return click.option(
        "--rules",
        metavar="DIR",
        multiple=True,
        callback=_load_rules,
        is_eager=True,
        help="Add the rule packs of a folder; a rule of the same id replaces the built-in one.",
    )(command)


def source_options(command: F) -> F:
    """--encoding, --rules and --off, named as the keywords of `reportkit.parse`."""
    off = click.option("--off", metavar="RULE", multiple=True, callback=_known_rules, help="Make no edit by this rule.")
    command = rules_option(off(command))
    return click.option("--encoding", metavar="NAME", help="Read as this encoding instead of guessing.")(command)


def output_option(command: F) -> F:
    """-o OUT."""
    return click.option("-o", "--output", "out", metavar="OUT", help="Write to this file, whole or not at all.")(
        command
    )


def _load_rules(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> RuleSet:
    return load_rules(*value)


def _known_rules(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    require_rules(value, ctx.params["rules"])
    return value


def require_rules(ids: Sequence[str], rules: RuleSet) -> None:
    """Raises ReportkitError RK204 for an id to switch off that no rule or code has: it would have no effect."""
    for id in ids:
        if rules.find(id) is None:
            hint = "The edits name theirs: `reportkit normalize FILE --explain`."
            raise ReportkitError("RK204", f"no rule or code {id!r} to switch off", hint=hint)


class Run:
    """Goes through inputs, says what failed and keeps count."""

    def __init__(self) -> None:
        self.done = 0
        self.failed = 0

    def each(self, files: Sequence[str], work: Callable[[str], T]) -> Iterator[T]:
        """`work(file)` for each file; a failure is printed and passed over. Raises Exit(2) if every one failed."""
        for file in files:
            result = self._attempt(work, file)
            if result is not None:
                yield result
        if not self.done:
            raise click.exceptions.Exit(2)

    def _attempt(self, work: Callable[[str], T], file: str) -> T | None:
        try:
            result = work(file)
        except Exception as error:
            self.failed += 1
            fail(error if isinstance(error, ReportkitError) else unexpected(error, where=file))
            return None
        self.done += 1
        return result

    @property
    def exit_code(self) -> int:
        return 1 if self.failed else 0


def note(message: str) -> None:
    """A word to the user that is not data."""
    print(message, file=sys.stderr)


def colour_on(out: str | None = None) -> bool:
    """Whether standard output takes colour: a terminal, and neither -o nor NO_COLOR given."""
    return out in (None, "-") and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
