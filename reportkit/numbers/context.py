"""What stands around a numeral: small questions the claims ask."""

from __future__ import annotations

# Signs before which a phrase ends; an opening quotation mark does not end it (5个“五好”支部).
BREAKS = frozenset(",。;:!?、()[]\n \t|”》」』’>")
_STOPS = ",。;:!?\n"
_OPENERS = frozenset("“《「『‘〈【")
CLAUSE_REACH = 24
TITLE_REACH = 60  # of a line that may be a title


def ends_here(view: str, at: int) -> bool:
    """Whether the text or the phrase ends at `at`."""
    return at >= len(view) or view[at] in BREAKS


def clause_before(view: str, at: int, reach: int = CLAUSE_REACH) -> str:
    """The text of the clause before `at`, at most `reach` characters."""
    start, first = at, max(0, at - reach)
    while start > first and view[start - 1] not in _STOPS:
        start -= 1
    return view[start:at]


def phrase_after(view: str, at: int, reach: int) -> str:
    """The noun phrase from `at` up to a mark, 的 or a digit, at most `reach` characters."""
    window = view[at : at + reach]
    for index, char in enumerate(window):
        if char in BREAKS or char == "的" or "0" <= char <= "9" or char in _OPENERS:
            return window[:index]
    return window


def closes_title(view: str, start: int, end: int) -> bool:
    """Whether `view[start:end]` ends a short line that is no sentence, as what a site adds to a title does."""
    end += view[end : end + 1] == ")"
    if view[end : end + 1] not in ("", "\n"):
        return False
    line = view[view.rfind("\n", 0, start) + 1 : start]
    return len(line) <= TITLE_REACH and not any(sign in line for sign in _STOPS)


def is_latin(char: str) -> bool:
    """Whether `char` is an ASCII letter ("" is not)."""
    return char.isascii() and char.isalpha()
