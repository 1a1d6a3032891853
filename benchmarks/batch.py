"""Batches of many small files: `python benchmarks/batch.py [FILES]` (2,000 by default; the goal is for 20,000).

The files are of every kind and encoding, one in a hundred is broken in a known way (tests/generators/inputs.py). Prints
whether every good input was converted and every broken one told with its code, files a second, what a second call costs
that finds everything done, the memory of the parent over time, and on the first thousand files the gain of a second
worker. Exits with 1 where an input was lost. Memory is read with `ps`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from generators.inputs import Made, generate  # noqa: E402

_SCALED = 2  # folders of 500 files for the comparison of one worker with two
_TENTHS = 10


class Run(NamedTuple):
    """A call of `reportkit batch`: seconds, and MB (10^6 bytes) of the parent each half second."""

    seconds: float
    memory: list[float]


def batch(paths: list[Path], out: Path, jobs: int) -> Run:
    """Run `reportkit batch` to its end."""
    command = [sys.executable, "-m", "reportkit", "batch", *map(str, paths), "-o", str(out), "-j", str(jobs), "--quiet"]
    started = time.perf_counter()
    memory = []
    with subprocess.Popen([*command, "--text-field", "text"], stderr=subprocess.DEVNULL, cwd=ROOT) as process:
        while process.poll() is None:
            held = subprocess.run(["ps", "-o", "rss=", "-p", str(process.pid)], capture_output=True, text=True).stdout
            memory += [int(held) * 1024 / 1e6] if held.strip() else []
            time.sleep(0.5)
    return Run(time.perf_counter() - started, memory)


def faults(out: Path, made: Made) -> list[str]:
    """Every input that did not become what it must."""
    with (out / "inputs.jsonl").open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    codes = {record["uri"]: record["code"] for record in records}
    wanted = {**dict.fromkeys(made.good), **made.broken}
    twice = [f"{len(records) - len(codes)} uris stand twice"] if len(records) != len(codes) else []
    return twice + [
        f"{uri}: {codes.get(uri, 'lost')}, not {wanted.get(uri, 'an input')}"
        for uri in sorted(wanted.keys() | codes.keys())
        if uri not in wanted or uri not in codes or wanted[uri] != codes[uri]
    ]


def main(count: int) -> int:
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place) / "archive", Path(place) / "out"
        folder.mkdir()
        made = generate(folder, count)
        print(
            f"{count:,} files, {made.bytes / 1e6:.1f} MB: {len(made.good):,} good inputs, {len(made.broken):,} broken"
        )
        run = batch([folder], out, 2)
        wrong = faults(out, made)
        print(f"two workers {run.seconds:7.1f} s   {count / run.seconds:7,.0f} files/s   {len(wrong):,} inputs wrong")
        print("\n".join(wrong[:20]), end="\n" if wrong else "")
        print(f"again       {batch([folder], out, 2).seconds:7.1f} s")
        steps = [run.memory[len(run.memory) * tenth // _TENTHS] for tenth in range(_TENTHS)] + run.memory[-1:]
        print("memory of the parent, MB:", *(f"{step:.0f}" for step in steps), f"(highest {max(run.memory):.0f})")
        some = sorted(folder.iterdir())[:_SCALED]
        one, two = (batch(some, Path(place) / str(jobs), jobs).seconds for jobs in (1, 2))
        print(f"first {_SCALED * 500:,}: one worker {one:.1f} s, two {two:.1f} s, × {one / two:.2f}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000))
