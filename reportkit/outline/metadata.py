"""A report's head: title, issuer, place, meeting, date and speaker, each as the text states it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from reportkit.alignment import Span
from reportkit.era import common_year
from reportkit.outline.reports import MAX_TITLE_LINE, Piece
from reportkit.outline.text import BLANKS, skip_blanks, squeezed
from reportkit.outline.vocabulary import Patterns

HEAD_LINES = 40
MAX_HEAD_LINE = 200  # characters of a line in which metadata is looked for
MIN_TITLE = 6  # of a first line that does not end as titles do
MIN_COPY = 6  # first characters of a title by which its copy is known
MAX_LABEL = 24  # of a label such as 来源: above the body
MAX_NAME = 8  # of a speaker whose name stands in a line of its own
MAX_ISSUER = 20
MIN_ISSUER = 3  # 政府 alone names nobody
_SENTENCE_ENDS = "。:!;"
_STRAY = "】]》>)|·•:"  # left before a title by the removal of a site's furniture
_EMPTY_CELLS = "| \t"  # behind a title that stands in a table
_JOINTS = "和与及、的暨"
_CONJUNCTIONS = ("和", "与", "及", "暨", "以及")
_DASHES = " \u3000—-―─("
_SUBTITLE = "—―─"


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What stands above the body. `start` is where the report starts (its title), `body` where its text does."""

    start: int
    body: int
    title: str | None = None
    title_span: Span | None = None
    issuer: str | None = None
    place: str | None = None
    meeting: str | None = None
    date: str | None = None
    speaker: str | None = None


def read_head(
    text: str, view: str, piece: Piece, lines: Sequence[Span], markers: Sequence[int], patterns: Patterns
) -> Head:
    """The head of a report. `lines` are its paragraphs, `markers` the starts of its first numbered headings."""
    found: dict[str, str] = {}
    title = lines[0] if piece.titled and lines else None
    body = title[1] if title else lines[0][0] if lines else piece.end
    if title is not None:
        title = _own_title(view, *title, patterns)
    sampled = title is not None and patterns["serial-word"].match(view, *title) is not None  # its own may stand below
    for start, end in lines[1 if title else 0 : HEAD_LINES]:
        if end <= body:
            continue
        if start in markers or patterns["salutation"].match(view, start, end):
            break
        own = _title_in_line(view, start, end, markers, patterns)
        if title is not None and view[start] in _SUBTITLE and not patterns["year"].search(view, start, end):
            own = None
        if own is not None and title is not None and _goes_on(view, title, own):
            own = title[0], own[1]
        if own is not None and title is None and patterns["part-alone"].fullmatch(view, *own):
            break
        if own is not None:
            counted = piece.titled and not (sampled and title is not None and not view[title[1] : start].strip())
            if title is not None and (counted or patterns["part-title"].fullmatch(view, start, end)):
                break
            if title is not None and _is_caption(view[slice(*own)], view[slice(*title)], patterns):
                break
            if "date" not in found:
                title, body = own, own[1]
            read = _read_line(view, own[1], end, patterns, found) if own[1] < end else end
            body = max(body, read)
            if read < end:
                break
        elif (read := _read_line(view, start, end, patterns, found)) > start:
            body = read
            if read < end:
                break
        elif view[end - 1] in _SENTENCE_ENDS and end - start > (MAX_LABEL if title else MAX_TITLE_LINE):
            break
    if title is None and lines and _may_be_title(view, *lines[0], markers, patterns):
        title = lines[0]
        body = max(body, title[1])
    return _head(
        text, piece, lines, title, skip_blanks(view, body, piece.end, blanks=BLANKS + "\n】]"), found, patterns
    )


def _goes_on(view: str, title: Span, line: Span) -> bool:
    """Whether a line is the second half of the title right above it (某乡工作总结|和下半年工作计划)."""
    return view.startswith(_CONJUNCTIONS, *line) and not view[title[1] : line[0]].strip()


