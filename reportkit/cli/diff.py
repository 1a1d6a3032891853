"""reportkit diff"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportkit.cli.options import colour_on, note, output_option, source_options
from reportkit.errors import ReportkitError
from reportkit.write.files import output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportkit.diff import Comparison
    from reportkit.diff.documents import Document
    from reportkit.diff.many import By
    from reportkit.rulepack import RuleSet

_BINARY = ("xlsx",)
_VERDICTS = ("changed", "unchanged", "added", "removed", "incomparable")


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "-f", "--format", type=click.Choice(["table", "json", "csv", "xlsx", "html", "md"]), default="table",
    show_default=True,
)  # fmt: skip
@click.option("--only", type=click.Choice(_VERDICTS), multiple=True, help="Show rows of this verdict only; may repeat.")
@click.option(
    "--sort", type=click.Choice(["section", "size"]), default="section", show_default=True,
    help="Order of rows: of the report's sections, or the greatest change first.",
)  # fmt: skip
@click.option("--targets", is_flag=True, help="Follow up what the old report aimed at for the new report's year.")
@click.option("--map", "map_", metavar="FILE", help="Fix pairs, or keep names apart, by a YAML file.")
@click.option("--suggest-map", is_flag=True, help="Print a map of the pairs found under two names, to edit.")
@click.option(
    "--by", type=click.Choice(["place", "name"]), help="Pair the reports of two folders by place or file name."
)
@click.option("--excel", is_flag=True, help="With csv: mark it as UTF-8 for Excel, and defuse formulas.")
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

    if format in _BINARY and out in (None, "-") and sys.stdout.isatty():
        raise ReportkitError("RK209", f"{format} is not for a terminal", hint="Name a file with -o.")
    comparisons = list(_compare(old, new, **options))
    if options["suggest_map"]:
        data = suggestion(comparisons)
    else:
        shown = [arrange(one, only=options["only"], order=options["sort"]) for one in comparisons]
        data = render(shown, format, colour=colour_on(out), excel=options["excel"])  # type: ignore[arg-type]
    with output(out) as sink:
        sink.write(data)
    differs = any(row.verdict != "unchanged" for one in comparisons for row in one.rows)
    return int(exit_code and differs)


def _compare(
    old: str, new: str, *, map_: str | None, targets: bool, by: By | None, **options: Any
) -> Iterator[Comparison]:
    """A comparison for each pair of documents."""
    from reportkit.diff import compare, read_mapping
    from reportkit.diff.evidence import with_evidence

    mapping = read_mapping(map_) if map_ else None
    source = {key: options[key] for key in ("encoding", "rules", "off")}
    for before, after in _pairs(old, new, by, source):
        found = compare(before.parsed, after.parsed, rules=source["rules"], mapping=mapping, targets=targets)
        yield with_evidence(found, before, after, rules=source["rules"])


def _pairs(old: str, new: str, by: By | None, source: dict[str, Any]) -> Iterator[tuple[Document, Document]]:
    if by is None:
        yield _read(old, **source), _read(new, **source)
        return
    from reportkit.diff.many import match

    matched = match(_read_all(old, source), _read_all(new, source), by=by)
    for document in matched.alone:
        note(f"reportkit: {document.parsed.source.uri}: no partner by {by}")
    if not matched.pairs:
        raise ReportkitError(
            "RK210", f"no two reports go together by {by}", hint="Try the other --by, or name two files."
        )
    yield from matched.pairs


def _read_all(folder: str, source: dict[str, Any]) -> Iterator[Document]:
    """The documents of a folder, or the one of a file. A file that can't be read ends the comparison by its name."""
    path = Path(folder)
    files = (
        sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith(".")) if path.is_dir() else [path]
    )
    return (_read(str(file), **source) for file in files)


def _read(path: str, *, encoding: str | None, rules: RuleSet, off: tuple[str, ...]) -> Document:
    from reportkit.diff.documents import read_document

    return read_document(path, encoding=encoding, rules=rules, off=frozenset(off))
