"""Start-up as a ratio to a bare interpreter: `python benchmarks/startup.py [ROUNDS]`.

Whole processes, interleaved, median of the rounds, with bytecode cached as in an installed package and what reportkit
keeps between runs in a folder of its own.
Goals: --version ≤ 4, --help ≤ 6, a parse of 3,000 characters ≤ 15 (aim 8).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
CHARS = 3000


def text() -> str:
    """A report of CHARS characters, made of the samples."""
    whole = "".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "samples").glob("simplified*.txt")))
    return (whole * (CHARS // len(whole) + 1))[:CHARS]


def milliseconds(command: list[str], caches: str) -> float:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = environment["XDG_CACHE_HOME"] = caches
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=ROOT, env=environment)
    return (time.perf_counter() - started) * 1000


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(text(), encoding="utf-8")
        reportkit = [sys.executable, "-m", "reportkit"]
        commands = {
            "bare interpreter": [sys.executable, "-c", "pass"],
            "--version": [*reportkit, "--version"],
            "--help": [*reportkit, "--help"],
            f"parse of {CHARS:,} characters": [*reportkit, "parse", str(report)],
        }
        for command in commands.values():
            milliseconds(command, folder)  # fills the caches
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(milliseconds(command, folder))
    bare = median(times["bare interpreter"])
    for name, values in times.items():
        print(f"{name:30} {median(values):7.1f} ms   × {median(values) / bare:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
