"""What an outline's numbering says about damage: gaps, repeats, empty sections, lists that change their style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.stages import Heading, Remark

_BLANKS = " \n\t\u3000\xa0。:;."


def remarks_on(view: str, headings: Sequence[Heading], end: int) -> tuple[Remark, ...]:
    """Remarks on the headings of one report, whose text ends at `end`; spans are those of the markers and titles."""
    found = [*_numbering(headings), *_empty(view, headings, end)]
    return tuple(sorted(found, key=lambda remark: remark.span))


def _numbering(headings: Sequence[Heading]) -> Iterator[Remark]:
    """Compare each numbered heading with the sibling before it."""
    siblings: list[Heading | None] = []  # the last numbered heading of each open level
    for heading in headings:
        del siblings[heading.level :]
        siblings.extend([None] * (heading.level - len(siblings)))
        if heading.number is None:
            continue
        before = siblings[heading.level - 1]
        siblings[heading.level - 1] = heading
        if before is None or before.number is None or (before.kind == "point") != (heading.kind == "point"):
            missing = heading.number - 1
            if missing and heading.kind != "point":
                yield _remark("outline.gap", heading, f"the list starts at {heading.marker}")
            continue
        step = heading.number - before.number
        if step > 1:
            yield _remark("outline.gap", heading, f"{heading.marker} follows {before.marker}: {step - 1} missing")
        elif step == 0:
            yield _remark("outline.repeat", heading, f"{heading.marker} stands twice")
        if step > 0 and heading.style != before.style and heading.kind != "point":
            yield _remark("outline.style", heading, f"{heading.marker} follows {before.marker} in another style")


def _empty(view: str, headings: Sequence[Heading], end: int) -> Iterator[Remark]:
    """Headings with neither text nor sections below them."""
    for index, heading in enumerate(headings):
        after = headings[index + 1] if index + 1 < len(headings) else None
        if heading.kind != "heading" or (after is not None and after.level > heading.level):
            continue
        stop = after.start if after is not None else end
        if not view[heading.title_end : stop].strip(_BLANKS):
            yield _remark("outline.empty", heading, "nothing stands under this heading")


def _remark(code: str, heading: Heading, message: str) -> Remark:
    return Remark(
        code=code,
        severity="info",
        message=message,
        span=(heading.start, max(heading.title_end, heading.marker_end)),
    )
