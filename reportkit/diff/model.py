"""The contract of `reportkit diff --format json`."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from reportkit.model import Indicator, Source, Span

Verdict = Literal["changed", "unchanged", "added", "removed", "incomparable"]
Explanation = Literal["real growth", "restated base"]
Origin = Literal["stated", "computed"]
Outcome = Literal["reached", "missed", "no figure", "incomparable"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """New minus old in `unit`, without multiplier; `relative`: a share of the old, None for rates, ranks, an old 0."""

    absolute: Decimal
    relative: Decimal | None
    unit: str


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """The source text a figure stands in; `mark` is where the number is, in offsets into `text`."""

    text: str
    mark: Span


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """The new report's own word on the change, and whether the two figures bear it out within rounding."""

    text: str
    id: str
    agrees: bool


class Implied(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier value that only the new report gives: stated with its year, or computed from a change it states."""

    amount: Decimal
    unit: str
    text: str
    id: str
    origin: Origin


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One thing measured: in both reports, or in one only. `reason` says why two figures can't be compared.

    `near` is a figure of the old report that bears the same name but can't be set beside the new one (one year against
    five); `implied` an earlier value where the old report has none. `section` is the title of the section in the new
    report, or else the old; `change_text` says the change as the new figure is written (+13.5亿元); `explanation` what
    may be behind a disagreement with the stated change. A sentence is null where the source text is not at hand.
    """

    name: str
    verdict: Verdict
    reason: str | None
    old: Indicator | None
    new: Indicator | None
    change: Change | None = None
    stated: Stated | None = None
    change_text: str | None = None
    explanation: Explanation | None = None
    implied: Implied | None = None
    near: Indicator | None = None
    note: str | None = None
    likeness: Decimal | None = None
    section: str | None = None
    old_sentence: Sentence | None = None
    new_sentence: Sentence | None = None


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What the old report aimed at for the new report's year, and what came of it; `gap` is result minus target."""

    name: str
    outcome: Outcome
    reason: str | None
    target: Indicator
    result: Indicator | None
    gap: Change | None = None
    gap_text: str | None = None
    target_sentence: Sentence | None = None
    result_sentence: Sentence | None = None


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two documents compared: the root of the contract. `targets` is null where they were not asked for."""

    schema_version: str
    old: Source
    new: Source
    rows: tuple[Row, ...]
    targets: tuple[Target, ...] | None = None
