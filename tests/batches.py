"""Batches in processes of their own, and what they leave."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path


def start_batch(archive: Path, out: Path, *options: str, forms: Iterable[str]) -> subprocess.Popen[bytes]:
    """`reportkit batch` over a folder, under way; nothing is read from it or shown."""
    to = [option for form in forms for option in ("--to", form)]
    command = [sys.executable, "-m", "reportkit", "batch", str(archive), "-o", str(out), *to, *options]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)


def outputs(out: Path) -> dict[str, bytes]:
    """All files but the shards and the ledger, which tell of the way."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and path.name != "ledger.jsonl" and path.parent.name != "shards"
    }
