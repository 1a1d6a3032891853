"""The contract: what `reportkit parse --format json` prints, as immutable values.

Spans are `[start, end)` offsets in code points of the source text. Field names, their order and meaning follow
docs/schema.json; fields may be added, none is renamed or dropped without raising SCHEMA_VERSION.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

SCHEMA_VERSION = "1.0"

Span = tuple[int, int]
EditKind = Literal["noise", "repair", "unwrap", "fold"]
SectionKind = Literal["heading", "item", "point"]
ReportKind = Literal["summary", "plan", "summary+plan", "communique", "speech", "other"]
Modifier = Literal["exact", "about", "over", "nearly", "at_least", "at_most", "range"]
Measure = Literal["level", "change", "growth", "share", "ratio", "rank"]
Direction = Literal["up", "down"]
Status = Literal["actual", "target"]
PeriodBasis = Literal["stated", "relative", "section", "report"]
Severity = Literal["error", "warning", "info"]
BlockKind = Literal["title", "heading", "row", "item", "note", "page", "furniture"]
Script = Literal["hans", "hant", "mixed", "other"]


class Generator(msgspec.Struct, frozen=True, kw_only=True):
    """What made the data; `rules` is the fingerprint of the rule set."""

    name: str = "reportkit"
    version: str
    rules: str


class Block(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a file itself says of a stretch of its extracted text: evidence, not yet structure.

    `level` is that of a heading or list, from 1; `page` the number of a page from 1. Blocks of kind `page` cover the
    page; `furniture` is what a page puts around its main text.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    page: int | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """What was read: `bytes` and `sha256` of the input, `chars` of its decoded or extracted text.

    `text`, and the `blocks` an extracted text has, are there only where they were asked for. `near_duplicate_of` is set
    by `reportkit batch`: the uri of the first document of the archive that is nearly the same.
    """

    uri: str
    sha256: str
    bytes: int
    media_type: str
    encoding: str
    chars: int
    script: Script
    text: str | msgspec.UnsetType = msgspec.UNSET
    blocks: tuple[Block, ...] | msgspec.UnsetType = msgspec.UNSET
    near_duplicate_of: str | msgspec.UnsetType = msgspec.UNSET


class Edit(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One change made by the cleaner: `before` is the source text of `span`, `after` what stands in the clean text."""

    rule: str
    kind: EditKind
    span: Span
    before: str
    after: str
    proof: str | None = None


class Section(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A heading, a numbered paragraph (item) or a run-in point (一是); `span` runs to the end of what it contains."""

    id: str
    kind: SectionKind
    level: int
    marker: str | None
    number: int | None
    title: str | None
    span: Span
    title_span: Span | None
    children: tuple[Section, ...] = ()


class Indicator(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A figure of the report. `amount` = `value` × 10^`unit_mult`, exactly; a range has `value_max`, a:b has `per`."""

    id: str
    name: str
    scope: str | None
    among: str | None
    text: str
    value: Decimal
    value_max: Decimal | None
    per: Decimal | None
    unit_mult: int
    unit: str
    amount: Decimal
    modifier: Modifier
    measure: Measure
    direction: Direction | None
    baseline: str | None
    status: Status
    period: str | None
    period_basis: PeriodBasis | None
    part_of: str | None
    section: str | None
    span: Span
    name_spans: tuple[Span, ...]
    sentence: Span
    flags: tuple[str, ...] = ()


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something wrong or doubtful in a report.

    `code` is explained by `reportkit help CODE`, `indicators` are the ids it speaks of, `proposed` is a value that
    could be put back.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    indicators: tuple[str, ...] = ()
    proposed: str | None = None


class UnclaimedNumber(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A numeral that no claim takes, or that damage hides, and why."""

    text: str
    span: Span
    reason: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One report of a source. `confirmed` counts the relations between its figures that were found to hold."""

    id: str
    title: str | None
    kind: ReportKind
    issuer: str | None
    place: str | None
    period: str | None
    span: Span
    title_span: Span | None
    sections: tuple[Section, ...]
    indicators: tuple[Indicator, ...]
    findings: tuple[Finding, ...]
    numbers: dict[str, int | tuple[UnclaimedNumber, ...]]
    meeting: str | None = None
    date: str | None = None
    speaker: str | None = None
    confirmed: int = 0


class Parsed(msgspec.Struct, frozen=True, kw_only=True):
    """A parsed source: the root of the contract."""

    schema_version: str
    generator: Generator
    source: Source
    edits: tuple[Edit, ...]
    reports: tuple[Report, ...]
