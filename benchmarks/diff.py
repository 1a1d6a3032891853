"""How long a comparison takes: `python benchmarks/diff.py [CHARACTERS]`, on two generated reports of that length.

Prints seconds for parsing both, for comparing, and for writing each form.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from generators.pairs import generate
from reportkit.diff import compare
from reportkit.diff.documents import Document
from reportkit.diff.evidence import with_evidence
from reportkit.diff.write import render
from reportkit.pipeline import parse_source
from reportkit.read import read_text
from reportkit.rulepack import load_rules

T = TypeVar("T")


def texts(characters: int) -> tuple[str, str]:
    """Two reports of at least that length, made of many small ones in different words."""
    rng = random.Random(1)
    old, new = "", ""
    while len(old) < characters:
        sample = generate(rng)
        old, new = old + sample.old.text, new + sample.new.text
    return old, new


def timed(what: str, work: Callable[[], T]) -> T:
    start = time.perf_counter()
    result = work()
    print(f"{what:10} {time.perf_counter() - start:8.3f} s")
    return result


def main(characters: int) -> None:
    rules = load_rules()
    sources = [read_text(text, uri=name) for text, name in zip(texts(characters), ("old", "new"), strict=True)]
    parsed = timed("parse", lambda: [parse_source(source, rules=rules) for source in sources])
    old, new = (Document(p, s.text) for p, s in zip(parsed, sources, strict=True))
    print(f"{sum(len(report.indicators) for report in new.parsed.reports)} indicators in the new report")
    rows = timed("compare", lambda: compare(old.parsed, new.parsed, rules=rules, targets=True))
    full = timed("evidence", lambda: with_evidence(rows, old, new, rules=rules))
    for format in ("json", "csv", "md", "html", "table", "xlsx"):
        timed(format, lambda format=format: render([full], format))  # type: ignore[misc]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 25_000)
