"""Sums that hold in the annotated documents, and how seldom official reports are found wrong (needs shared texts)."""

from __future__ import annotations

import pytest

from reportkit.checks.document import check_source
from reportkit.clean import clean
from reportkit.read import read_bytes
from reportkit.rulepack import load_rules
from shared import SHARED

GOLD, CORPUS = SHARED / "gold", SHARED / "corpus" / "text"
HOLD = {
    "002": [
        "189人 + 668人 = 857人",
        "6454人 + 740人 + 563人 = 7757人",
        "992人 + 1613人 = 2605名",
        "12人 + 18人 + 145人 + 20人 = 195人",
        "(25693人 + 7473人) / 38550人 = 86.03%",
        "172件 / 180件 = 95.56%",
        "8件 / 180件 = 4.44%",
        "215件 / 224件 = 95.98%",
        "206件 ≤ 289件",
    ],
    "001": ["547人 - 27人 = 520人"],
    "004": ["92人 / (1817人 - 92人) = 5.33%"],
    "hailar-2016": ["(287.9亿元 / 162.4亿元)^(1/5) - 1 = 12.13%"],
    "ningxia": ["8.3 + 41.4 + 50.3 = 100"],
}
PER_ERROR = 100_000  # characters of official reports for each error that may be false

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the shared texts are not here")


@pytest.mark.parametrize(("name", "sums"), [(name, sums) for name, found in HOLD.items() for sums in found])
def test_sum_is_confirmed(name: str, sums: str) -> None:
    path = next(GOLD.glob(f"{name}*.txt"))
    checked = check_source(read_bytes(path.read_bytes(), uri=path.name))
    assert any(found.message.startswith(sums) for report in checked.reports for found in report.confirmed)


def test_masked_figures_are_put_back() -> None:
    path = next(GOLD.glob("002*.txt"))
    text = clean(read_bytes(path.read_bytes(), uri=path.name), rules=load_rules())
    restored = [(edit.after, edit.proof) for edit in text.edits if edit.rule == "repair.masked-share"]
    assert restored == [("20%)", "36 / 180 = 20%"), ("20件(", "180 × 11.11% = 20")]


def test_official_reports_are_seldom_found_wrong() -> None:
    errors = characters = 0
    for path in sorted(CORPUS.glob("*.txt")):
        source = read_bytes(path.read_bytes(), uri=path.name)
        characters += len(source.text)
        errors += sum(f.severity == "error" for f in check_source(source).findings)
    assert errors * PER_ERROR <= characters
