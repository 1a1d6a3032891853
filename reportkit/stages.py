"""What the stages hand to one another. All offsets here are offsets into the *clean* text, unless said otherwise.

bytes → SourceText → CleanText → Outline → Numbers → Drafts (indicators) → Findings → model.Parsed.
Only `assemble` turns clean offsets into source spans.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from reportkit.alignment import Alignment, Span
from reportkit.model import (
    Block,
    Direction,
    Edit,
    Measure,
    Modifier,
    PeriodBasis,
    ReportKind,
    Script,
    SectionKind,
    Severity,
    Status,
)


class SourceText(msgspec.Struct, frozen=True, kw_only=True):
    """A decoded input. `text` is the whole file as decoded, newlines untouched; or what was extracted from HTML, Word
    or PDF (`media_type` says so), with the `blocks` seen there, in order of their starts.
    """

    text: str
    uri: str
    sha256: str
    bytes: int
    media_type: str
    encoding: str
    blocks: tuple[Block, ...] = ()


class Remark(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something a stage saw and did not change (a mask, a lost sign): becomes a Finding.

    `drafts` are indices of the report's drafts it speaks of; `proposed` a value it could be restored to.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    proposed: str | None = None
    drafts: tuple[int, ...] = ()


class CleanText(msgspec.Struct, frozen=True, kw_only=True):
    """The repaired, simplified text.

    `text` is for people: paragraphs separated by one newline, punctuation as written, digits and letters half-width.
    `view` has the same length and the same offsets, with the punctuation folded (，→, （→( ％→% …): patterns run on it.
    """

    text: str
    view: str
    alignment: Alignment
    edits: tuple[Edit, ...]
    remarks: tuple[Remark, ...]
    script: Script
    source: SourceText


class Heading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A structural marker with its title, in document order. `start` is at the marker (at the title without one).

    `level` is the depth in its report's tree, from 1; `marker` as written, cleaned ("(一)"), None without one;
    `number` its ordinal value; `style` the id of the numbering style in rules/numbering.yaml.
    `title_start`/`title_end` bound the title in the clean text (both at the end of the marker when title is None).
    """

    kind: SectionKind
    level: int
    marker: str | None
    number: int | None
    title: str | None
    start: int
    marker_end: int
    title_start: int
    title_end: int
    style: str


class ReportOutline(msgspec.Struct, frozen=True, kw_only=True):
    """One report of the file, `text[start:end]`: metadata and headings. `period` is what its results are about.

    `republic`: the file counts years from 1912, as Taiwan does (see era.py). `spoken`: the year its 今年 is, where its
    first words and its day say that this is not `period`.
    """

    start: int
    end: int
    title: str | None
    title_span: Span | None
    body_start: int
    kind: ReportKind
    issuer: str | None
    place: str | None
    period: str | None
    headings: tuple[Heading, ...]
    remarks: tuple[Remark, ...] = ()
    meeting: str | None = None
    date: str | None = None
    speaker: str | None = None
    republic: bool = False
    spoken: int | None = None


class Number(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A numeral mention and what claims it.

    `claim` is one of quantity, rank (both may become indicators), date, duration, ordinal, marker, name, grade,
    document, rhetorical, damaged, other, unclaimed; `rule` says which rule claimed it, `reason` why in words where
    that helps. `text[start:end]` covers numeral, multiplier, infix 余/多 and unit; the numeral with its multiplier
    ends at `value_end`. Quantities: `value` as written without multiplier, `unit_mult` the multiplier's power of ten,
    `unit` "" where none is written, `modifier` from the words around (约, 以上 …, outside the span) or the infix.
    Dates: `period` is 2019, 2019-03, 2020-S1, 2020-Q1 or 2016/2020 where the text states it, None where it hides it.
    """

    start: int
    end: int
    claim: str
    rule: str
    reason: str = ""
    value: Decimal | None = None
    value_max: Decimal | None = None
    per: Decimal | None = None
    unit_mult: int = 0
    unit: str = ""
    value_end: int = 0
    modifier: Modifier = "exact"
    dimension: str = ""
    period: str | None = None
    flags: tuple[str, ...] = ()


class Draft(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An indicator before it gets its id and its source spans. `part_of` is an index into the report's drafts."""

    number: Number
    name: str
    name_spans: tuple[Span, ...]
    scope: str | None
    among: str | None
    measure: Measure
    direction: Direction | None
    baseline: str | None
    status: Status
    period: str | None
    period_basis: PeriodBasis | None
    part_of: int | None
    sentence: Span
    flags: tuple[str, ...] = ()
