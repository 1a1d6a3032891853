"""Where stretches of a rewritten text stand in its source."""

from __future__ import annotations

import pytest

from reportkit.alignment import Alignment, Change, rewrite

SOURCE = "共有學校56 所，\n教師120人"


def aligned(*rounds: list[Change]) -> tuple[str, Alignment]:
    text, alignment = SOURCE, Alignment.identity(len(SOURCE))
    for changes in rounds:
        alignment = alignment.compose(changes)
        text = rewrite(text, changes)
    return text, alignment


def test_identity_maps_to_itself() -> None:
    _, alignment = aligned()
    assert alignment.to_source(2, 5) == alignment.to_target(2, 5) == (2, 5)


def test_deletion_inside_a_span_is_in_and_at_its_edge_is_out() -> None:
    at = SOURCE.index(" ")
    _, alignment = aligned([Change(at, at + 1, "")])
    assert SOURCE[slice(*alignment.to_source(at - 2, at + 1))] == "56 所"
    assert SOURCE[slice(*alignment.to_source(at - 2, at))] == "56"


def test_a_replacement_of_another_length_maps_as_a_whole() -> None:
    at = SOURCE.index("120")
    text, alignment = aligned([Change(at, at + 3, "一百二十")])
    assert text[at : at + 4] == "一百二十"
    assert alignment.to_source(at + 1, at + 2) == (at, at + 3)
    assert alignment.to_target(at + 1, at + 2) == (at, at + 4)


def test_rounds_compose() -> None:
    at = SOURCE.index(" ")
    text, alignment = aligned([Change(at, at + 1, "")], [Change(0, 2, "现有"), Change(at, at + 1, "家")])
    assert text.startswith("现有學校56家")
    assert SOURCE[slice(*alignment.to_source(at, at + 1))] == "所"
    assert alignment.to_source(0, 2) == (0, 2)


def test_what_was_deleted_has_an_empty_target() -> None:
    at = SOURCE.index("\n")
    _, alignment = aligned([Change(at, at + 1, "")])
    assert alignment.to_target(at, at + 1) == (at, at)


@pytest.mark.parametrize("length", [0, 1])
def test_everything_deleted(length: int) -> None:
    alignment = Alignment.identity(length).compose([Change(0, length, "")] if length else [])
    assert alignment.to_source(0, 0) == (0, 0)
    assert alignment.to_target(0, length) == (0, 0)
