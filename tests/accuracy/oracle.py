"""Stages replaced by the gold annotation, to measure one stage apart from those before it.

`python tests/accuracy/run.py --oracle numbers,outline …` reads the named stages from the gold file: `numbers` gives the
gold quantities (and nothing else), `outline` the gold reports with period and headings, `drafts` the gold indicators
whole.
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from reportkit.assemble import ReportParts, assemble
from reportkit.checks import run_checks
from reportkit.clean import clean
from reportkit.indicators import read_indicators
from reportkit.model import Parsed
from reportkit.numbers import read_numbers
from reportkit.outline import read_outline
from reportkit.rulepack import load_rules
from reportkit.stages import CleanText, Draft, Heading, Number, ReportOutline, SourceText


def gold_numbers(text: CleanText, gold: dict[str, Any], locate: Any) -> tuple[Number, ...]:
    """The gold indicators as numbers; other numerals are missing."""
    found = []
    for entry in gold["indicators"]:
        start = locate(text.source.text, entry["quote"], entry.get("occ", 1)) + entry["quote"].find(entry["num"])
        left, right = text.alignment.to_target(start, start + len(entry["num"]))
        decimals = {
            k: Decimal(str(entry[k])) if entry.get(k) is not None else None for k in ("value", "value_max", "per")
        }
        found.append(
            Number(
                start=left,
                end=right,
                claim="rank" if entry["measure"] == "rank" else "quantity",
                rule="gold",
                unit_mult=entry.get("mult", 0),
                unit=entry["unit"],
                value_end=right - len(entry["unit"]),
                modifier=entry["mod"],
                **decimals,
            )
        )
    return tuple(found)


def gold_drafts(text: CleanText, gold: dict[str, Any], locate: Any) -> tuple[Draft, ...]:
    """The gold indicators as drafts, `part_of` an index into all of them; a sentence ends at 。 or a line end."""
    drafts = []
    for entry, number in zip(gold["indicators"], gold_numbers(text, gold, locate), strict=True):
        before = max(text.view.rfind(mark, 0, number.start) for mark in "。\n") + 1
        stops = [text.view.find(mark, number.end) for mark in "。\n"]
        after = min((stop for stop in stops if stop >= 0), default=len(text.view))
        drafts.append(
            Draft(
                number=number,
                name=entry["name"],
                name_spans=(),
                scope=entry.get("scope"),
                among=None,
                measure=entry["measure"],
                direction=entry.get("direction"),
                baseline=entry.get("baseline"),
                status=entry["status"],
                period=entry.get("period"),
                period_basis=None,
                part_of=entry.get("part_of"),
                sentence=(before, after),
            )
        )
    return tuple(drafts)


def own_drafts(drafts: tuple[Draft, ...], outline: ReportOutline) -> tuple[Draft, ...]:
    """The drafts of one report, `part_of` counted from its first."""
    inside = [i for i, d in enumerate(drafts) if outline.start <= d.number.start < outline.end]
    place = {old: new for new, old in enumerate(inside)}
    return tuple(msgspec.structs.replace(drafts[i], part_of=place.get(drafts[i].part_of)) for i in inside)


def gold_outline(text: CleanText, gold: dict[str, Any], locate: Any) -> tuple[ReportOutline, ...]:
    """The gold reports and headings."""

    def place(entry: dict[str, Any]) -> int:
        start: int = locate(text.source.text, entry["quote"], entry.get("occ", 1))
        return int(text.alignment.to_target(start, start + 1)[0])

    starts = [place(r) for r in gold["reports"]] + [len(text.text)]
    reports = []
    for index, entry in enumerate(gold["reports"]):
        headings = []
        for head in gold["headings"]:
            if head["report"] != index:
                continue
            at = place(head)
            begin = at + len(head["marker"] or "")
            end = begin + len(head["title"] or "")
            headings.append(
                Heading(
                    kind=head["kind"],
                    level=head["level"],
                    marker=head["marker"],
                    number=None,
                    title=head["title"],
                    start=at,
                    marker_end=begin,
                    title_start=begin,
                    title_end=end,
                    style="gold",
                )
            )
        title_end = starts[index] + len(entry["title"] or "")
        reports.append(
            ReportOutline(
                start=starts[index],
                end=starts[index + 1],
                title=entry["title"],
                title_span=(starts[index], title_end) if entry["title"] else None,
                body_start=title_end,
                kind="other",
                issuer=None,
                place=None,
                period=entry["period"],
                headings=tuple(headings),
            )
        )
    return tuple(reports)


def parse_with(source: SourceText, gold_file: Path, stages: set[str]) -> Parsed:
    """`parse_source` with `stages` taken from the gold file."""
    sys.path.insert(0, str(gold_file.parent))
    from gold_check import locate

    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    rules = load_rules()
    text = clean(source, rules=rules)
    outlines = gold_outline(text, gold, locate) if "outline" in stages else read_outline(text, rules=rules)
    numbers = gold_numbers(text, gold, locate) if "numbers" in stages else read_numbers(text, outlines, rules=rules)
    drafts_given = gold_drafts(text, gold, locate) if "drafts" in stages else ()
    parts = []
    for outline in outlines:
        own = tuple(n for n in numbers if outline.start <= n.start < outline.end)
        if drafts_given:
            drafts = own_drafts(drafts_given, outline)
            own = tuple(draft.number for draft in drafts)
        else:
            drafts = read_indicators(text, outline, own, rules=rules)
        checks = run_checks(text, outline, own, drafts, rules=rules)
        parts.append(ReportParts(outline=outline, numbers=own, drafts=drafts, checks=checks))
    return assemble(text, parts, fingerprint=rules.fingerprint)
