"""Score a parse of the gold documents: `run.py [--show KIND] [--per-doc] [--oracle STAGES] [NAME…]`.

Runs the gold folder's own scorer. KIND: indicators, headings, noise, reports. NAME: start of a document's name.
--oracle numbers,outline takes those stages from the gold file instead (see oracle.py).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from oracle import parse_with
from reportkit.pipeline import parse_source
from reportkit.read import read_bytes

GOLD = Path(os.environ.get("REPORTKIT_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "gold"


def documents(names: list[str]) -> list[Path]:
    """Text files of the gold folder whose names start with one of `names` (all for none)."""
    found = sorted(p for p in GOLD.glob("*.txt") if p.with_suffix(".gold.json").exists())
    return [p for p in found if not names or any(p.name.startswith(n) for n in names)]


def score(texts: list[Path], *, show: str | None = None, oracle: str = "") -> str | dict:
    """The scorer's table as data, or what it prints with --show."""
    encoder = msgspec.json.Encoder(decimal_format="number")
    with tempfile.TemporaryDirectory() as folder:
        triples: list[str] = []
        for text in texts:
            out = Path(folder) / f"{text.stem}.json"
            source = read_bytes(text.read_bytes(), uri=text.name)
            gold = text.with_suffix(".gold.json")
            parsed = parse_with(source, gold, set(oracle.split(","))) if oracle else parse_source(source)
            out.write_bytes(encoder.encode(parsed))
            triples += [str(text), str(text.with_suffix(".gold.json")), str(out)]
        options = ["--show", show] if show else ["--json"]
        run = subprocess.run(
            [sys.executable, str(GOLD / "score.py"), *options, *triples], capture_output=True, text=True, check=True
        )
    return run.stdout if show else json.loads(run.stdout)


def table(result: dict) -> str:
    """One line a figure, for people."""
    rows = []
    for key, value in result.items():
        shown = "  ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else value
        rows.append(f"{key:16} {shown}")
    return "\n".join(rows)


def main(argv: list[str]) -> None:
    show = argv[argv.index("--show") + 1] if "--show" in argv else None
    oracle = argv[argv.index("--oracle") + 1] if "--oracle" in argv else ""
    names = [a for a in argv if not a.startswith("--") and a not in (show, oracle)]
    if "--per-doc" in argv:
        for text in documents(names):
            result = score([text], oracle=oracle)
            figures = {
                k: result[k]["F1"] for k in ("indicators", "facts", "headings", "points_start", "reports", "noise")
            }
            print(f"{text.stem[:14]:14}", "  ".join(f"{k} {v:.3f}" for k, v in figures.items()))
        return
    result = score(documents(names), show=show, oracle=oracle)
    print(result if isinstance(result, str) else table(result))


if __name__ == "__main__":
    main(sys.argv[1:])
