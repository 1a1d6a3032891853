"""How well `reportkit diff` pairs two real reports: `python tests/accuracy/pairs.py [--show] [NAME…]`.

Each set in pairs/ names two texts of the shared corpus and lists, read by hand, the pairs as [old start, new start,
comparable]: the offsets of the two numbers. `optional` pairs are doubtful and counted neither way. The gold documents
and their pair list are scored the same way, by overlap of spans.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import NamedTuple

from reportkit import api
from reportkit.diff import Comparison

HERE = Path(__file__).parent
SETS = sorted((HERE / "pairs").glob("*.json"))
GOLD = "hailar-2015-2016"


class Score(NamedTuple):
    precision: float
    recall: float
    f1: float
    comparable_right: float
    wrong: tuple[str, ...]


class Gold(NamedTuple):
    """Files, pairs with their comparability, and pairs counted neither way; numbers are named by their start."""

    old: Path
    new: Path
    pairs: dict[tuple[int, int], bool]
    optional: frozenset[tuple[int, int]]


def shared() -> Path | None:
    """The folder of shared texts, from REPORTKIT_SHARED or beside the checkout."""
    folder = Path(os.environ.get("REPORTKIT_SHARED", HERE.parents[2] / "shared"))
    return folder if folder.is_dir() else None


def load(name: str, folder: Path) -> Gold:
    """A pair set by name."""
    if name == GOLD:
        return _load_gold(folder / "gold")
    data = json.loads((HERE / "pairs" / f"{name}.json").read_text(encoding="utf-8"))
    text = folder / "corpus" / "text"
    pairs = {(old, new): comparable for old, new, comparable in data["pairs"]}
    return Gold(text / data["old"], text / data["new"], pairs, frozenset(map(tuple, data["optional"])))


def _load_gold(folder: Path) -> Gold:
    old_name, new_name = "hailar-2015", "hailar-2016"
    old, new = (_starts(folder / name) for name in (old_name, new_name))
    listed = json.loads((folder / f"{GOLD}.pairs.json").read_text(encoding="utf-8"))
    pairs = {(old[p["old"]], new[p["new"]]): p["comparable"] for p in listed if not p.get("optional")}
    optional = frozenset((old[p["old"]], new[p["new"]]) for p in listed if p.get("optional"))
    return Gold(folder / f"{old_name}.txt", folder / f"{new_name}.txt", pairs, optional)


def _starts(path: Path) -> list[int]:
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    marked = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))["indicators"]
    return [_find(text, item["quote"], item.get("occ", 1)) + item["quote"].find(item["num"]) for item in marked]


def _find(text: str, quote: str, occurrence: int) -> int:
    at = -1
    for _ in range(occurrence):
        at = text.index(quote, at + 1)
    return at


def score(gold: Gold, comparison: Comparison) -> Score:
    """Precision, recall and F1 of the pairs, and how many of the true ones have the right comparability."""
    olds, news = ({start for pair in gold.pairs for start in pair[side : side + 1]} for side in (0, 1))
    olds |= {old for old, _ in gold.optional}
    news |= {new for _, new in gold.optional}
    found = {}
    names = {}
    for row in comparison.rows:
        if row.old and row.new:
            key = (_snap(row.old.span, olds), _snap(row.new.span, news))
            found[key] = row.verdict != "incomparable"
            names[key] = f"{row.old.name} {row.old.text} ~ {row.new.name} {row.new.text}"
    found = {key: value for key, value in found.items() if key not in gold.optional}
    hits = gold.pairs.keys() & found.keys()
    precision = len(hits) / len(found) if found else 0.0
    recall = len(hits) / len(gold.pairs)
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    right = sum(gold.pairs[key] == found[key] for key in hits) / len(hits) if hits else 0.0
    wrong = [f"extra   {key} {names[key]}" for key in sorted(found.keys() - hits)]
    wrong += [f"missing {key}" for key in sorted(gold.pairs.keys() - hits)]
    wrong += [f"verdict {key} {names[key]}" for key in sorted(hits) if gold.pairs[key] != found[key]]
    return Score(precision, recall, f1, right, tuple(wrong))


def _snap(span: tuple[int, int], starts: set[int]) -> int:
    """The listed start inside the span, so that a number read a little longer or shorter is still the same."""
    return next((start for start in range(*span) if start in starts), span[0])


def main(arguments: list[str]) -> int:
    folder = shared()
    if folder is None:
        print("no shared texts here", file=sys.stderr)
        return 2
    names = [name for name in arguments if not name.startswith("-")] or [GOLD, *(path.stem for path in SETS)]
    for name in names:
        gold = load(name, folder)
        result = score(gold, api.compare(api.parse(gold.old), api.parse(gold.new)))
        print(
            f"{name:20} pairs {len(gold.pairs):3}  P {result.precision:.3f}  R {result.recall:.3f}"
            f"  F1 {result.f1:.3f}  comparable {result.comparable_right:.3f}"
        )
        if "--show" in arguments:
            print(*(f"    {line}" for line in result.wrong), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
