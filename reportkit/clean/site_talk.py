"""What a site says of itself and its texts: terms of use, hints on downloading, an editor's introduction.

A report may speak of downloads and users too, so the words alone prove nothing: a sentence is the site's where it
stands among furniture. The more of a site's words it has, the less its neighbours must say; two sentences with many
such words prove each other.
"""

from __future__ import annotations

from reportkit.clean.lines import Line
from reportkit.clean.markers import opens_numbered
from reportkit.clean.noise_rules import NoiseBook

RULE = "noise.site-talk"

_HINT = 30  # characters of a sentence among furniture
_ABOVE, _BELOW = 4, 3  # lines around it
_REACH = 8  # lines in which furniture is looked for


def is_site_talk(lines: list[Line], index: int, book: NoiseBook) -> bool:
    """Whether the line speaks of the site and stands beside furniture (among it, if it has but few of its words)."""
    weight = book.site_weight(lines[index].text)
    if weight in (0, 3):
        return weight == 3
    if weight > 1 and any(book.site_weight(line.text) > 1 for line in lines[max(0, index - 1) : index + 2 : 2]):
        return True  # one of its terms, another beside it
    above, below = _near(lines, index, -1, book), _near(lines, index, 1, book)
    return (above or below) if weight > 1 else (above and below)


def is_hint(lines: list[Line], index: int, book: NoiseBook) -> bool:
    """Whether a short sentence of any words stands between lines of furniture, most of them above it."""
    text = lines[index].text
    if len(text) > _HINT or book.has_figures(text) or opens_numbered(text):
        return False
    above = sum(book.is_known(line.text) for line in lines[max(0, index - _ABOVE) : index])
    return above > 1 and any(book.is_known(line.text) for line in lines[index + 1 : index + 1 + _BELOW])


def _near(lines: list[Line], index: int, step: int, book: NoiseBook) -> bool:
    """Whether furniture stands in one direction with nothing of the report's between."""
    for at in range(index + step, index + step * (_REACH + 1), step):
        if not 0 <= at < len(lines):
            return False
        text = lines[at].text
        if book.is_known(text) or (step > 0 and book.opens_part(text)):
            return True
        if book.is_title(text) or (book.site_weight(text) == 0 and book.is_body(text)):
            return False
    return False
