"""The gate of `reportkit diff`: pairs and comparability on real reports never fall below these floors."""

from __future__ import annotations

import pytest

from pairs import GOLD, load, score, shared
from reportkit import api

FLOORS = {GOLD: 0.95, "hailar-2012-2013": 0.95, "ningxia-2025-2026": 0.93, "sichuan-2025-2026": 0.92}
COMPARABLE = 0.95

pytestmark = pytest.mark.skipif(shared() is None, reason="the shared texts are not here")


@pytest.mark.parametrize("name", FLOORS)
def test_pairs_keep_their_floor(name: str) -> None:
    folder = shared()
    assert folder is not None
    gold = load(name, folder)
    result = score(gold, api.compare(api.parse(gold.old), api.parse(gold.new)))
    assert result.f1 >= FLOORS[name], "\n".join(result.wrong)
    assert result.comparable_right >= COMPARABLE, "\n".join(result.wrong)
