"""Tables of contents without leaders: under their label, lines that end in the numbers of pages, which never fall."""

from __future__ import annotations

from reportkit.clean.lines import Line
from reportkit.regex import regex
from reportkit.rulepack import RuleSet

RULE = "noise.contents"
_ENTRY = regex(r".{2,60}?[^0-9.,%]\s{0,8}([0-9]{1,4})")
_LONGEST = 12  # characters of the label
_FEWEST = 2
_REACH = 80  # lines


def contents(lines: list[Line], rules: RuleSet) -> dict[int, str]:
    """The indices of the lines of a table of contents, its label among them, each with the rule."""
    is_label = regex(rules.pattern("noise.contents-label")).fullmatch
    for label, line in enumerate(lines[:_REACH]):
        if len(line.text) > _LONGEST or is_label(line.text) is None:
            continue
        end, page = label + 1, 0
        while end < len(lines) and (found := _ENTRY.fullmatch(lines[end].text)) and int(found[1]) >= page:
            page = int(found[1])
            end += 1
        if end - label > _FEWEST:
            return dict.fromkeys(range(label, end), RULE)
    return {}
