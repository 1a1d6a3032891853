"""The clean text and what was changed in it, as plain text."""

from __future__ import annotations

from reportkit.stages import CleanText

_LONG = 60


def clean_text(clean: CleanText) -> str:
    """The clean text, ending in a newline."""
    return clean.text if clean.text.endswith("\n") else clean.text + "\n"


def edits(clean: CleanText) -> str:
    """A line for each edit: line and column of the source, span, kind, rule, before → after."""
    place = _Places(clean.source.text)
    return "".join(
        f"{place.of(edit.span[0])}\t{edit.span[0]}-{edit.span[1]}\t{edit.kind}\t{edit.rule}"
        f"\t{_quoted(edit.before)} → {_quoted(edit.after)}\n"
        for edit in clean.edits
    )


def changes(clean: CleanText) -> str:
    """A unified diff from the source to the clean text."""
    from difflib import unified_diff

    name = clean.source.uri
    old, new = clean.source.text.splitlines(), clean.text.splitlines()
    return "".join(f"{line}\n" for line in unified_diff(old, new, name, f"{name} (clean)", lineterm=""))


class _Places:
    """Line and column (from 1) of ascending offsets into a text, in one pass."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = 1
        self._start = 0

    def of(self, offset: int) -> str:
        at = self._text.find("\n", self._start, offset)
        while at >= 0:
            self._line += 1
            self._start = at + 1
            at = self._text.find("\n", self._start, offset)
        return f"{self._line}:{offset - self._start + 1}"


def _quoted(text: str) -> str:
    shown = text if len(text) <= _LONG else f"{text[: _LONG // 2]} … {text[-_LONG // 2 :]}"
    return repr(shown)
