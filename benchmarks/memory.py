"""Peak memory of a parse: `python benchmarks/memory.py [MEGABYTES…]` (1, 2, 4 and 8 by default).

Each size is a process of its own over the samples repeated to that size. "Ratio" is what the process holds at its
highest beyond that of a parse of one sample, over the size of the text. Goal: 40.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_CHILD = """
import resource, sys
from reportkit.cli.app import run
code = run(["parse", sys.argv[1], "-o", sys.argv[2]])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
raise SystemExit(code)
"""


def peak(content: bytes, folder: Path) -> float:
    """MB (10^6 bytes) at the highest point of parsing `content` to JSON."""
    text = folder / "report.txt"
    text.write_bytes(content)
    command = [sys.executable, "-c", _CHILD, str(text), str(folder / "report.json")]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=ROOT, text=True)
    kilobytes = int(done.stdout) / (1024 if sys.platform == "darwin" else 1)
    return kilobytes * 1024 / 1e6


def main(sizes: list[float]) -> None:
    samples = [path.read_bytes() for path in sorted((ROOT / "samples").glob("simplified*.txt"))]
    whole = b"\n\n".join(samples) + b"\n\n"
    with tempfile.TemporaryDirectory() as folder:
        base = peak(samples[0], Path(folder))
        print(f"{'one sample':>10} {base:7.0f} MB")
        for size in sizes:
            content = whole * int(size * 1e6 / len(whole))
            held = peak(content, Path(folder))
            print(f"{size:7.0f} MB {held:7.0f} MB   × {(held - base) * 1e6 / len(content):.0f}")


if __name__ == "__main__":
    main([float(argument) for argument in sys.argv[1:]] or [1, 2, 4, 8])