def _is_caption(line: str, title: str, patterns: Patterns) -> bool:
    """Whether a line that ends as some titles do, but is of no year, heads a part of a report whose title has one."""
    if patterns["loose-title"].search(line) is None or patterns["year"].search(line) or line in title:
        return False
    return patterns["year"].search(title) is not None


def _own_title(view: str, start: int, end: int, patterns: Patterns) -> Span | None:
    """A sample's title line without the length its site gives; None for a line that only counts samples (【篇二】)."""
    line = patterns["site-length"].sub("", view[start:end])
    head = patterns["serial-head"].match(line) if patterns["serial-word"].search(line) else None
    return None if head and not head["title"] else (start, start + len(line))


def _may_be_title(view: str, start: int, end: int, markers: Sequence[int], patterns: Patterns) -> bool:
    """Whether the first line of a report is its title, though it does not end as titles of reports do."""
    if start in markers or not MIN_TITLE <= end - start <= MAX_TITLE_LINE or view[end - 1] in _SENTENCE_ENDS:
        return False
    line = view[start:end]
    names = ("salutation", "caption", "not-title", "date", "meeting", "speaker")
    if patterns["body-name"].fullmatch(line) or patterns["part-title"].match(line):
        return False
    return not any(patterns[name].search(line) for name in names) and "," not in line


def _title_in_line(view: str, start: int, end: int, markers: Sequence[int], patterns: Patterns) -> Span | None:
    """The report title a line holds: the whole line, or its start before a salutation, a body, a blank or a heading."""
    bracketed = patterns["bracketed-title"].match(view, start, end)
    if bracketed is not None:
        return bracketed.span("title")
    start = skip_blanks(view, start, end, blanks=BLANKS + _STRAY)
    near = min(end, start + MAX_TITLE_LINE)
    meeting = patterns["meeting"].search(view, start, min(end, near + MAX_TITLE_LINE))
    salutation = patterns["salutation"].search(view, start, near)
    if meeting is not None and start + MIN_TITLE <= meeting.start() < near:
        end = start + len(view[start : meeting.start()].rstrip(_DASHES))
    elif salutation is not None and salutation.start() > start:
        end = salutation.start()
    elif end - start > MAX_TITLE_LINE or any(start < marker < end for marker in markers):
        ends = _possible_ends(view, start, start + MAX_TITLE_LINE, markers, patterns)
        end = next((at for at in ends if patterns["report-title"].search(squeezed(view[start:at]))), start)
        start = _last_copy(view, start, end)
    line = view[start:end]
    if patterns["not-title"].search(line) or not patterns["report-title"].search(squeezed(line)):
        return None
    if "。" in line or patterns["meeting"].search(line) or patterns["speaker"].search(line):
        return None
    return start, end


def _last_copy(view: str, start: int, end: int) -> int:
    """Where a title starts whose first words a page's own title ends with (某局总结与计划汇编|某局总结)."""
    again = view.rfind(view[start : start + MIN_COPY], start + MIN_COPY, end)
    return again if again > start and view[again - 1] not in _JOINTS else start


def _possible_ends(view: str, start: int, reach: int, markers: Sequence[int], patterns: Patterns) -> list[int]:
    """Where a title at the start of a long line may end, nearest first."""
    glued = patterns["glued-opening"].search(view, start, reach)
    blank = view.find(" ", start + MIN_TITLE, reach)
    listed = patterns["contents-behind"].search(view, start, reach)
    if listed is not None:
        return [listed.start()]
    ends = [marker for marker in markers if start < marker < reach][:1]
    return sorted([*ends, *([glued.end()] if glued else []), *([blank] if blank > 0 else [])])


