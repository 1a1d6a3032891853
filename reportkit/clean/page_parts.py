"""What the markup of a file marks as furniture (navigation, footers, lists of links, tables of contents)."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.clean.working import CleanChange
from reportkit.stages import SourceText

PARTS = "noise.page-parts"


def page_parts(source: SourceText) -> Iterator[CleanChange]:
    """Changes, in source offsets, that remove the furniture of an extracted text; line breaks stay."""
    for block in source.blocks:
        if block.kind == "furniture":
            yield CleanChange(*block.span, "", PARTS, "noise")
