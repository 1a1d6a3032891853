"""Text a slip set twice in a row (2023年2023年, 开展开展), and the commas a site sets before other signs (,,  ,。)."""

from __future__ import annotations

import re

from reportkit.clean.working import CleanChange
from reportkit.regex import either, regex
from reportkit.rulepack import RuleSet

RULE = "repair.doubled"

_SEAMS = (regex(r"年(?=(?:19|20)[0-9]{2}年)"), regex(r"日(?=(?:19|20)[0-9]{2}年)"))  # a date may begin again
_LONGEST = 11  # characters of a full date
_DATE = regex(r"((?:19|20)[0-9]{2}年(?:[0-9]{1,2}月[0-9]{1,2}日)?)\1{1,9}")

_BEFORE_SIGNS = (",,", "，，", ",、", "，、", ",。", "，。")
_COMMA = regex(r"(?<=[^\s,，、。])[,，](?=[,，、。;；:：?？!！])")
_FEWEST = 3  # commas before other signs that are no slip of one writer


def doubled(text: str, rules: RuleSet) -> list[CleanChange]:
    """Changes that leave one of equal dates, words or signs that follow one another."""
    changes = _commas(text)
    for seam in (seam for pattern in _SEAMS for seam in pattern.finditer(text)):
        date = _DATE.search(text, max(0, seam.end() - _LONGEST), seam.end() + 10 * _LONGEST)
        if date:
            changes.append(CleanChange(date.end(1), date.end(), "", RULE, "repair"))
    end = 0
    for found in rules.compiled(_twice).finditer(text):
        if found.start() < end:  # inside a longer run that is done
            continue
        word, end = found[0][: len(found[0]) // 2], found.end()
        while text.startswith(word, end):
            end += len(word)
        changes.append(CleanChange(found.start() + len(word), end, "", RULE, "repair"))
    return changes


def _commas(text: str) -> list[CleanChange]:
    """Changes that take out the commas before other signs, where a text is full of them."""
    if not any(signs in text for signs in _BEFORE_SIGNS):
        return []
    commas = [CleanChange(found.start(), found.end(), "", RULE, "repair") for found in _COMMA.finditer(text)]
    return commas if len(commas) >= _FEWEST else []


def _twice(rules: RuleSet) -> re.Pattern[str]:
    """Words set twice, sought in one pass."""
    return regex(either(word * 2 for word in rules.words("repairs.doubled")))
