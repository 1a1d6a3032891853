"""Hard wraps: a text set in lines of one width, the breaks left as newlines or turned into blanks."""

from __future__ import annotations

import re

_TOKENS = re.compile(r"[0-9A-Za-z.%]+|.")
_HANGING = "，。、；：！？”》）,;:!?)"
_BESIDE_DIGITS = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9%])(?=[\u4e00-\u9fff])")


def wrap_lines(text: str, *, columns: int, indent: str = "\u3000\u3000") -> str:
    """Each paragraph broken into lines of `columns` half columns, its first line indented."""
    return "\n".join("\n".join(_lines(paragraph, columns, indent)) for paragraph in text.split("\n"))


def wrap_blanks(text: str, *, columns: int) -> str:
    """The same page in one line: a blank for each break, and blanks between words and digits."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        spaced = _BESIDE_DIGITS.sub(" ", paragraph)
        lines += [line.strip() for line in _lines(spaced, columns, "\u3000\u3000")]
    return " ".join(lines)


def _lines(paragraph: str, columns: int, indent: str) -> list[str]:
    lines: list[str] = []
    line, width = indent, _width(indent)
    for token in _TOKENS.findall(paragraph):
        if width + _width(token) > columns and token not in _HANGING:
            lines.append(line)
            line, width = "", 0.0
        line += token
        width += _width(token)
    return [*lines, line]


def _width(text: str) -> float:
    return sum(0.5 if c == " " else 1.0 if c.isascii() else 2.0 for c in text)
