"""The library: what the command line does, as functions. Values are immutable; files are read, nothing is written."""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import TYPE_CHECKING

from msgspec import structs

from reportkit.assemble import assemble
from reportkit.model import Parsed
from reportkit.pipeline import parse_source, read_parts
from reportkit.read import read_path, read_text
from reportkit.read.parsed import from_json
from reportkit.rulepack import RuleSet, load_rules
from reportkit.stages import CleanText, SourceText

if TYPE_CHECKING:
    from reportkit.account import Account
    from reportkit.checks.document import Checked
    from reportkit.diff import Comparison, Mapping
    from reportkit.explain import Trace

__all__ = [
    "check",
    "compare",
    "from_json",
    "normalize",
    "numerals",
    "parse",
    "parse_text",
    "parse_with_text",
    "store_text",
    "to_json",
    "trace",
]

Path = str | os.PathLike[str]


def parse(
    path: Path,
    *,
    encoding: str | None = None,
    rules: RuleSet | None = None,
    off: Collection[str] = (),
    with_text: bool = False,
) -> Parsed:
    """Everything reportkit reads out of a file ("-" for standard input).

    `encoding` takes the choice of encoding away from the guess, `rules` (from `load_rules`) replaces the built-in
    packs, `off` names rules that must make no edits. `with_text` stores the text the spans point into, with its blocks.
    Raises ReportkitError, which names the file and has a code.
    """
    source = read_path(path, encoding=encoding)
    parsed = parse_source(source, rules=rules, off=frozenset(off))
    return store_text(parsed, source) if with_text else parsed


def parse_text(text: str, *, uri: str = "text", rules: RuleSet | None = None, off: Collection[str] = ()) -> Parsed:
    """The same for a text already decoded; spans are offsets into `text`. Raises ReportkitError for lone surrogates."""
    return parse_source(read_text(text, uri=uri), rules=rules, off=frozenset(off))


def normalize(
    path: Path, *, encoding: str | None = None, rules: RuleSet | None = None, off: Collection[str] = ()
) -> CleanText:
    """The clean text of a file, its edits, and the alignment between the two. Raises ReportkitError."""
    from reportkit.clean import clean

    return clean(read_path(path, encoding=encoding), rules=rules or load_rules(), off=frozenset(off))


def parse_with_text(
    path: Path, *, encoding: str | None = None, rules: RuleSet | None = None, off: Collection[str] = ()
) -> tuple[CleanText, Parsed]:
    """Both the clean text of a file and what is read out of it. Raises ReportkitError."""
    rules = rules or load_rules()
    text = normalize(path, encoding=encoding, rules=rules, off=off)
    skipped = frozenset(off)
    parts = read_parts(text, rules=rules, off=skipped)
    return text, assemble(text, parts, fingerprint=rules.fingerprint, off=skipped)


def numerals(
    path: Path, *, encoding: str | None = None, rules: RuleSet | None = None, off: Collection[str] = ()
) -> Account:
    """Every numeral of a file, and what claims it. Raises ReportkitError."""
    from reportkit.account import account

    return account(read_path(path, encoding=encoding), rules=rules, off=frozenset(off))


def trace(path: Path, *, encoding: str | None = None, rules: RuleSet | None = None, off: Collection[str] = ()) -> Trace:
    """A parse with the values of every stage kept, for `reportkit.explain`. Raises ReportkitError."""
    from reportkit.explain import trace as trace_source

    return trace_source(read_path(path, encoding=encoding), rules=rules, off=frozenset(off))


def check(
    path: Path, *, encoding: str | None = None, rules: RuleSet | None = None, off: Collection[str] = ()
) -> Checked:
    """What a file contradicts itself in, and what was found to hold; `off` names codes too. Raises ReportkitError."""
    from reportkit.checks.document import check_source

    return check_source(read_path(path, encoding=encoding), rules=rules, off=frozenset(off))


def store_text(parsed: Parsed, source: SourceText) -> Parsed:
    """`parsed` with the text its spans point into, and the blocks of it."""
    stored = structs.replace(parsed.source, text=source.text, blocks=source.blocks)
    return structs.replace(parsed, source=stored)


def to_json(parsed: Parsed) -> bytes:
    """The JSON that `reportkit parse` prints; `from_json` reads it back, value by value."""
    from reportkit.write.as_json import document

    return document(parsed)


def compare(
    old: Parsed, new: Parsed, *, rules: RuleSet | None = None, mapping: Mapping | None = None, targets: bool = False
) -> Comparison:
    """The indicators of two parsed reports side by side.

    `mapping` (from `reportkit.diff.read_mapping`) fixes pairs, `targets` follows the old report's targets up.
    """
    from reportkit.diff import compare as compare_parsed

    return compare_parsed(old, new, rules=rules, mapping=mapping, targets=targets)
