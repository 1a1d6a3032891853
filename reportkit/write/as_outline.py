"""The outline as a tree of text, Markdown, OPML or JSON."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from xml.sax.saxutils import quoteattr

from reportkit.model import Parsed, Report, Section
from reportkit.select import walk
from reportkit.write import as_json

_OPENING = 30  # characters shown of a section that has no title


def label(section: Section) -> str:
    """Marker and title on one line."""
    return f"{section.marker or ''}{section.title or ''}".replace("\n", " ") or section.id


def tree(parsed: Parsed) -> bytes:
    """Reports and sections, indented, each with its id."""
    lines = []
    for report in parsed.reports:
        lines.append(f"{report.id}  {report.title or '(no title)'}  {report.period or ''}".rstrip())
        lines += [f"{'  ' * section.level}{label(section)}  [{section.id}]" for section in walk(report.sections)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def markdown(parsed: Parsed) -> bytes:
    """Headings as # lines; items and points as list entries below them."""
    lines: list[str] = []
    for report in parsed.reports:
        lines += [f"# {report.title or report.id}", ""]
        for section in walk(report.sections):
            if section.kind == "heading":
                lines += [f"{'#' * min(section.level + 1, 6)} {label(section)}", ""]
            else:
                lines += [f"- {label(section)}", ""]
    return "\n".join(lines).encode("utf-8")


def opml(parsed: Parsed) -> bytes:
    """OPML 2.0, one outline element for each report and section."""
    body = "".join(
        f"<outline text={_attribute(report.title or report.id)}>{''.join(map(_element, report.sections))}</outline>"
        for report in parsed.reports
    )
    title = _escape(parsed.source.uri)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"><head><title>{title}</title></head>'
        f"<body>{body}</body></opml>\n"
    ).encode()


def json(parsed: Parsed) -> bytes:
    """Id, title, period and sections of each report."""
    fields = ("id", "title", "period", "span", "sections")
    reports = [{field: getattr(report, field) for field in fields} for report in parsed.reports]
    return as_json.document({"uri": parsed.source.uri, "reports": reports})


FORMATS: dict[str, Callable[[Parsed], bytes]] = {"tree": tree, "md": markdown, "opml": opml, "json": json}


def numbering_breaks(parsed: Parsed) -> list[str]:
    """Where the numbers of sibling sections don't go up by one: a line each."""
    return [line for report in parsed.reports for line in _breaks_in(report)]


def _breaks_in(report: Report) -> list[str]:
    lines = []
    groups = [report.sections, *(section.children for section in walk(report.sections))]
    for group in groups:
        numbered = [section for section in group if section.number is not None]
        for before, after in pairwise(numbered):
            if after.kind == before.kind and after.number != (before.number or 0) + 1:
                lines.append(f"{after.id}: {label(after)} follows {label(before)}")
    return lines


def _element(section: Section) -> str:
    children = "".join(map(_element, section.children))
    return f"<outline text={_attribute(label(section))} id={_attribute(section.id)}>{children}</outline>"


def _attribute(text: str) -> str:
    return quoteattr(_printable(text))


def _escape(text: str) -> str:
    from xml.sax.saxutils import escape

    return escape(_printable(text))


def _printable(text: str) -> str:
    """Without the control characters that XML can't hold."""
    return "".join(c for c in text if c >= " ")
