"""reportkit diff"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportkit.cli.options import Run, colour_on, note, output_option, source_options
from reportkit.errors import ReportkitError
from reportkit.write.files import output

if TYPE_CHECKING:
    from reportkit.diff import Comparison
    from reportkit.diff.documents import Document
    from reportkit.diff.many import By
    from reportkit.rulepack import RuleSet

_FORMATS = ("table", "json", "csv", "xlsx", "html", "md")
_BINARY = ("xlsx",)
_VERDICTS = ("changed", "unchanged", "added", "removed", "incomparable")


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("-f", "--format", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option("--only", type=click.Choice(_VERDICTS), multiple=True, help="Show rows of this verdict only; may repeat.")
@click.option(
    "--sort",
    type=click.Choice(["section", "size"]),
    default="section",
    show_default=True,
    help="Order of rows: of the report's sections, or the greatest change first.",
)
@click.option("--targets", is_flag=True, help="Follow up what the old report aimed at for the new report's year.")
@click.option("--map", "map_", metavar="FILE", help="Fix pairs, or keep names apart, by a YAML file.")
@click.option("--suggest-map", is_flag=True, help="Print a map of the pairs found under two names, to edit.")
@click.option("--by", type=click.Choice(["place", "name"]), help="Pair the reports of two folders by place or name.")
@click.option("--excel", is_flag=True, help="CSV for Excel: with a byte order mark, texts kept from being formulas.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where something differs.")
@output_option
@source_options
def diff_(old: str, new: str, format: str, exit_code: bool, out: str | None, **options: Any) -> int:
    """Compare the indicators of two reports, row by row: what changed, by how much, and what can't be compared.

    OLD and NEW are reports, or the JSON that `reportkit parse` printed of them; with --by, folders of them.
    """
    from reportkit.diff.arrange import arrange
    from reportkit.diff.mapping import suggestion
    from reportkit.diff.write import render

    if options["excel"] and format != "csv":
        raise click.UsageError("--excel goes with -f csv.")
    if format in _BINARY and out in (None, "-") and sys.stdout.isatty():
        raise ReportkitError("RK209", f"{format} is not for a terminal", hint="Name a file with -o.")
    run = Run()
    comparisons = list(_compare(run, old, new, **options))
    if options["suggest_map"]:
        data = suggestion(comparisons)
    else:
        shown = [arrange(one, only=options["only"], order=options["sort"]) for one in comparisons]
        data = render(shown, format, colour=colour_on(out), excel=options["excel"])  # type: ignore[arg-type]
    with output(out) as sink:
        sink.write(data)
    differs = any(row.verdict != "unchanged" for one in comparisons for row in one.rows)
    return run.exit_code or int(exit_code and differs)


def _compare(
    run: Run, old: str, new: str, *, map_: str | None, targets: bool, by: By | None, **options: Any
) -> Iterator[Comparison]:
    """A comparison for each pair of documents."""
    from reportkit.diff import compare, read_mapping
    from reportkit.diff.evidence import with_evidence

    mapping = read_mapping(map_) if map_ else None
    rules = options["rules"]
    compared = []
    reading = _Reading(encoding=options["encoding"], rules=rules, off=options["off"])
    pairs = _matched(run, old, new, by, reading) if by else [(reading.document(old), reading.document(new))]
    for before, after in pairs:
        found = compare(before.parsed, after.parsed, rules=rules, mapping=mapping, targets=targets)
        compared.append(found)
        yield with_evidence(found, before, after, rules=rules)
    for entry in mapping.idle(compared) if mapping else ():
        note(f"reportkit: {map_}: old {entry.old!r}, new {entry.new!r}: the reports have no such two indicators")


def _matched(run: Run, old: str, new: str, by: By, reading: _Reading) -> tuple[tuple[Document, Document], ...]:
    """The documents of two folders that go together; what can't be read or has no partner is named and passed over."""
    from reportkit.diff.many import match

    before, after = (list(run.each(_files(folder), reading.document)) for folder in (old, new))
    matched = match(before, after, by=by)
    for document in matched.alone:
        note(f"reportkit: {document.parsed.source.uri}: no partner by {by}")
    if not matched.pairs:
        hint = "Try the other --by, or name two files."
        raise ReportkitError("RK210", f"no two reports go together by {by}", hint=hint)
    return matched.pairs


def _files(path: str) -> list[str]:
    """The files of a folder and those below, but hidden ones; a file is itself."""
    folder = Path(path)
    if not folder.is_dir():
        return [path]
    return [str(file) for file in sorted(folder.rglob("*")) if file.is_file() and not file.name.startswith(".")]


class _Reading:
    """How documents are read."""

    def __init__(self, *, encoding: str | None, rules: RuleSet, off: tuple[str, ...]) -> None:
        self._encoding, self._rules, self._off = encoding, rules, frozenset(off)

    def document(self, path: str) -> Document:
        from reportkit.diff.documents import read_document

        if Path(path).is_dir():
            hint = "Pair the reports of two folders with --by place or --by name."
            raise ReportkitError("RK105", "is a directory", hint=hint, where=path)
        return read_document(path, encoding=self._encoding, rules=self._rules, off=self._off)
