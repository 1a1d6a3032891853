"""Parse the samples anew: `python scripts/update_samples.py`, then read `git diff samples` before you commit it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import reportkit
from reportkit.write import as_json

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def contents(document: bytes) -> dict[str, object]:
    """A parsed document without its generator, whose fingerprint changes with every rule."""
    data: dict[str, object] = json.loads(document)
    del data["generator"]
    return data


def main() -> None:
    os.chdir(SAMPLES)  # the uri of a source is the name it was called by
    for path in sorted(Path().glob("*.txt")):
        made, kept = as_json.document(reportkit.parse(path)), path.with_suffix(".json")
        if not kept.exists() or contents(kept.read_bytes()) != contents(made):
            kept.write_bytes(made)


if __name__ == "__main__":
    main()
