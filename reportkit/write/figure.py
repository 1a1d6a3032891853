"""A figure in words."""

from __future__ import annotations

from reportkit.model import Indicator


def figure(item: Indicator | None) -> str:
    """The figure as it stands in the text, with its modifier; nothing for None."""
    if item is None:
        return ""
    return item.text if item.modifier in ("exact", "range") else f"{item.modifier.replace('_', ' ')} {item.text}"
