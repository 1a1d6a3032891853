"""Tables of contents and notes below tables: their lines look like headings and are none."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.outline.styles import Boundary, Marker
from reportkit.outline.vocabulary import Patterns

MIN_LINES = 3  # so many headings in a row without text, all found again further on, are a table of contents

MAX_LABEL = 12  # characters before the first note in which their label is looked for

MAX_LEADERS = 60  # characters at the end of a line in which leaders and a page number are looked for


def without_contents(view: str, markers: Sequence[Marker], patterns: Patterns) -> list[Marker]:
    """The marker candidates that do not stand in a table of contents."""
    lines = {m.start: _line(view, m) for m in markers if m.boundary == Boundary.LINE}
    listed = {start for start, line in lines.items() if patterns["contents-line"].search(line[-MAX_LEADERS:])}
    last = {line: start for start, line in lines.items()}
    run: list[int] = []
    for start, line in lines.items():
        if run and view[run[-1] + len(lines[run[-1]]) : start].strip():
            run = []
        if last[line] == start:
            run = []
            continue
        run.append(start)
        if len(run) >= MIN_LINES:
            listed.update(run if len(run) == MIN_LINES else run[-1:])
    return [m for m in markers if m.start not in listed]


def without_notes(view: str, markers: Sequence[Marker], patterns: Patterns) -> list[Marker]:
    """The marker candidates that do not count the notes below a table (注：1.…)."""
    label = patterns["notes-label"]
    kept: list[Marker] = []
    noted: Marker | None = None  # the last note of the list read
    for marker in markers:
        if marker.number == 1:
            goes_on = label.search(view, max(0, marker.start - MAX_LABEL), marker.start) is not None
        else:
            goes_on = noted is not None and (marker.style.chain, marker.number) == (noted.style.chain, noted.number + 1)
        noted = marker if goes_on else None
        if noted is None:
            kept.append(marker)
    return kept


def _line(view: str, marker: Marker) -> str:
    end = view.find("\n", marker.end)
    return view[marker.start : end if end >= 0 else len(view)].rstrip()
