"""The openings of numbered headings, as far as the cleaner must know them: what begins so begins anew.

The outline has the full inventory of styles (rules/numbering.yaml); here the common ones are enough, and cheap.
"""

from __future__ import annotations

from reportkit.regex import regex

_HAN = "[一二三四五六七八九十]{1,3}"
_HEADING = regex(rf"{_HAN}、|[(（]{_HAN}[)）]|第{_HAN}(?:章|节|编|篇|条|部分)")
_ITEM = regex(r"[(（]?[0-9]{1,3}(?:[、)）．]|\.(?![0-9]))")


def opens_heading(text: str, at: int = 0) -> bool:
    """Whether a heading with a Chinese numeral (一、 （一） 第一章) begins at `at`."""
    return _HEADING.match(text, at) is not None


def opens_numbered(text: str, at: int = 0) -> bool:
    """Whether a heading or item with a numeral of any kind begins at `at`."""
    return _HEADING.match(text, at) is not None or _ITEM.match(text, at) is not None
