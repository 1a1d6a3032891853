"""Parse the samples anew: `python scripts/update_samples.py`, then read `git diff samples` before you commit it."""

from __future__ import annotations

import os
from pathlib import Path

import reportkit
from reportkit.write import as_json

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def main() -> None:
    os.chdir(SAMPLES)  # the uri of a source is the name it was called by
    for path in sorted(Path().glob("*.txt")):
        path.with_suffix(".json").write_bytes(as_json.document(reportkit.parse(path)))


if __name__ == "__main__":
    main()
