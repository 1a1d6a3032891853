"""A folder of every kind of file: good inputs are converted, broken ones told with their code, none is lost.

benchmarks/batch.py does the same with twenty thousand files.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from generators.inputs import generate
from reportkit.batch.archive import open_archive
from reportkit.cli.app import run

FILES = 120


def test_none_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    made = generate(folder, FILES, broken_each=10)
    assert run(["batch", str(folder), "-o", str(tmp_path / "out"), "--text-field", "text", "--quiet"]) == 1
    records = list(open_archive(str(tmp_path / "out")).inputs())
    assert set(Counter(record.uri for record in records).values()) == {1}
    assert {record.uri: record.code for record in records} == {**dict.fromkeys(made.good), **made.broken}
    assert len(set(made.broken.values())) > 7
