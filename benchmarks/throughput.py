"""Speed of each stage on one core: `python benchmarks/throughput.py [FILE…]` (the samples by default).

MB are 10^6 bytes of UTF-8. The floor is reading, decoding, one pass over the digits and writing JSON, on the same text
in the same run. Goal for the whole parse: 2 MB/s, aim 4–5.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from reportkit.assemble import ReportParts, assemble
from reportkit.checks import check_report
from reportkit.clean import clean
from reportkit.indicators import read_indicators
from reportkit.model import Parsed
from reportkit.numbers import read_numbers
from reportkit.outline import read_outline
from reportkit.read import read_path
from reportkit.rulepack import load_rules
from reportkit.write import as_json

ROOT = Path(__file__).resolve().parents[1]
LEAST_BYTES = 1_000_000
_DIGITS = re.compile("[0-9]+")


class Clock:
    """Seconds spent by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def __call__(self, name: str, work: Callable[..., Any], *args: Any, **options: Any) -> Any:
        started = time.perf_counter()
        made = work(*args, **options)
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - started
        return made


def parse(path: Path, clock: Clock) -> None:
    """The way of the data, stage by stage."""
    rules = load_rules()
    source = clock("read", read_path, path)
    text = clock("clean", clean, source, rules=rules)
    outlines = clock("outline", read_outline, text, rules=rules)
    numbers = clock("numbers", read_numbers, text, outlines, rules=rules)
    parts = []
    for outline in outlines:
        own = tuple(n for n in numbers if outline.start <= n.start < outline.end)
        drafts = clock("indicators", read_indicators, text, outline, own, rules=rules)
        remarks = clock("checks", check_report, text, outline, own, drafts, rules=rules)
        parts.append(ReportParts(outline=outline, numbers=own, drafts=drafts, remarks=remarks))
    parsed: Parsed = clock("assemble", assemble, text, parts, fingerprint=rules.fingerprint)
    clock("write", as_json.line, parsed)


def floor(path: Path) -> bytes:
    text = path.read_bytes().decode("utf-8", "replace")
    return msgspec.json.encode({"text": text, "digits": _DIGITS.findall(text)})


def main(paths: list[Path]) -> None:
    size = sum(path.stat().st_size for path in paths)
    rounds = max(1, -(-LEAST_BYTES // size))
    clock = Clock()
    parse(paths[0], Clock())  # compiles the rules
    for _ in range(rounds):
        for path in paths:
            parse(path, clock)
    base = Clock()
    for _ in range(rounds):
        for path in paths:
            base("floor", floor, path)
    megabytes = size * rounds / 1e6
    whole = sum(clock.seconds.values())
    for name, seconds in [*clock.seconds.items(), ("whole parse", whole), *base.seconds.items()]:
        ratio = seconds / base.seconds["floor"]
        print(f"{name:12} {megabytes / seconds:8.1f} MB/s   {seconds / whole:6.1%}   × {ratio:.0f} floor")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or sorted((ROOT / "samples").glob("*.txt")))
