"""Tables of contents without leaders: under their label, lines that end in the numbers of pages, which never fall."""

from __future__ import annotations

from reportkit.clean.lines import Line
from reportkit.regex import regex

RULE = "noise.contents"
_LABEL = regex(r"[\[【]?目\s{0,4}[录錄][\]】]?[:：]?")
_ENTRY = regex(r".{2,60}?[^0-9.,%]\s{0,8}([0-9]{1,4})")
_FEWEST = 2
_REACH = 80  # lines


def contents(lines: list[Line]) -> dict[int, str]:
    """The indices of the lines of a table of contents, its label among them, each with the rule."""
    for label, line in enumerate(lines[:_REACH]):
        if len(line.text) > 12 or _LABEL.fullmatch(line.text) is None:
            continue
        end, page = label + 1, 0
        while end < len(lines) and (found := _ENTRY.fullmatch(lines[end].text)) and int(found[1]) >= page:
            page = int(found[1])
            end += 1
        if end - label > _FEWEST:
            return dict.fromkeys(range(label, end), RULE)
    return {}
