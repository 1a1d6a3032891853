"""Days of the month under a mask that sites write over a 20 and the two characters after it: 7月20xx8月3日、9月5日.

Between a month and a full date only 日 and a separator can have stood under the two signs, and a day that begins with
20 is the 20th. The separator is proven where the list of dates goes on with 、.
"""

from __future__ import annotations

from reportkit.clean.working import CleanChange
from reportkit.regex import regex

RULE = "repair.masked-day"

_DAY = regex(r"月(20[xX×*]{2})[0-9]{1,2}月[0-9]{1,2}日、")


def masked_days(text: str) -> list[CleanChange]:
    """Changes that put the 20th back for a mask inside a list of dates."""
    return [
        CleanChange(
            *found.span(1), "20日、", RULE, "repair", "the mask hides two characters between 20 and a date of a list"
        )
        for found in _DAY.finditer(text)
        if text[found.start() - 1 : found.start()].isdigit()
    ]