def _read_line(view: str, start: int, end: int, patterns: Patterns, found: dict[str, str]) -> int:
    """Take meeting, date, speaker and issuer from a line into `found`.

    Returns where they end: at the line's end, unless a body follows them in a long line; `start` when there are none.
    """
    line = view[start : min(end, start + MAX_HEAD_LINE)]
    salutation = patterns["salutation"].search(line)
    if salutation is not None:
        line = line[: salutation.start()]
    meeting = patterns["meeting"].search(line)
    if meeting is not None:
        found.setdefault("meeting", squeezed(meeting["meeting"]))
        found.setdefault("date", _iso_date(meeting["date"]))
    date = patterns["date"].match(line)
    if date is not None:
        found.setdefault("date", _iso_date(date["date"]))
    speaker = patterns["speaker"].search(view[start : min(end + MAX_NAME, start + MAX_HEAD_LINE)])
    if speaker is not None:
        found.setdefault("speaker", re.sub(r"\s", "", speaker["name"]))
        if speaker["issuer"]:
            found.setdefault("issuer", speaker["issuer"].rpartition("上")[2])
    body = patterns["body-name"].fullmatch(line.lstrip(_DASHES)) if len(line) <= MAX_ISSUER else None
    if body is not None:
        found.setdefault("issuer", body["issuer"])
    label = len(line) <= MAX_TITLE_LINE and line[-1:] not in _SENTENCE_ENDS
    if date is None and body is None and (_is_signature(line, patterns, found) or _is_addressed(line, patterns)):
        return end
    other = patterns["not-title"].search(line) if label else None
    last = max((match.end() for match in (meeting, date, speaker, body, other) if match), default=0)
    return start + last if not last or salutation or end - start - last > MAX_TITLE_LINE else max(end, start + last)


def _is_signature(line: str, patterns: Patterns, found: dict[str, str]) -> bool:
    """Whether a line holds bodies and a date with blanks between, and nothing else; they go into `found`."""
    pieces = line.split() if len(line) <= MAX_TITLE_LINE else []
    dates = [patterns["date"].match(piece) for piece in pieces]
    bodies = [patterns["body-name"].fullmatch(piece) for piece in pieces]
    if len(pieces) < 2 or not all(date or body for date, body in zip(dates, bodies, strict=True)):
        return False
    for date, body in zip(dates, bodies, strict=True):
        if date is not None:
            found.setdefault("date", _iso_date(date["date"]))
        elif body is not None:
            found.setdefault("issuer", body["issuer"])
    return True


def _is_addressed(line: str, patterns: Patterns) -> bool:
    """Whether a line names the bodies a report is handed to (镇党委、政府)."""
    bodies = line.rstrip(":").split("、") if len(line) <= MAX_TITLE_LINE else []
    return len(bodies) > 1 and all(patterns["body-name"].fullmatch(body) for body in bodies)


def _iso_date(text: str) -> str:
    """2031年2月3日 → 2031-02-03; a year of the Republic as a common one."""
    year, *rest = re.findall("[0-9]+", text)
    return "-".join([str(common_year(int(year))), *(part.zfill(2) for part in rest)])


def _head(
    text: str,
    piece: Piece,
    lines: Sequence[Span],
    title: Span | None,
    body: int,
    found: dict[str, str],
    patterns: Patterns,
) -> Head:
    start = lines[0][0] if lines else piece.start
    if title is not None:
        title = (title[0], title[0] + len(text[slice(*title)].rstrip(_EMPTY_CELLS)))
    own = squeezed(text[title[0] : title[1]].replace("\n", "")) if title else None
    issuer = found.get("issuer") or (_issuer_of(own, patterns) if own else None)
    stated = (patterns["place"].match(name) for name in (issuer, found.get("meeting"), own) if name)
    place = next((match for match in stated if match), None)
    return Head(
        start=title[0] if title else start,
        body=max(body, title[1]) if title else body,
        title=own,
        title_span=title,
        issuer=issuer,
        place=place["place"] if place else None,
        meeting=found.get("meeting"),
        date=found.get("date"),
        speaker=found.get("speaker"),
    )


def _issuer_of(title: str, patterns: Patterns) -> str | None:
    sample = patterns["serial-head"].match(title) if patterns["serial-word"].search(title) else None
    title = sample["title"] if sample else title
    found = patterns["body-name"].match(patterns["title-lead"].sub("", title))
    return found["issuer"] if found and len(found["issuer"]) >= MIN_ISSUER else None
