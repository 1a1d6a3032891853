"""One section of a parsed document, by id or title."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportkit.errors import ReportkitError
from reportkit.model import Indicator, Parsed, Report, Section
from reportkit.stages import CleanText


def walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    """All sections of a tree in text order."""
    todo = list(reversed(sections))
    while todo:
        section = todo.pop()
        yield section
        todo.extend(reversed(section.children))


def find_section(parsed: Parsed, key: str) -> tuple[Report, Section]:
    """The section of that id, or else the first whose title is, or else contains, `key`. Raises RK202."""
    every = [(report, section) for report in parsed.reports for section in walk(report.sections)]
    tests = (
        lambda s: s.id == key,
        lambda s: s.title == key,
        lambda s: bool(key and s.title and key in s.title),
    )
    for test in tests:
        for report, section in every:
            if test(section):
                return report, section
    raise ReportkitError("RK202", f"no section {key!r}", hint="See `reportkit outline`.", where=parsed.source.uri)


def find_indicator(parsed: Parsed, id: str) -> tuple[Report, Indicator]:
    """The indicator of that id. Raises ReportkitError RK202."""
    for report in parsed.reports:
        for indicator in report.indicators:
            if indicator.id == id:
                return report, indicator
    raise ReportkitError(
        "RK202", f"no indicator {id!r}", hint="See `reportkit parse -f table`.", where=parsed.source.uri
    )


def only_section(parsed: Parsed, key: str) -> Parsed:
    """`parsed` with nothing but one section: its tree, its indicators and findings. Raises ReportkitError RK202."""
    report, section = find_section(parsed, key)
    start, end = section.span
    kept = msgspec.structs.replace(
        report,
        sections=(section,),
        indicators=tuple(i for i in report.indicators if start <= i.span[0] < end),
        findings=tuple(f for f in report.findings if start <= f.span[0] < end),
    )
    return msgspec.structs.replace(parsed, reports=(kept,))


def section_text(text: CleanText, section: Section) -> str:
    """The clean text of a section, ending in a newline."""
    start, end = text.alignment.to_target(*section.span)
    return text.text[start:end].rstrip("\n") + "\n"
