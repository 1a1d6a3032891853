"""The accuracy gate: figures over the gold documents never fall below tests/accuracy/floors.json, which only rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from run import GOLD, documents, score, table

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the gold documents are not here")


@pytest.fixture(scope="module")
def result() -> dict:
    found = score(documents([]))
    assert isinstance(found, dict)
    print(table(found))
    return found


@pytest.mark.parametrize("figure", FLOORS)
def test_figure_keeps_its_floor(result: dict, figure: str) -> None:
    measured = result[figure]["F1"] if isinstance(result[figure], dict) else result[figure]
    assert measured >= FLOORS[figure]
