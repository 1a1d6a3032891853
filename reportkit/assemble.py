"""From clean offsets to the contract: ids, the section tree, source spans."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter

import msgspec

from reportkit.checks import CheckResult
from reportkit.model import (
    SCHEMA_VERSION,
    Finding,
    Generator,
    Indicator,
    Parsed,
    Report,
    Section,
    Source,
    Span,
    UnclaimedNumber,
)
from reportkit.numeric import scaled
from reportkit.stages import CleanText, Draft, Heading, Number, Remark, ReportOutline
from reportkit.version import __version__

INDICATOR_CLAIMS = frozenset({"quantity", "rank"})


class ReportParts(msgspec.Struct, frozen=True, kw_only=True):
    """What the stages found in one report. `remarks` are those of the cleaner on its stretch of the text."""

    outline: ReportOutline
    numbers: tuple[Number, ...]
    drafts: tuple[Draft, ...]
    checks: CheckResult
    remarks: tuple[Remark, ...] = ()


def assemble(
    clean: CleanText, parts: Iterable[ReportParts], *, fingerprint: str, off: frozenset[str] = frozenset()
) -> Parsed:
    """The parsed document. `off` names codes that make no findings. Each part is taken when the one before is done."""
    source = clean.source
    reports = tuple(_report(clean, f"r{index}", part, off) for index, part in enumerate(parts, start=1))
    return Parsed(
        schema_version=SCHEMA_VERSION,
        generator=Generator(version=__version__, rules=fingerprint),
        source=Source(
            uri=source.uri,
            sha256=source.sha256,
            bytes=source.bytes,
            media_type=source.media_type,
            encoding=source.encoding,
            chars=len(source.text),
            script=clean.script,
        ),
        edits=clean.edits,
        reports=reports,
    )


def _report(clean: CleanText, id: str, part: ReportParts, off: frozenset[str]) -> Report:
    outline, to_source = part.outline, clean.alignment.to_source
    sections, starts = _sections(clean, id, outline)
    ids = [f"{id}.i{n}" for n in range(1, len(part.drafts) + 1)]
    sentence_of = lru_cache(maxsize=1)(to_source)  # neighbours share their sentence
    indicators = tuple(
        _indicator(clean, ids, n, draft, starts, sentence_of(*draft.sentence)) for n, draft in enumerate(part.drafts)
    )
    found = (remark for remark in (*part.remarks, *outline.remarks, *part.checks.remarks) if remark.code not in off)
    remarks = sorted(found, key=lambda r: (r.span, r.code))
    findings = tuple(
        Finding(
            code=r.code,
            severity=r.severity,
            message=r.message,
            span=to_source(*r.span),
            indicators=tuple(ids[i] for i in r.drafts),
            proposed=r.proposed,
        )
        for r in remarks
    )
    return Report(
        id=id,
        title=outline.title,
        kind=outline.kind,
        issuer=outline.issuer,
        place=outline.place,
        period=outline.period,
        span=to_source(outline.start, outline.end),
        title_span=to_source(*outline.title_span) if outline.title_span else None,
        sections=sections,
        indicators=indicators,
        findings=findings,
        numbers=_account(clean, part),
        meeting=outline.meeting,
        date=outline.date,
        speaker=outline.speaker,
        confirmed=len(part.checks.confirmed),
    )


def _sections(clean: CleanText, id: str, outline: ReportOutline) -> tuple[tuple[Section, ...], list[tuple[int, str]]]:
    """The section tree, and (clean start, id) of every section in text order."""
    headings = outline.headings
    ends = [outline.end] * len(headings)
    open_: list[int] = []
    for i, heading in enumerate(headings):
        while open_ and headings[open_[-1]].level >= heading.level:
            ends[open_.pop()] = heading.start
        open_.append(i)
    starts: list[tuple[int, str]] = []

    def build(i: int, prefix: str, position: int) -> tuple[Section, int]:
        heading = headings[i]
        own = f"{prefix}{position}"
        starts.append((heading.start, own))
        children: list[Section] = []
        j = i + 1
        while j < len(headings) and headings[j].level > heading.level:
            child, j = build(j, f"{own}.", len(children) + 1)
            children.append(child)
        return _section(clean, own, heading, ends[i], tuple(children)), j

    top: list[Section] = []
    at = 0
    while at < len(headings):
        section, at = build(at, f"{id}.s", len(top) + 1)
        top.append(section)
    return tuple(top), starts


def _section(clean: CleanText, id: str, heading: Heading, end: int, children: tuple[Section, ...]) -> Section:
    to_source = clean.alignment.to_source
    return Section(
        id=id,
        kind=heading.kind,
        level=heading.level,
        marker=heading.marker,
        number=heading.number,
        title=heading.title,
        span=to_source(heading.start, end),
        title_span=to_source(heading.title_start, heading.title_end) if heading.title is not None else None,
        children=children,
    )


def _indicator(
    clean: CleanText, ids: Sequence[str], index: int, draft: Draft, starts: Sequence[tuple[int, str]], sentence: Span
) -> Indicator:
    number, to_source = draft.number, clean.alignment.to_source
    assert number.value is not None
    inside = bisect_right(starts, number.start, key=itemgetter(0))
    return Indicator(
        id=ids[index],
        name=draft.name,
        scope=draft.scope,
        among=draft.among,
        text=clean.text[number.start : number.end],
        value=number.value,
        value_max=number.value_max,
        per=number.per,
        unit_mult=number.unit_mult,
        unit=number.unit,
        amount=scaled(number.value, number.unit_mult),
        modifier=number.modifier,
        measure=draft.measure,
        direction=draft.direction,
        baseline=draft.baseline,
        status=draft.status,
        period=draft.period,
        period_basis=draft.period_basis,
        part_of=ids[draft.part_of] if draft.part_of is not None else None,
        section=starts[inside - 1][1] if inside else None,
        span=to_source(number.start, number.end),
        name_spans=tuple(to_source(*span) for span in draft.name_spans),
        sentence=sentence,
        flags=(*number.flags, *draft.flags),
    )


def _account(clean: CleanText, part: ReportParts) -> dict[str, int | tuple[UnclaimedNumber, ...]]:
    """How many numerals each claim took; those nobody claims, and those damage hides, are listed with the reason."""
    used = {draft.number.start for draft in part.drafts}
    counts: Counter[str] = Counter()
    unclaimed = []
    for number in part.numbers:
        if number.start in used:
            counts["indicator"] += 1
        elif number.reason or number.claim in INDICATOR_CLAIMS:
            text = clean.text[number.start : number.end]
            span = clean.alignment.to_source(number.start, number.end)
            unclaimed.append(UnclaimedNumber(text=text, span=span, reason=number.reason or number.rule))
        else:
            counts[number.claim] += 1
    return {**{claim: counts[claim] for claim in sorted(counts)}, "unclaimed": tuple(unclaimed)}
