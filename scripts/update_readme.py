"""Put what the commands print into the READMEs: `python scripts/update_readme.py`.

A block is "```console", "$ reportkit …" and what that prints. A line "…" stands for lines left out: as many lines
as stand before and after it are kept.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READMES = tuple(ROOT / name for name in ("README.md", "README.zh-CN.md"))
_BLOCK = re.compile(r"(?<=```console\n)\$ reportkit ([^\n]+)\n(.*?)(?=```)", re.DOTALL)
_LEFT_OUT = "…"


def commands(text: str) -> list[str]:
    """The reportkit commands whose output a README shows."""
    return [match[1] for match in _BLOCK.finditer(text)]


def refreshed(text: str) -> str:
    """`text` with the output of its commands as it is now."""
    return _BLOCK.sub(_block, text)


def _block(match: re.Match[str]) -> str:
    command, shown = match[1], match[2].splitlines()
    run = subprocess.run(
        [sys.executable, "-m", "reportkit", *shlex.split(command)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    lines = [line.rstrip() for line in run.stdout.splitlines()]
    if _LEFT_OUT in shown:
        at = shown.index(_LEFT_OUT)
        kept_after = len(shown) - at - 1
        lines = [*lines[:at], _LEFT_OUT, *lines[len(lines) - kept_after :]]
    return "\n".join([f"$ reportkit {command}", *lines, ""])


def main() -> None:
    for path in READMES:
        path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
