"""Speed of each stage on one core: `python benchmarks/throughput.py [FILE…]` (the samples by default).

MB are 10^6 bytes of input, seconds those of the processor. The floor is reading, decoding, one pass over the digits and
writing JSON, on the same files in the same run; garbage is collected as seldom as by the command line and its workers.
Goal for the whole parse: 2 MB/s, aim 4–5.
"""

from __future__ import annotations

import gc
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from reportkit import pipeline
from reportkit.cli import COLLECT_EVERY
from reportkit.read import read_path
from reportkit.write import as_json

ROOT = Path(__file__).resolve().parents[1]
STAGES = ("clean", "read_outline", "read_numbers", "read_indicators", "run_checks", "assemble")
LEAST_BYTES = 1_000_000
_DIGITS = re.compile("[0-9]+")


class Clock:
    """Seconds spent by name; a stage that draws on others counts without them."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inside = 0.0  # of what is being timed, spent in what it draws on

    def timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """`work`, its time counted under `name`."""

        def timed(*args: Any, **options: Any) -> Any:
            outside, self._inside = self._inside, 0.0
            started = time.process_time()
            made = work(*args, **options)
            spent = time.process_time() - started
            self.seconds[name] = self.seconds.get(name, 0.0) + spent - self._inside
            self._inside = outside + spent
            return made

        return timed


def floor(path: Path) -> bytes:
    text = path.read_bytes().decode("utf-8", "replace")
    return msgspec.json.encode({"text": text, "digits": _DIGITS.findall(text)})


def main(paths: list[Path]) -> None:
    gc.set_threshold(COLLECT_EVERY)
    size = sum(path.stat().st_size for path in paths)
    rounds = max(1, -(-LEAST_BYTES // size))
    pipeline.parse_source(read_path(paths[0]))  # compiles the rules
    clock, whole = Clock(), Clock()
    for name in STAGES:
        setattr(pipeline, name, clock.timed(name, getattr(pipeline, name)))
    read, write = clock.timed("read", read_path), clock.timed("write", as_json.line)
    parse = whole.timed("whole parse", lambda path: write(pipeline.parse_source(read(path))))
    base = whole.timed("floor", floor)
    for _ in range(rounds):
        for path in paths:
            parse(path)
            base(path)
    megabytes = size * rounds / 1e6
    total, least = whole.seconds["whole parse"], whole.seconds["floor"]
    for name, seconds in [*clock.seconds.items(), *whole.seconds.items()]:
        print(f"{name:15} {megabytes / seconds:8.1f} MB/s   {seconds / total:6.1%}   × {seconds / least:.0f} floor")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or sorted((ROOT / "samples").glob("*.txt")))
